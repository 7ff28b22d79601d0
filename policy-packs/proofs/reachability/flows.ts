import { once } from "../../../components/model/once";
import { alongside, either, type Addresses, type Bounds } from "./bounds";
import { candidatesOf, ports, type Bucket, type Door, type Standing } from "./candidates";
import { internet } from "./exposures";
import { shortName } from "./names";
import { isGap, type Interface, type Network, type Subnet } from "./network";
import { onceFor } from "./once";
import { everything, includes, intersection, isNone, nothing, packetsOf, union, type Packets } from "./packets";
import type { End } from "./path";
import { subnetAddresses } from "./places";
import { unite } from "./ranges";
import { brought, directly } from "./reach";
import { legsOf, type Leg } from "./routing";
import { asEnd, entrancesTo, sendersTo, shapesOf, spellFact } from "./shapes";
import { aclsBetween, leadingTo, subnetRoutes } from "./stations";
import type { Zones } from "./zones";

/** Two ends between which something passes that passed between none before. */
interface Pair {
  readonly from: End;
  readonly to: End;
  readonly passes: Bounds;
}

/** What passes from one zone to another, or from and to the Internet, without anybody who sends it on. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  /** By protocol and port: at least, and at most. */
  readonly passes: Bounds;
  /** Together, all of it. */
  readonly pairs: readonly Pair[];
}

export interface Matrix {
  /** Those of which something passes, or may. */
  readonly flows: readonly Flow[];
  /** Whose subnet is not known, so that nobody knows its zone. */
  readonly homeless: readonly Interface[];
}

/** What has been found so far, by zones. */
class Found {
  private readonly flows = new Map<
    string,
    { readonly flow: Omit<Flow, "passes" | "pairs">; passes: Bounds; pairs: Pair[] }
  >();

  /** What has been told to pass: it only grows. */
  private readonly had = new Map<string, WeakSet<Packets>>();

  /** Whether all of this is known to pass already. */
  has(from: string, to: string, bound: Packets): boolean {
    const key = `${from}\n${to}`;
    const known = this.had.get(key) ?? new WeakSet<Packets>();
    if (isNone(bound) || known.has(bound)) return true;
    if (!includes(this.flows.get(key)?.passes.least ?? nothing, bound)) return false;
    this.had.set(key, known.add(bound));
    return true;
  }

  add(from: string, to: string, pair: Pair): void {
    if (isNone(pair.passes.most)) return;
    const key = `${from}\n${to}`;
    const known = this.flows.get(key);
    if (known === undefined) {
      this.flows.set(key, { flow: { from, to }, passes: pair.passes, pairs: [pair] });
      return;
    }
    const { least, most } = pair.passes;
    if (includes(known.passes.least, least) && includes(known.passes.most, most)) return;
    known.passes = either(known.passes, pair.passes);
    known.pairs.push(pair);
  }

  all(): readonly Flow[] {
    return [...this.flows.values()].map(({ flow, passes, pairs }) => ({ ...flow, passes, pairs }));
  }
}

/** All that passes between zones, from the Internet and to it. Exact: every pair that could add something has been asked. */
export const matrixOf = (network: Network, { of }: Pick<Zones, "of">): Matrix => {
  const found = new Found();
  const candidates = candidatesOf(network, of);
  const { doors, before } = candidates;
  const bound = boundsOf(network);
  const asked = new Set<number>();
  for (const door of doors) {
    for (const bucket of before(door)) meet(network, found, asked, bucket, door, bound(bucket, door));
  }
  for (const outer of outersOf(network)) {
    inwards(network, found, outer, doors);
    outwards(network, found, outer, candidates.all);
  }
  keepingClients(network, found, candidates.standing);
  byEntrances(network, found, candidates.standing);
  const homeless = shapesOf(network)
    .filter(({ one }) => isGap(one.subnet) || !network.subnets.has(one.subnet))
    .flatMap(({ all }) => all);
  return { flows: found.all(), homeless };
};

/** Asks pairs until all that can pass by this door is known to. */
const meet = (network: Network, found: Found, asked: Set<number>, bucket: Bucket, door: Door, bound: Packets): void => {
  for (const to of door.shapes) {
    for (const from of bucket.shapes) {
      if (found.has(bucket.zone, door.zone, bound)) return;
      const pair = from.index * 0x4000000 + to.index;
      if (asked.has(pair)) continue;
      asked.add(pair);
      const speaker = from.index === to.index ? from.all[1] : from.one;
      if (speaker === undefined) continue;
      const ends = { from: asEnd(speaker), to: asEnd(to.one) };
      found.add(bucket.zone, door.zone, { ...ends, passes: directly(network, ends.from, ends.to) });
    }
  }
};

/** At most what may pass between a bucket and a door: by their rules' ports, their routes and their ACLs. */
const boundsOf = (network: Network) => {
  const between = new Map<string, Packets>();
  const [byRules, bound] = [common(), common()];
  return (bucket: Bucket, door: Door): Packets => {
    const rules = byRules(bucket.out, door.into);
    if (isNone(rules)) return rules;
    const key = `${bucket.zone}\n${bucket.network}\n${door.zone}\n${door.network}`;
    const ways = between.get(key) ?? waysBetween(network, bucket, door);
    between.set(key, ways);
    return bound(rules, ways);
  };
};

