import type { Cidr } from "../../../components/model/cidr";
import { exactly, perhaps, type Bounds } from "./bounds";
import { blocksOf } from "./filters";
import { isGap, type Maybe, type Network, type Route, type Target, type Written } from "./network";
import { onceFor } from "./once";
import { difference, everything, intersection, nothing, union, type Packets } from "./packets";

/** The packets that one route takes, by their destination. */
export interface Leg extends Bounds {
  readonly route: Written;
  readonly target: Maybe<Target> | "local";
}

interface Candidate {
  readonly route: Written;
  readonly target: Maybe<Target> | "local";
  readonly block: Cidr;
}

/** Only what stands in the VPC itself may have a route that is narrower than the VPC's own: https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html */
const mayBeInside = (target: Maybe<Target>): boolean =>
  isGap(target) || ["nat", "firewall", "appliance"].includes(target.to);

const known = onceFor(() => new Map<string, readonly Leg[]>());

/** What each route of a table takes: the longest prefix wins, and of equal ones the VPC's own. */
export const legsOf = (network: Network, table: Maybe<string>, vpcId: string): readonly Leg[] => {
  if (isGap(table)) return readLegs(network, table, vpcId);
  const key = `${table} in ${vpcId}`;
  const legs = known(network).get(key) ?? readLegs(network, table, vpcId);
  known(network).set(key, legs);
  return legs;
};

const readLegs = (network: Network, table: Maybe<string>, vpcId: string): readonly Leg[] => {
  const vpc = network.vpcs.get(vpcId);
  if (isGap(table) || vpc === undefined) {
    const at = isGap(table) ? table.at : { resource: vpcId, path: [] };
    const gap = isGap(table) ? table : { missing: "its VPC is not known", at };
    return [{ ...perhaps(gap), route: { at, says: "a route that is not known" }, target: gap }];
  }
  const routes = network.tables.get(table)?.routes ?? [];
  const local: Written = { at: vpc.at, says: "local, within the VPC" };
  const candidates: readonly Candidate[] = [
    ...(isGap(vpc.blocks) ? [] : vpc.blocks.map((block) => ({ route: local, target: "local" as const, block }))),
    ...routes.flatMap((route) =>
      isGap(route.destination) ? [] : route.destination.map((block) => ({ route, target: route.target, block })),
    ),
  ];
  const open = routes.filter(({ destination }) => isGap(destination));
  const regions = regionsOf(candidates);
  return [
    ...regions.map(([{ route, target }, set]) => ({ route, target, ...shaded(set, target === "local", open) })),
    ...open.flatMap((route) =>
      isGap(route.destination) ? [{ route, target: route.target, ...perhaps(route.destination) }] : [],
    ),
  ];
};

/** A route whose destination is not known may take what others would. */
const shaded = (set: Packets, isLocal: boolean, open: readonly Route[]): Bounds => {
  const rivals = open.filter((it) => !isLocal || mayBeInside(it.target));
  const gaps = rivals.flatMap(({ destination }) => (isGap(destination) ? [destination] : []));
  return rivals.length === 0 ? exactly(set) : { least: nothing, most: set, gaps };
};

const regionsOf = (candidates: readonly Candidate[]): readonly (readonly [Candidate, Packets])[] => {
  const ordered = [...candidates].sort(
    (a, b) => b.block.prefix - a.block.prefix || Number(b.target === "local") - Number(a.target === "local"),
  );
  let left = everything;
  const regions = new Map<Written, [Candidate, Packets]>();
  for (const candidate of ordered) {
    const taken = blocksOf("destination", [candidate.block]).most;
    const won = intersection(taken, left);
    const before = regions.get(candidate.route);
    regions.set(candidate.route, [candidate, before === undefined ? won : union(before[1], won)]);
    left = difference(left, taken);
  }
  return [...regions.values()];
};
