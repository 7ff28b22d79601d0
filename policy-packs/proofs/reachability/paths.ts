import { both, either, type Stage } from "./bounds";
import { aclStage, condition, groupStage, type Other } from "./filters";
import { shortName } from "./names";
import { behindNat64, leaving, natsFor, translated, translatedTo4 } from "./nats";
import { isGap, type Gap, type Gateway, type Interface, type Network, type Subnet } from "./network";
import { packetsOf } from "./packets";
import {
  compact,
  hasIpv6,
  interfaceSide,
  internetSide,
  listening,
  nameOf,
  spellEnd,
  type End,
  type Path,
  type Placed,
  type Side,
} from "./path";
import { addressesBeyond } from "./places";
import {
  aclsBetween,
  gatewayStages,
  leadingTo,
  publicAccess,
  publicAddress,
  subnetRoutes,
  unknownPlace,
  type Accept,
} from "./stations";

/** A route within the VPC, or one that leads aside on the way. */
const withinVpc: Accept = (target) => leadingTo("local")(target);

/** What the other side of an interface is to its groups, where a load balancer keeps the address of somebody in AWS's lists. */
const speaking = (own: Interface, client: Side | undefined): Other =>
  client?.lists === undefined ? own : { ...own, lists: client.lists };

/** `client` is who speaks, where a load balancer keeps the client's address. */
export const within = (network: Network, from: Placed, to: Placed, client: Side | undefined): Path => ({
  from: nameOf(from),
  to: nameOf(to),
  source: client ?? interfaceSide(from),
  destination: interfaceSide(to),
  stages: compact([
    ...hasIpv6(from),
    groupStage(network, from.own, true, to.own),
    subnetRoutes(network, from.subnet, withinVpc, false),
    ...aclsBetween(network, from.subnet, to.subnet),
    ...hasIpv6(to),
    groupStage(network, to.own, false, speaking(from.own, client)),
    ...listening(to.own),
    ...(client === undefined ? [subnetRoutes(network, to.subnet, withinVpc, true)] : []),
  ]),
});

/** What passes on to an interface of what comes over the Internet. */
export const fromInternet = (network: Network, to: Placed, speaker?: Other): Path => ({
  from: "internet",
  to: nameOf(to),
  source: internetSide(network),
  destination: interfaceSide(to),
  stages: compact([
    ...gatewayStages(network, to.subnet, false),
    publicAccess(to.subnet, "open"),
    publicAddress(to.own),
    ...hasIpv6(to),
    aclStage(network, to.subnet, false, false),
    groupStage(network, to.own, false, speaker),
    ...listening(to.own),
    aclStage(network, to.subnet, true, true),
    subnetRoutes(network, to.subnet, leadingTo("internet"), true),
  ]),
});

const toInternet = (network: Network, from: Placed): readonly Path[] => {
  const ends = { from: nameOf(from), to: "internet", source: interfaceSide(from), destination: internetSide(network) };
  const direct: Path = {
    ...ends,
    stages: [
      ...leaving(network, from, leadingTo("internet")),
      publicAddress(from.own),
      publicAccess(from.subnet, "open", "egress"),
      ...gatewayStages(network, from.subnet, true),
    ],
  };
  const only6 = condition(
    false,
    "egress-only gateways",
    from.subnet.at,
    { so: "carry IPv6 alone", not: "carry IPv6 alone" },
    packetsOf(4, {}),
  );
  const outward: Path = {
    ...ends,
    stages: [
      ...leaving(network, from, leadingTo("egress-only")),
      only6,
      publicAccess(from.subnet, "open", "egress", "gateways"),
    ],
  };
  return [
    direct,
    outward,
    ...natsFor(network, from.subnet).flatMap((nat) => [
      { ...ends, stages: translated(network, from, nat) },
      ...(from.own.ipv6 === false
        ? []
        : [{ ...ends, destination: behindNat64(network), stages: translatedTo4(network, from, nat) }]),
    ]),
  ];
};

/** No ACL but those of the attachment's subnets sees what a transit gateway brings: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html */
const attachmentStages = (network: Network, gateway: Gateway, own: Subnet, inwards: boolean): readonly Stage[] => {
  if (isGap(gateway.subnets)) return [unknownPlace(gateway.id, gateway.subnets)];
  const others = gateway.subnets.filter((id) => id !== own.id).flatMap((id) => network.subnets.get(id) ?? []);
  return [
    ...anyOf(others.map((subnet) => aclStage(network, subnet, inwards, false))),
    ...anyOf(others.map((subnet) => aclStage(network, subnet, !inwards, true))),
  ];
};

/** The attachment is passed in the availability zone of the sender, of which nothing is read: any of its subnets may be the one. */
const anyOf = (stages: readonly Stage[]): readonly Stage[] => {
  const [first, ...more] = stages;
  if (first === undefined || more.length === 0) return stages;
  const gap: Gap = {
    missing: "which subnet of the attachment packets pass is decided by availability zone",
    at: first.at,
  };
  return [{ ...first, most: either(...stages).most, least: both(...stages).least, gaps: [gap] }];
};

