import type { Stage } from "./bounds";
import { aclStage, condition, groupStage } from "./filters";
import { shortName } from "./names";
import { isGap, type Interface, type Nat, type Network, type Subnet } from "./network";
import { packetsOf, type Packets } from "./packets";
import { compact, hasIpv6, type Placed, type Side } from "./path";
import { publicAddresses } from "./places";
import type { Ranges } from "./ranges";
import { legsOf } from "./routing";
import { leadingTo, natStage, publicAccess, subnetRoutes, unknownPlace, type Accept } from "./stations";

/** Within one subnet no ACL is asked: `crosses` says whether the border of the sender's is passed. */
export const leaving = (
  network: Network,
  from: Placed,
  accept: Accept,
  crosses = true,
  other?: Interface,
): readonly Stage[] =>
  compact([
    ...hasIpv6(from),
    groupStage(network, from.own, true, other),
    subnetRoutes(network, from.subnet, accept, false),
    ...(crosses ? [aclStage(network, from.subnet, true, false), aclStage(network, from.subnet, false, true)] : []),
  ]);

/** Those that the subnet's routes lead to, or may; where they lead to none, all: what is missing is a route. */
export const natsFor = (network: Network, { table, vpc }: Subnet): readonly Nat[] => {
  const targets = legsOf(network, table, vpc).map(({ target }) => target);
  const all = [...network.nats.values()];
  if (targets.some(isGap)) return all;
  const led = all.filter(({ id }) => targets.some((it) => it !== "local" && !isGap(it) && "id" in it && it.id === id));
  return led.length > 0 ? led : all;
};

/** What passes between the NAT gateway's subnet and the sender's, their ACLs see before and after. `after` is all from translation on. */
const byNat = (
  network: Network,
  from: Placed,
  nat: Nat,
  own: Stage,
  after: (stage: Stage) => Stage,
): readonly Stage[] => {
  const isPublic = condition(nat.public, `NAT gateway ${shortName(nat.id)}`, nat.at, {
    so: "is a public one",
    not: "is a private one",
  });
  const subnet = isGap(nat.subnet) || nat.subnet === undefined ? undefined : network.subnets.get(nat.subnet);
  const crosses = subnet?.id !== from.subnet.id;
  const before = [...leaving(network, from, leadingTo(nat.id), crosses), own, isPublic];
  if (nat.subnet === undefined) return [...before, publicAccess(from.subnet, "open", "egress", "gateways")];
  if (subnet === undefined) return [...before, unknownPlace(nat.id, isGap(nat.subnet) ? nat.subnet : undefined)];
  // Packets and answers between the two subnets have the sender's address and the other's on the Internet.
  const between = crosses ? [aclStage(network, subnet, false, false), aclStage(network, subnet, true, true)] : [];
  return [...before, ...between, after(natStage(network, nat, subnet))];
};

const translates = (nat: Nat, so: string, without: 4 | 6): Stage =>
  condition(false, `NAT gateway ${shortName(nat.id)}`, nat.at, { so, not: so }, packetsOf(without, {}));

/** By a NAT gateway, with IPv4. */
export const translated = (network: Network, from: Placed, nat: Nat): readonly Stage[] =>
  byNat(network, from, nat, translates(nat, "translates IPv4 alone, but for NAT64", 6), (stage) => stage);

/** Where NAT gateways find the addresses of IPv4: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html */
const nat64 = 0x64ff9bn << 96n;

const embedded = (ranges: Ranges): Ranges => ranges.map(([first, end]) => [nat64 + BigInt(first), nat64 + BigInt(end)]);

/** The Internet's IPv4, as it is called from IPv6. */
export const behindNat64 = (network: Network): Side => ({
  addresses: { 4: [], 6: embedded(publicAddresses(network)[4]) },
  enough: "some",
});

/** What leaves the gateway with IPv4, said of what came to it with IPv6: whoever sent it, and to whatever port the answer goes. */
const before64 = (set: Packets): Packets =>
  set.flatMap(({ family, destination, protocol, port }) =>
    family === 4 ? packetsOf(6, { destination: embedded(destination), protocol, port }) : [],
  );

/** By a NAT gateway, from IPv6 to IPv4. */
export const translatedTo4 = (network: Network, from: Placed, nat: Nat): readonly Stage[] =>
  byNat(network, from, nat, translates(nat, "translates 64:ff9b::/96 to IPv4", 4), (stage) => ({
    ...stage,
    least: before64(stage.least),
    most: before64(stage.most),
  }));
