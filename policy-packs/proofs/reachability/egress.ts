import { forEvery, type Addresses, type Bounds } from "./bounds";
import { internet } from "./exposures";
import { isGap, type Gap, type Interface, type Network, type Table } from "./network";
import { onceFor } from "./once";
import { forSome, includes, intersection, packetsOf, union, type Packets } from "./packets";
import { baseOf } from "./path";
import { pathsBetween } from "./paths";
import { publicAddresses } from "./places";
import { asEnd, shapesOf } from "./shapes";

/** What a firewall or an appliance lets through is filtered, whatever its rules are: those have rules of ours of their own. */
const isFilter = (target: Table["routes"][number]["target"]): boolean =>
  !isGap(target) && (target.to === "firewall" || target.to === "appliance");

/** The network in which nothing gets past what filters. */
const unfiltered = onceFor((network): Network => ({
  ...network,
  tables: new Map(
    [...network.tables].map(([id, table]) => [
      id,
      {
        ...table,
        routes: table.routes.map((route) => (isFilter(route.target) ? { ...route, target: { to: "nowhere" } } : route)),
      },
    ]),
  ),
}));

/** Every TCP port of everybody on the Internet, by IPv4. */
const everywhere = ({ 4: all }: Addresses): Packets =>
  packetsOf(4, { destination: all, protocol: [[6, 7]], port: [[1, 65536]] });

/** What an interface may send to the Internet, by destination, protocol and port. */
const leaving = (network: Network, from: Interface): Bounds => {
  const paths = pathsBetween(network, asEnd(from), internet);
  const sets = paths.map((path) => {
    const pass = (reading: "least" | "most") =>
      intersection(baseOf(path), ...path.stages.map((stage) => stage[reading]));
    return {
      least: forEvery(forSome(pass("least"), "answer"), "source", path.source.addresses),
      most: forSome(pass("most"), "source", "answer"),
      gaps: path.stages.flatMap(({ gaps }) => gaps),
    };
  });
  return {
    least: union(...sets.map(({ least }) => least)),
    most: union(...sets.map(({ most }) => most)),
    gaps: sets.flatMap(({ gaps }) => gaps),
  };
};

/** Whether a thing can send anything to anybody on the Internet, with nothing between that filters; or what is missing to tell. */
export type Egress = { readonly is: "open" | "filtered" } | { readonly is: "unknown"; readonly gap: Gap };

const judge = (plain: Network, one: Interface): Egress => {
  const network = unfiltered(plain);
  const all = everywhere(publicAddresses(network));
  const { least, most, gaps } = leaving(network, one);
  if (!includes(most, all)) return { is: "filtered" };
  if (includes(least, all)) return { is: "open" };
  return { is: "unknown", gap: gaps[0] ?? { at: one.at, missing: "what decides is not known" } };
};

export const egressBy = onceFor(
  (network): ReadonlyMap<Interface, Egress> =>
    new Map(
      shapesOf(network).flatMap(({ one, all }) => {
        const egress = judge(network, one);
        return all.map((it) => [it, egress] as const);
      }),
    ),
);
