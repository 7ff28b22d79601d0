import { formatCidr } from "../../../components/model/cidr";
import { exactly, type Stage } from "./bounds";
import { aclStage, blocksOf, condition, groupStage, trafficOf } from "./filters";
import { shortName } from "./names";
import { isGap, type Blocks, type Brought, type Entrance, type Gap, type Maybe, type Network } from "./network";
import { everything, nothing, union } from "./packets";
import {
  compact,
  internetSide,
  interfaceSide,
  listening,
  nameOf,
  type End,
  type Path,
  type Placed,
  type Side,
} from "./path";
import { fromInternet, placed, within } from "./paths";
import { publicAddresses } from "./places";
import { asEnd } from "./shapes";
import { gatewayStages, unknownPlace } from "./stations";

const anywhere = { 4: [[0, 2 ** 32]], 6: [[0n, 1n << 128n]] } as const;

/** Addresses of machines, private and public. */
const anyMachine: Side["addresses"] = { 4: [[2 ** 24, 224 * 2 ** 24]], 6: [] };

/** Whom most of them let in. */
export const everybody: Blocks = [
  { family: 4, base: 0n, prefix: 0 },
  { family: 6, base: 0n, prefix: 0 },
];

const spellBlocks = (blocks: Maybe<Blocks>): string =>
  isGap(blocks) ? `whom it lets in is not known: ${blocks.missing}` : `lets in ${blocks.map(formatCidr).join(", ")}`;

/** From the Internet to what AWS runs outside of the VPC. */
const inwards = (network: Network, { id, at, what, open, says, from, listens }: Entrance): Path => {
  const name = `${what} ${shortName(id)}`;
  const lets = blocksOf("source", from);
  return {
    from: "internet",
    to: shortName(id),
    source: internetSide(network),
    destination: { addresses: anywhere, enough: "some" },
    stages: [
      condition(open, name, at, says),
      ...(from === everybody
        ? []
        : [{ place: `${name}, lets in`, at, ...lets, because: () => ({ at, says: spellBlocks(from) }) }]),
      {
        place: `ports of ${shortName(id)}`,
        at,
        ...exactly(union(...listens.map((it) => trafficOf(it).most))),
        because: () => ({ at, says: "answers there" }),
      },
    ],
  };
};

/** CloudFront and API Gateway speak IPv4 to what they bring something to, from addresses that AWS knows. */
const speakerOf = (network: Network, { lists }: Entrance, isPublic: boolean): Side => ({
  addresses: isPublic ? { 4: publicAddresses(network)[4], 6: [] } : anyMachine,
  enough: "every",
  lists,
});

/** What passes on for every address from which it may be sent passes for certain. */
const unknownAddresses = ({ id, at, what }: Entrance): Stage => ({
  place: `addresses of ${shortName(id)}`,
  at,
  ...exactly(everything),
  gaps: [{ missing: `from which addresses the ${what} speaks is not read`, at }],
  because: () => undefined,
  silent: true,
});

/** What it sends, and whether it is this thing that gets it. */
const sending = (entrance: Entrance, brought: Brought): Stage => {
  const { least, most, gaps } = trafficOf(brought.onward);
  const target: readonly Gap[] = isGap(brought.target) ? [brought.target] : [];
  return {
    place: `${entrance.what} ${shortName(entrance.id)}, sends on`,
    at: brought.at,
    least: target.length > 0 ? nothing : least,
    most,
    gaps: [...target, ...gaps],
    because: () => brought,
    instead: () => brought,
  };
};

/** Whether a network ACL sees what comes by interfaces of AWS's own is not documented: what it lets through passes for certain. */
const perhapsAcls = (network: Network, { subnet }: Placed): readonly Stage[] =>
  [aclStage(network, subnet, false, false), aclStage(network, subnet, true, true)].map((stage) =>
    stage.silent === true
      ? stage
      : {
          ...stage,
          most: everything,
          gaps: [
            ...stage.gaps,
            { missing: `whether ${stage.place} sees what AWS's own interfaces bring is not documented`, at: stage.at },
          ],
        },
  );

