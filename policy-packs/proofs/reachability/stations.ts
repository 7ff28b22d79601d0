import type { Origin } from "../../../components/model/value";
import { forEvery, onBoth, type Bounds, type Stage } from "./bounds";
import { aclStage, condition, exchanged } from "./filters";
import { shortName } from "./names";
import {
  isGap,
  type Gap,
  type Interface,
  type Maybe,
  type Nat,
  type Network,
  type PublicAccess,
  type Subnet,
} from "./network";
import {
  everything,
  forSome,
  includes,
  intersection,
  just,
  nothing,
  packetsOf,
  packetsTo,
  union,
  type Packets,
} from "./packets";
import { subnetAddresses } from "./places";
import { legsOf, type Leg } from "./routing";

/** Whether a route that leads there is one that the packet has to take. */
export type Accept = (target: Leg["target"]) => Maybe<boolean>;

const notRead = (target: Leg["target"], at: Origin): Gap | undefined => {
  if (target === "local") return undefined;
  if (isGap(target)) return target;
  if (target.to === "firewall")
    return { missing: `what the firewall ${shortName(target.id)} lets through is not read`, at };
  if (target.to === "appliance") return { missing: `what ${shortName(target.id)} makes of packets is not known`, at };
  return undefined;
};

/** Routes that lead where the packet must go; what lets packets through by rules that are not read here is a gap. */
export const leadingTo =
  (...wanted: readonly string[]): Accept =>
  (target) => {
    if (target === "local") return wanted.includes("local");
    const gap = isGap(target) ? target : notRead(target, { resource: "id" in target ? target.id : "", path: [] });
    if (gap !== undefined) return gap;
    return !isGap(target) && (wanted.includes(target.to) || ("id" in target && wanted.includes(target.id)));
  };

/** What the routes of a subnet lead where it must go; of answers, said of the question. */
const routeStage = (place: string, at: Origin, legs: readonly Leg[], accept: Accept, answers: boolean): Stage => {
  const judged = legs.map((leg) => ({ leg, takes: accept(leg.target) }));
  const most = union(...judged.filter(({ takes }) => takes !== false).map(({ leg }) => leg.most));
  const least = union(...judged.filter(({ takes }) => takes === true).map(({ leg }) => leg.least));
  const gaps = judged.flatMap(({ leg, takes }) => (isGap(takes) ? [takes, ...leg.gaps] : leg.gaps));
  const bounds: Bounds = answers ? onBoth({ least, most, gaps }, exchanged) : { least, most, gaps };
  const legOf = (set: Packets, wanted: boolean) =>
    judged.find(({ leg, takes }) => (takes !== false) === wanted && includes(leg.most, set))?.leg.route;
  return {
    place: answers ? `${place}, answers` : place,
    at,
    ...bounds,
    because: (packet) => legOf(answers ? exchanged(just(packet)) : just(packet), true),
    instead: (packet) => legOf(answers ? exchanged(just(packet)) : just(packet), false),
  };
};

export const subnetRoutes = (network: Network, subnet: Subnet, accept: Accept, answers: boolean): Stage =>
  routeStage(
    `routes of ${shortName(subnet.id)}`,
    subnet.at,
    legsOf(network, subnet.table, subnet.vpc),
    accept,
    answers,
  );

/** By what the subnets of two interfaces ask of packets between them: nothing within one subnet. */
export const aclsBetween = (network: Network, from: Subnet, to: Subnet): readonly Stage[] =>
  from.id === to.id
    ? []
    : [
        aclStage(network, from, true, false),
        aclStage(network, to, false, false),
        aclStage(network, to, true, true),
        aclStage(network, from, false, true),
      ];

const allowing = (access: Maybe<PublicAccess>, ...enough: readonly PublicAccess[]): Maybe<boolean> =>
  isGap(access) ? access : enough.includes(access);

export const publicAccess = (subnet: Subnet, ...enough: readonly PublicAccess[]): Stage => ({
  silent: subnet.publicAccess === "open",
  ...condition(
    allowing(subnet.publicAccess, ...enough),
    `VPC block public access for ${shortName(subnet.id)}`,
    subnet.at,
    { so: "is not in the way", not: "blocks it" },
  ),
});

/** The Internet gateway of a subnet's VPC, and how it hands on what comes in: packets, or answers. */
export const gatewayStages = (network: Network, subnet: Subnet, answers: boolean): readonly Stage[] => {
  const vpc = network.vpcs.get(subnet.vpc);
  const written = vpc?.gateway;
  const at = written?.at ?? vpc?.at ?? subnet.at;
  const attached = condition(written !== undefined, "Internet gateway", at, {
    so: written?.says ?? "attached to the VPC",
    not: "none is attached to the VPC",
  });
  if (vpc?.inbound === undefined) return [attached];
  const legs = legsOf(network, vpc.inbound, vpc.id);
  return [attached, routeStage("routes of the Internet gateway", at, legs, leadingTo("local"), answers)];
};

/** Only IPv4 needs a public address besides its own. */
export const publicAddress = (own: Interface): Stage =>
  condition(
    own.publicIpv4,
    `public IPv4 address of ${shortName(own.resource)}`,
    own.at,
    { so: "has a public IPv4 address", not: "has none" },
    packetsOf(4, {}),
  );

const portsOfNat: Packets = union(
  packetsTo({
    protocol: [
      [0, 6],
      [7, 17],
      [18, 256],
    ],
  }),
  packetsTo({ answer: [[1024, 65536]] }),
);

/** All that comes after translation: said of the packet before it, of which neither source nor answer's port is left. */
export const natStage = (network: Network, nat: Nat, subnet: Subnet): Stage => {
  const stages = [
    publicAccess(subnet, "open", "egress", "gateways"),
    ...gatewayStages(network, subnet, true),
    subnetRoutes(network, subnet, leadingTo("internet"), false),
    aclStage(network, subnet, true, false),
    aclStage(network, subnet, false, true),
  ];
  const addresses = subnetAddresses(subnet);
  const after = (sets: readonly Packets[]) =>
    forSome(intersection(portsOfNat, packetsOf(4, { source: addresses[4] }), ...sets), "answer");
  return {
    place: `NAT gateway ${shortName(nat.id)}`,
    at: nat.at,
    least: forEvery(after(stages.map((it) => it.least)), "source", { ...addresses, 6: [] }),
    most: forSome(after(stages.map((it) => it.most)), "source"),
    gaps: stages.flatMap((it) => it.gaps),
    because: () => ({ at: nat.at, says: "translates and sends on to the Internet" }),
  };
};

export const unknownPlace = (resource: string, gap: Gap | undefined): Stage => {
  const at = gap?.at ?? { resource, path: [] };
  const missing = gap?.missing ?? `the subnet of ${shortName(resource)} is defined elsewhere`;
  return {
    place: `place of ${shortName(resource)}`,
    at,
    least: nothing,
    most: everything,
    gaps: [gap ?? { missing, at, elsewhere: true }],
    because: () => undefined,
  };
};
