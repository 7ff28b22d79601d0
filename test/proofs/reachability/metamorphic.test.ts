import { describe, expect, it } from "@jest/globals";
import type { Acl, Entry, Gap, Group, Network, Table } from "../../../policy-packs/proofs/reachability/network";
import { equal, includes } from "../../../policy-packs/proofs/reachability/packets";
import type { End } from "../../../policy-packs/proofs/reachability/path";
import { passing } from "../../../policy-packs/proofs/reachability/reach";
import { dice, randomNetwork } from "./random";

const endsOf = (network: Network): readonly End[] => [
  { is: "internet" },
  ...network.interfaces.map((one): End => ({ is: "interface", interface: one })),
];

/** What passes between every two ends: at least, and at most. */
const matrix = (network: Network) =>
  endsOf(network).flatMap((from) =>
    endsOf(network)
      .filter((to) => to !== from && (from.is === "interface" || to.is === "interface"))
      .map((to) => passing(network, from, to)),
  );

const seeds = Array.from({ length: 60 }, (_, index) => index + 1);

const at = { resource: "added", path: [] };
const everybody = [
  { family: 4, base: 0n, prefix: 0 },
  { family: 6, base: 0n, prefix: 0 },
] as const;
const ssh = { protocol: 6, first: 22, last: 22 };

const mapValues = <T>(map: ReadonlyMap<string, T>, change: (it: T) => T): ReadonlyMap<string, T> =>
  new Map([...map].map(([key, value]) => [key, change(value)]));

const withRule = (network: Network): Network => ({
  ...network,
  groups: mapValues(network.groups, (group: Group) => ({
    ...group,
    ingress: [...group.ingress, { at, says: "ssh", traffic: ssh, peer: { blocks: everybody } }],
  })),
});

const withEntry = (network: Network, allow: boolean): Network => {
  const entry: Entry = { at, says: "an entry", allow, traffic: ssh, blocks: everybody };
  return {
    ...network,
    acls: mapValues(network.acls, (acl: Acl) => ({
      ...acl,
      ingress: [entry, ...acl.ingress],
      egress: [entry, ...acl.egress],
    })),
  };
};

const gap: Gap = { missing: "a parameter has no default", at };

/** The first of a kind of thing with something unknown about it. */
const blurred: readonly (readonly [string, (network: Network) => Network])[] = [
  [
    "whom rules are for",
    (network) => ({
      ...network,
      groups: mapValues(network.groups, (group: Group) => ({
        ...group,
        ingress: group.ingress.map((rule, index) => (index === 0 ? { ...rule, peer: gap } : rule)),
      })),
    }),
  ],
  [
    "ports of entries",
    (network) => ({
      ...network,
      acls: mapValues(network.acls, (acl: Acl) => ({
        ...acl,
        ingress: acl.ingress.map((entry, index) => (index === 0 ? { ...entry, traffic: gap } : entry)),
        egress: acl.egress.map((entry, index) => (index === 1 ? { ...entry, blocks: gap } : entry)),
      })),
    }),
  ],
  [
    "where routes lead",
    (network) => ({
      ...network,
      tables: mapValues(network.tables, (table: Table) => ({
        ...table,
        routes: table.routes.map((route, index) => (index === 0 ? { ...route, target: gap } : route)),
      })),
    }),
  ],
  [
    "what routes are for",
    (network) => ({
      ...network,
      tables: mapValues(network.tables, (table: Table) => ({
        ...table,
        routes: table.routes.map((route, index) => (index === 0 ? { ...route, destination: gap } : route)),
      })),
    }),
  ],
  [
    "addresses, groups and the rest",
    (network) => ({
      ...network,
      interfaces: network.interfaces.map((one, index) => ({
        ...one,
        publicIpv4: gap,
        ipv6: gap,
        ...(index === 0 ? { groups: gap } : {}),
      })),
    }),
  ],
  [
    "the ACLs and blocks of subnets",
    (network) => ({
      ...network,
      subnets: new Map(
        [...network.subnets].map(([id, subnet]) => [
          id,
          id === "s0" ? { ...subnet, acl: gap } : id === "s1" ? { ...subnet, ipv4: gap, publicAccess: gap } : subnet,
        ]),
      ),
    }),
  ],
];

describe("reachability", () => {
  it("is never lost when a group or an ACL allows more", () => {
    for (const seed of seeds) {
      const network = randomNetwork(dice(seed));
      const before = matrix(network);
      for (const more of [withRule(network), withEntry(network, true)]) {
        matrix(more).forEach(({ least, most }, index) => {
          expect(includes(least, before[index]?.least ?? [])).toBe(true);
          expect(includes(most, before[index]?.most ?? [])).toBe(true);
        });
      }
    }
  });

  it("is never won when an ACL denies more", () => {
    for (const seed of seeds) {
      const network = randomNetwork(dice(seed));
      const before = matrix(network);
      matrix(withEntry(network, false)).forEach(({ least, most }, index) => {
        expect(includes(before[index]?.least ?? [], least)).toBe(true);
        expect(includes(before[index]?.most ?? [], most)).toBe(true);
      });
    }
  });

  it("is the same whatever things are called and in whatever order they are written", () => {
    for (const seed of seeds) {
      const network = randomNetwork(dice(seed));
      const before = matrix(network);
      const again: Network = JSON.parse(
        JSON.stringify(network, (_, value: unknown) => {
          if (value instanceof Map) return { pairs: [...value].reverse() };
          return typeof value === "bigint" ? { big: String(value) } : value;
        }).replace(/"(g\d|a\d|t\d|s\d|nat|tgw)"/g, '"renamed-$1"'),
        (_, value: { pairs?: readonly [string, unknown][]; big?: string } | null) => {
          if (typeof value !== "object" || value === null) return value as unknown;
          if (value.pairs !== undefined) return new Map(value.pairs);
          return value.big === undefined ? value : BigInt(value.big);
        },
      ) as Network;
      const shuffled: Network = {
        ...again,
        groups: mapValues(again.groups, (group: Group) => ({
          ...group,
          ingress: [...group.ingress].reverse(),
          egress: [...group.egress].reverse(),
        })),
        tables: mapValues(again.tables, (table: Table) => ({ ...table, routes: [...table.routes].reverse() })),
      };
      matrix(shuffled).forEach(({ least, most }, index) => {
        expect(equal(least, before[index]?.least ?? [])).toBe(true);
        expect(equal(most, before[index]?.most ?? [])).toBe(true);
      });
    }
  });

  it.each(blurred)("lies between the best and the worst case where nobody knows %s", (_, blur) => {
    for (const seed of seeds) {
      const network = randomNetwork(dice(seed));
      const exact = matrix(network);
      matrix(blur(network)).forEach(({ least, most }, index) => {
        expect(includes(exact[index]?.least ?? [], least)).toBe(true);
        expect(includes(most, exact[index]?.most ?? [])).toBe(true);
      });
    }
  });
});
