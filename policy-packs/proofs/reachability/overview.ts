import type { Bounds } from "./bounds";
import { exposuresOf, internet } from "./exposures";
import { matrixOf, type Flow } from "./flows";
import { shortName } from "./names";
import type { Interface, Network } from "./network";
import { isNone } from "./packets";
import { passing } from "./reach";
import { declaredZones, homesIn, inferredZones, type Declared, type Zones } from "./zones";

/** The whole network at a glance: what passes between its zones, and what the Internet comes to. */
export interface Overview {
  /** The subnets of each zone, as they are declared; where none are, by what routes make of them. */
  readonly zones: readonly { readonly name: string; readonly subnets: readonly string[] }[];
  readonly flows: readonly Flow[];
  readonly exposed: readonly { readonly what: string; readonly name: string; readonly passes: Bounds }[];
  /** Things of which nobody knows where they stand. */
  readonly homeless: readonly Interface[];
  /** What is taken of what this input cannot say, where something comes from the Internet or goes there. */
  readonly assumed: readonly string[];
}

const zonesOf = (network: Network, declared: Declared): Pick<Zones, "names" | "of"> => {
  if (Object.keys(declared).length === 0) return inferredZones(network);
  const zones = declaredZones(network, declared);
  const of = homesIn(network, zones);
  return { names: [...new Set([...zones.names, ...of.values()])], of };
};

export const overviewOf = (network: Network, declared: Declared = {}): Overview => {
  const zones = zonesOf(network, declared);
  const { flows, homeless } = matrixOf(network, zones);
  const byName = (a: Flow, b: Flow) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1);
  const entrances = (network.entrances ?? []).map((entrance) => ({
    what: entrance.what,
    name: shortName(entrance.id),
    passes: passing(network, internet, { is: "entrance", entrance }),
  }));
  const exposed = [
    ...entrances.filter(({ passes }) => !isNone(passes.most)),
    ...exposuresOf(network).flatMap(({ all, passes }) =>
      all.map(({ what, resource }) => ({ what, name: shortName(resource), passes })),
    ),
  ];
  return {
    zones: zones.names.map((name) => ({
      name,
      subnets: [...zones.of].flatMap(([id, zone]) => (zone === name ? [shortName(id)] : [])),
    })),
    flows: [...flows].sort(byName),
    // A thing with an interface in each of several subnets is told once.
    exposed: [...new Map(exposed.map((it) => [`${it.what} ${it.name}`, it])).values()],
    homeless,
    assumed:
      exposed.length > 0 || flows.some(({ from, to }) => from === internet.is || to === internet.is)
        ? (network.assumed ?? [])
        : [],
  };
};
