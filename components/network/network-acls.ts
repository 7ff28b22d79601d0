import { planned, ref, type Planned, type Text } from "../model/plan";
import { PlanError } from "../model/plan-error";
import { bands, families, suffixOf, type End, type EndBlock, type Family } from "./ends";
import type { Flow } from "./flows";
import type { TagsOf, Zone } from "./zones";

/**
 * Ports to which answers come back. Load balancers and NAT gateways use all of them:
 * https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
const answers = { From: 1024, To: 65535 };

/**
 * Rules in one direction and of one family that EC2 allows in an ACL, and that it can be asked to allow. One of them is its own, which
 * denies the rest: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
const quota = { default: 20, most: 40, own: 1 };

interface Entry {
  readonly zone: string;
  readonly direction: "in" | "out";
  readonly family: Family;
  /** The other side: its name and its addresses. */
  readonly peer: string;
  readonly block: EndBlock;
  readonly address: Text;
  readonly protocol: Flow["protocol"];
  readonly ports: { readonly From: number; readonly To: number };
}

const aclId = (zone: string): string => `${zone}-acl`;

/**
 * One ACL a zone, which lets through what the flows name, in both directions, and denies the rest as every ACL does. `others` are
 * the ends of flows that are no zones, `ways` the zones that a flow passes through between its ends, `rules` the account's quota.
 */
export const planNetworkAcls = (
  { zones, others }: { readonly zones: readonly Zone[]; readonly others: readonly End[] },
  flows: readonly Flow[],
  ways: Ways,
  rules: number | undefined,
  tags: TagsOf,
): readonly Planned[] => {
  const ends = new Map<string, End>([...zones, ...others].map((end) => [end.name, end]));
  const entries = flows.flatMap((flow) => {
    return [...endsOf(flow), ...ways(flow)]
      .filter(({ zone }) => zones.some(({ name }) => name === zone))
      .flatMap((way) => connection(flow, way, ends));
  });
  const named = new Map(entries.map((entry) => [nameOf(entry), entry]));
  return zones.flatMap((zone) => [
    planned("AWS::EC2::NetworkAcl", aclId(zone.name), { VpcId: ref("vpc"), Tags: tags(zone.name, zone) }),
    ...[...zone.subnets, ...zone.grown.flatMap(({ subnets }) => subnets)].map(({ id }) =>
      planned("AWS::EC2::SubnetNetworkAclAssociation", `${id}-acl`, {
        NetworkAclId: ref(aclId(zone.name)),
        SubnetId: ref(id),
      }),
    ),
    ...(["in", "out"] as const).flatMap((direction) =>
      numbered(
        zone.name,
        [...named].filter(([, it]) => it.zone === zone.name && it.direction === direction),
        rules,
      ),
    ),
  ]);
};

/** One opening that a connection needs in the ACL of a zone: outwards or inwards, to or from a peer. Answers go the other way. */
export interface Way {
  readonly zone: string;
  readonly direction: "in" | "out";
  readonly peer: string;
  /** Where one family alone goes this way. */
  readonly only?: Family;
}

/** The openings that a flow needs on its way, besides those at its own ends. */
export type Ways = (flow: Flow) => readonly Way[];

const endsOf = ({ from, to }: Flow): readonly Way[] => [
  { zone: from, direction: "out", peer: to },
  { zone: to, direction: "in", peer: from },
];

const connection = (
  { protocol, port }: Flow,
  { zone, direction, peer, only }: Way,
  ends: ReadonlyMap<string, End>,
): readonly Entry[] =>
  (ends.get(peer)?.blocks ?? []).flatMap((block) =>
    families.flatMap((family): readonly Entry[] => {
      const address = block[family];
      if (address === undefined || (only !== undefined && only !== family)) return [];
      const there = { zone, direction, family, peer, block, address, protocol, ports: { From: port, To: port } };
      return [there, { ...there, direction: direction === "in" ? "out" : "in", ports: answers }];
    }),
  );

const nameOf = ({ zone, direction, family, peer, block, protocol, ports }: Entry): string =>
  `${aclId(zone)}-${direction}-${peer}${suffixOf(block, family)}-${protocol}-${
    ports === answers ? "answers" : String(ports.From)
  }`;

const numbered = (
  zone: string,
  entries: readonly (readonly [string, Entry])[],
  rules: number = quota.default,
): readonly Planned[] => {
  if (!Number.isInteger(rules) || rules < quota.default || rules > quota.most) {
    throw new PlanError(
      `networkAclRules is ${String(rules)}: EC2 can be asked for ${String(quota.default)} to ${String(quota.most)}.`,
    );
  }
  for (const family of families) refuseMore(zone, entries.filter(([, it]) => it.family === family).length, rules);
  const taken = new Set<number>();
  return [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => {
      let number = numberOf(entry);
      while (taken.has(number)) number++;
      taken.add(number);
      const { family, address } = entry;
      return planned("AWS::EC2::NetworkAclEntry", name, {
        NetworkAclId: ref(aclId(zone)),
        ...(family === "ipv4" ? { CidrBlock: address } : { Ipv6CidrBlock: address }),
        Egress: entry.direction === "out",
        PortRange: { From: entry.ports.From, To: entry.ports.To },
        Protocol: entry.protocol === "tcp" ? 6 : 17,
        RuleAction: "allow",
        RuleNumber: number,
      });
    });
};

const refuseMore = (zone: string, count: number, rules: number): void => {
  const most = rules - quota.own;
  if (count <= most) return;
  throw new PlanError(
    `Zone ${zone} needs ${String(count)} ACL rules in one direction and EC2 leaves ${String(most)}: move some of its flows to a ` +
      `zone of their own` +
      (rules < quota.most
        ? `, or have the quota raised (L-2AEEBF1A, up to ${String(quota.most)}) and say networkAclRules.`
        : "."),
  );
};

/** Each family, protocol and band of an end's blocks has as many numbers of the 32766 that EC2 takes. */
const numbersEach = Math.floor(32766 / (families.length * 2 * bands));

/**
 * A rule's number from what it is about, so that a new flow does not renumber the others, which would replace them. Only two ports
 * of one peer that are a multiple of 326 apart want the same. As all rules allow, their order means nothing.
 */
const numberOf = ({ family, block, protocol, ports }: Entry): number =>
  ((families.indexOf(family) * bands + block.band) * 2 + (protocol === "tcp" ? 0 : 1)) * numbersEach +
  1 +
  (ports === answers ? 0 : 1 + ((ports.From - 1) % (numbersEach - 1)));