const beyond = (network: Network, gateway: Gateway, { own, subnet }: Placed, inwards: boolean): Path => {
  const placed = { own, subnet };
  const outside: Side = { addresses: addressesBeyond(network, gateway.vpc), enough: "some" };
  const toGateway = leadingTo(gateway.id);
  const stages = inwards
    ? compact([
        ...attachmentStages(network, gateway, subnet, true),
        ...hasIpv6(placed),
        aclStage(network, subnet, false, false),
        groupStage(network, own, false, undefined),
        ...listening(own),
        aclStage(network, subnet, true, true),
        subnetRoutes(network, subnet, toGateway, true),
      ])
    : [...leaving(network, placed, toGateway), ...attachmentStages(network, gateway, subnet, false)];
  return inwards
    ? { from: shortName(gateway.id), to: nameOf(placed), source: outside, destination: interfaceSide(placed), stages }
    : { from: nameOf(placed), to: shortName(gateway.id), source: interfaceSide(placed), destination: outside, stages };
};

/** Between two VPCs, by what both are attached to. */
const across = (network: Network, from: Placed, to: Placed): readonly Path[] =>
  network.gateways
    .filter(({ vpc }) => vpc === from.subnet.vpc)
    .flatMap((near) =>
      network.gateways
        .filter(({ id, vpc }) => id === near.id && vpc === to.subnet.vpc)
        .map((far) => ({
          from: nameOf(from),
          to: nameOf(to),
          source: interfaceSide(from),
          destination: interfaceSide(to),
          stages: compact([
            ...leaving(network, from, leadingTo(near.id), true, to.own),
            ...attachmentStages(network, near, from.subnet, false),
            ...tablesOf(near),
            ...attachmentStages(network, far, to.subnet, true),
            aclStage(network, to.subnet, false, false),
            aclStage(network, to.subnet, true, true),
            ...hasIpv6(to),
            groupStage(network, to.own, false, from.own),
            ...listening(to.own),
            subnetRoutes(network, to.subnet, leadingTo(far.id), true),
          ]),
        })),
    );

/** A peering connection has no tables of its own. */
const tablesOf = ({ is, id, at }: Gateway): readonly Stage[] => {
  if (is === "peering") return [];
  const gap = { missing: `where ${shortName(id)} sends packets is not read`, at };
  return [condition(gap, `routes of ${shortName(id)}`, at, { so: "leads there", not: "leads elsewhere" })];
};

const placeOf = (network: Network, own: Interface): Subnet | undefined =>
  isGap(own.subnet) ? undefined : network.subnets.get(own.subnet);

const anywhere = (own?: Interface): Side => ({
  addresses: { 4: [[0, 2 ** 32]], 6: own?.ipv6 === false ? [] : [[0n, 1n << 128n]] },
  enough: "some",
});

/** Of what stands nobody knows where, its own rules still hold: whatever its routes and ACLs may be, more than these never passes. */
const somewhere = (network: Network, lost: Interface, from: End, to: End): Path => {
  const [a, b] = [from, to].map((end) => (end.is === "interface" ? end.interface : undefined));
  return {
    from: spellEnd(from),
    to: spellEnd(to),
    source: from.is === "internet" ? internetSide(network) : anywhere(a),
    destination: to.is === "internet" ? internetSide(network) : anywhere(b),
    stages: compact([
      ...(a === undefined ? [] : [groupStage(network, a, true, b)]),
      ...(b !== undefined && from.is === "internet" ? [publicAddress(b)] : []),
      ...(b === undefined ? [] : [groupStage(network, b, false, a), ...listening(b)]),
      unknownPlace(lost.resource, isGap(lost.subnet) ? lost.subnet : undefined),
    ]),
  };
};

/** Every way by which packets may go from one end to the other without anybody who sends them on. */
export const pathsBetween = (network: Network, from: End, to: End, client?: Side): readonly Path[] => {
  const homeless = [from, to].flatMap((end) =>
    end.is === "interface" && placeOf(network, end.interface) === undefined ? [end.interface] : [],
  );
  const [lost] = homeless;
  if (lost !== undefined) return [somewhere(network, lost, from, to)];
  const [a, b] = [placed(network, from), placed(network, to)];
  if (a !== undefined && b !== undefined) {
    return a.subnet.vpc === b.subnet.vpc ? [within(network, a, b, client)] : across(network, a, b);
  }
  if (b !== undefined) {
    if (from.is === "internet") return [fromInternet(network, b)];
    return from.is === "gateway" && from.gateway.vpc === b.subnet.vpc ? [beyond(network, from.gateway, b, true)] : [];
  }
  if (a === undefined) return [];
  if (to.is === "internet") return toInternet(network, a);
  return to.is === "gateway" && to.gateway.vpc === a.subnet.vpc ? [beyond(network, to.gateway, a, false)] : [];
};

export const placed = (network: Network, end: End): Placed | undefined => {
  if (end.is !== "interface") return undefined;
  const subnet = placeOf(network, end.interface);
  return subnet === undefined ? undefined : { own: end.interface, subnet };
};
