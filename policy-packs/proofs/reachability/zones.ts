import { shortName, words } from "./names";
import { isGap, type Network, type Subnet } from "./network";
import { legsOf } from "./routing";

/** What each zone's subnets are called: by name, or by the value of a tag that says where they are. */
export interface Declared {
  readonly [zone: string]: readonly string[];
}

export interface Zones {
  readonly names: readonly string[];
  /** The zone of each subnet that is in one. */
  readonly of: ReadonlyMap<string, string>;
  /** Subnets that are called what two zones are. */
  readonly torn: readonly { readonly subnet: Subnet; readonly zones: readonly string[] }[];
}

/** Whether a name has these words, one after the other: `shop-data-a` is called `data`. */
export const isCalledLike = (name: string, wanted: string): boolean => {
  const [all, sought] = [words(name), words(wanted)];
  return sought.length > 0 && all.some((_, start) => sought.every((word, offset) => all[start + offset] === word));
};

const zonesOfSubnet = ({ called }: Subnet, declared: Declared): readonly string[] =>
  Object.keys(declared).filter((zone) =>
    (declared[zone] ?? []).some((it) => called.some((own) => isCalledLike(own, it))),
  );

export const declaredZones = (network: Network, declared: Declared): Zones => {
  const named = [...network.subnets.values()].map((subnet) => ({ subnet, zones: zonesOfSubnet(subnet, declared) }));
  return {
    names: Object.keys(declared),
    of: new Map(
      named.flatMap(({ subnet, zones: [zone, ...more] }) =>
        zone === undefined || more.length > 0 ? [] : [[subnet.id, zone]],
      ),
    ),
    torn: named.filter(({ zones }) => zones.length > 1),
  };
};

/** What stands in no zone that is declared. */
export const elsewhere = "(no zone)";

/** The zone of every subnet: the one that is declared for it, or {@link elsewhere}. */
export const homesIn = (network: Network, { of }: Pick<Zones, "of">): ReadonlyMap<string, string> =>
  new Map([...network.subnets.values()].map(({ id }) => [id, of.get(id) ?? elsewhere]));

/** Where a subnet's routes lead: `public` to an Internet gateway, `egress` outward alone, `isolated` neither. */
const byRoutes = (network: Network, { table, vpc }: Subnet): string => {
  if (isGap(table)) return "unknown";
  const targets = legsOf(network, table, vpc).map(({ target }) => target);
  const leads = (...wanted: readonly string[]) =>
    targets.some((it) => it !== "local" && !isGap(it) && wanted.includes(it.to));
  if (leads("internet")) return "public";
  if (leads("nat", "egress-only", "firewall", "gateway", "peering", "appliance")) return "egress";
  return targets.some(isGap) ? "unknown" : "isolated";
};

/** The zones that routes make where nobody has declared any; of several VPCs, with the VPC's name before. */
export const inferredZones = (network: Network): Zones => {
  const several = network.vpcs.size > 1;
  const of = new Map(
    [...network.subnets.values()].map((subnet) => {
      const zone = byRoutes(network, subnet);
      return [subnet.id, several ? `${shortName(subnet.vpc)}/${zone}` : zone] as const;
    }),
  );
  return { names: [...new Set(of.values())].sort(), of, torn: [] };
};