/** Intersections of few sets, each of which is asked for often. */
const common = () => {
  const known = new WeakMap<Packets, WeakMap<Packets, Packets>>();
  return (a: Packets, b: Packets): Packets => {
    const of = known.get(a) ?? new WeakMap<Packets, Packets>();
    known.set(a, of);
    const made = of.get(b) ?? intersection(a, b);
    of.set(b, made);
    return made;
  };
};

const waysBetween = (network: Network, bucket: Bucket, door: Door): Packets => {
  const [from, to] = [bucket.shapes[0]?.subnet, door.shapes[0]?.subnet];
  if (from === undefined || to === undefined) return nothing;
  if (from.vpc !== to.vpc) {
    const near = network.gateways.filter(({ vpc }) => vpc === from.vpc).map(({ id }) => id);
    return network.gateways.some(({ id, vpc }) => vpc === to.vpc && near.includes(id)) ? everything : nothing;
  }
  const sides = [
    alongside("source", addressesLike(network, from)),
    alongside("destination", addressesLike(network, to)),
  ];
  // Within one subnet no ACL is asked.
  const isSame = bucket.network === door.network && bucket.zone === door.zone;
  const stages = isSame
    ? []
    : [subnetRoutes(network, from, leadingTo("local"), false), ...aclsBetween(network, from, to)];
  return ports(intersection(everything, ...sides, ...stages.map(({ most }) => most)));
};

/** The addresses of all subnets with the same table and ACL. */
const addressesLike = (network: Network, { vpc, table, acl }: Subnet): Addresses => {
  const alike = [...network.subnets.values()].filter((it) => it.vpc === vpc && it.table === table && it.acl === acl);
  return alike
    .map(subnetAddresses)
    .reduce<Addresses>((a, b) => ({ 4: unite(a[4], b[4]), 6: unite(a[6], b[6]) }), { 4: [], 6: [] });
};

/** Whoever is outside: the Internet, and networks beyond gateways. */
interface Outer {
  readonly name: string;
  readonly end: End;
  /** Whether it leads to this VPC. */
  readonly leadsTo: (subnet: Subnet) => boolean;
}

const outersOf = (network: Network): readonly Outer[] => [
  { name: "internet", end: internet, leadsTo: () => true },
  ...network.gateways.map((gateway): Outer => ({
    name: shortName(gateway.id),
    end: { is: "gateway", gateway },
    leadsTo: ({ vpc }) => vpc === gateway.vpc,
  })),
];

const inwards = (network: Network, found: Found, { name, end, leadsTo }: Outer, doors: readonly Door[]): void => {
  const asked = new Set<number>();
  for (const { zone, shapes, into, group, isPublic } of doors) {
    // A group is in the network, and so nobody outside is in it.
    if (group !== undefined || (end.is === "internet" && !isPublic)) continue;
    for (const { index, one, subnet } of shapes) {
      if (asked.has(index) || !leadsTo(subnet) || found.has(name, zone, into)) continue;
      asked.add(index);
      if (end.is === "internet" && one.publicIpv4 === false && one.ipv6 === false) continue;
      found.add(name, zone, { from: end, to: asEnd(one), passes: directly(network, end, asEnd(one)) });
    }
  }
};

const ipv4 = onceFor(() => packetsOf(4, {}));

const outwards = (network: Network, found: Found, { name, end, leadsTo }: Outer, buckets: readonly Bucket[]): void => {
  const [sent, led] = [common(), common()];
  for (const { zone, shapes, out } of buckets) {
    const asked = new Set<string>();
    for (const { one, subnet } of shapes) {
      const alike = [subnet.id, spellFact(one.publicIpv4), spellFact(one.ipv6)].join();
      const bound = one.ipv6 === false ? sent(out, ipv4(network)) : out;
      if (asked.has(alike) || !leadsTo(subnet) || found.has(zone, name, led(bound, waysOut(network, subnet)))) continue;
      asked.add(alike);
      found.add(zone, name, { from: asEnd(one), to: end, passes: directly(network, asEnd(one), end) });
    }
  }
};

/** At most what a subnet's routes lead out of the VPC. */
const waysOut = (network: Network, { table, vpc }: Subnet): Packets => outOf(legsOf(network, table, vpc));

const outOf = once((legs: readonly Leg[]) =>
  ports(union(...legs.filter(({ target }) => target !== "local").map(({ most }) => most))),
);

/** What AWS runs outside of the network brings what it has from the Internet. */
const byEntrances = (network: Network, found: Found, standing: readonly Standing[]): void => {
  if ((network.entrances ?? []).length === 0) return;
  for (const { one, zone } of standing) {
    if (entrancesTo(network, one).length === 0) continue;
    found.add("internet", zone, { from: internet, to: asEnd(one), passes: brought(network, one) });
  }
};

/** A network load balancer may speak in the name of clients whose addresses rules let in, and not its own. */
const keepingClients = (network: Network, found: Found, standing: readonly Standing[]): void => {
  const zones = new Map(standing.flatMap(({ all, zone }) => all.map((one) => [one, zone] as const)));
  for (const { one, zone } of standing) {
    for (const { balancer, forward } of sendersTo(network, one)) {
      const from = zones.get(balancer);
      if (from === undefined || forward.keepsClient === false) continue;
      found.add(from, zone, {
        from: asEnd(balancer),
        to: asEnd(one),
        passes: directly(network, asEnd(balancer), asEnd(one)),
      });
    }
  }
};