const perhapsUnfiltered = (
  stage: Stage | undefined,
  filters: Placed["own"]["filtersPrivateLink"],
): Stage | undefined => {
  if (stage === undefined || filters === undefined || filters === true) return stage;
  if (filters === false) return undefined;
  return { ...stage, most: everything, gaps: [...stage.gaps, filters] };
};

const privately = (network: Network, entrance: Entrance, to: Placed, by: "vpc origin" | "private link"): Path => {
  const group = groupStage(network, to.own, false, { lists: entrance.lists });
  return {
    from: shortName(entrance.id),
    to: nameOf(to),
    source: speakerOf(network, entrance, false),
    destination: interfaceSide(to),
    stages: compact([
      // A VPC with an origin needs an Internet gateway, by which nothing passes.
      ...(by === "vpc origin" ? gatewayStages(network, to.subnet, false).slice(0, 1) : []),
      ...perhapsAcls(network, to),
      by === "private link" ? perhapsUnfiltered(group, to.own.filtersPrivateLink) : group,
      ...listening(to.own),
      unknownAddresses(entrance),
    ]),
  };
};

const linked = (network: Network, entrance: Entrance, link: string, to: Placed): readonly Path[] =>
  network.interfaces
    .filter(({ resource }) => resource === link)
    .flatMap((one): readonly Path[] => {
      const from = placed(network, asEnd(one));
      if (from === undefined)
        return [
          {
            from: shortName(link),
            to: nameOf(to),
            source: { addresses: anywhere, enough: "some" },
            destination: interfaceSide(to),
            stages: [unknownPlace(link, isGap(one.subnet) ? one.subnet : undefined)],
          },
        ];
      if (from.subnet.vpc !== to.subnet.vpc) return [];
      const path = within(network, from, to, undefined);
      const says = { at: one.at, says: `speaks by interfaces in ${shortName(from.subnet.id)}` };
      const stage: Stage = {
        place: `VPC link ${shortName(link)}`,
        at: one.at,
        ...exactly(everything),
        because: () => says,
      };
      return [{ ...path, from: shortName(entrance.id), stages: [stage, ...path.stages] }];
    });

const overInternet = (network: Network, entrance: Entrance, to: Placed): Path => {
  const path = fromInternet(network, to, { lists: entrance.lists });
  return {
    ...path,
    from: shortName(entrance.id),
    source: speakerOf(network, entrance, true),
    stages: [...path.stages, unknownAddresses(entrance)],
  };
};

const byOf = (network: Network, entrance: Entrance, { by }: Brought, to: Placed): readonly Path[] => {
  if (by === "internet") return [overInternet(network, entrance, to)];
  return typeof by === "string" ? [privately(network, entrance, to, by)] : linked(network, entrance, by.through, to);
};

const onwards = (network: Network, entrance: Entrance, end: End): readonly Path[] => {
  if (end.is !== "interface") return [];
  const own = end.interface;
  const brought = entrance.brings.filter(({ target }) => isGap(target) || target === own.resource || target === own.id);
  const to = placed(network, end);
  return brought.flatMap((it) => {
    const start = sending(entrance, it);
    if (to === undefined) {
      const stages = [start, unknownPlace(own.resource, isGap(own.subnet) ? own.subnet : undefined)];
      const sides = {
        source: speakerOf(network, entrance, false),
        destination: { addresses: anywhere, enough: "some" } as const,
      };
      return [{ from: shortName(entrance.id), to: shortName(own.resource), ...sides, stages }];
    }
    return byOf(network, entrance, it, to).map((path) => ({ ...path, stages: [start, ...path.stages] }));
  });
};

/** The ways to what AWS runs outside of the VPC, and on from it. */
export const pathsByEntrance = (network: Network, from: End, to: End): readonly Path[] => {
  if (to.is === "entrance") return from.is === "internet" ? [inwards(network, to.entrance)] : [];
  return from.is === "entrance" ? onwards(network, from.entrance, to) : [];
};
