import { planned, ref, type Planned } from "../model/plan";
import { PlanError } from "../model/plan-error";
import { zoneSlots } from "./addresses";
import { internet, type Flow } from "./flows";
import type { TagsOf, Zone } from "./zones";

/**
 * Ports to which answers come back. Load balancers and NAT gateways use all of them:
 * https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
const answers = { From: 1024, To: 65535 };

/** Rules in one direction that EC2 allows in an ACL: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const quota = 20;

const outside = { slot: zoneSlots, cidr: "0.0.0.0/0" };

interface Entry {
  readonly zone: string;
  readonly direction: "in" | "out";
  /** The other side: its name, its slot and its addresses. */
  readonly peer: string;
  readonly slot: number;
  readonly cidr: string;
  readonly protocol: Flow["protocol"];
  readonly ports: { readonly From: number; readonly To: number };
}

const aclId = (zone: string): string => `${zone}-acl`;

/** One ACL a zone, which lets through what the flows name, in both directions, and denies the rest as every ACL does. */
export const planNetworkAcls = (zones: readonly Zone[], flows: readonly Flow[], tags: TagsOf): readonly Planned[] => {
  const entries = new Map(flows.flatMap((flow) => entriesOf(flow, zones)).map((entry) => [nameOf(entry), entry]));
  return zones.flatMap((zone) => [
    planned("AWS::EC2::NetworkAcl", aclId(zone.name), { VpcId: ref("vpc"), Tags: tags(zone.name, zone) }),
    ...zone.subnets.map(({ letter }) =>
      planned("AWS::EC2::SubnetNetworkAclAssociation", `${zone.name}-${letter}-acl`, {
        NetworkAclId: ref(aclId(zone.name)),
        SubnetId: ref(`${zone.name}-${letter}`),
      }),
    ),
    ...(["in", "out"] as const).flatMap((direction) =>
      numbered(
        zone.name,
        [...entries].filter(([, it]) => it.zone === zone.name && it.direction === direction),
      ),
    ),
  ]);
};

/** Both ends of a flow, each with the way there and the way back; on the way to the Internet, the edge zone that holds the NAT too. */
const entriesOf = (flow: Flow, zones: readonly Zone[]): readonly Entry[] => {
  const edge = zones.find((zone) => zone.sensitivity === "edge");
  const through = flow.to === internet && edge !== undefined && edge.name !== flow.from ? edge.name : undefined;
  const at = (zone: string, direction: Entry["direction"], peer: string): readonly Entry[] =>
    zone === internet ? [] : connection(flow, zone, direction, peer, zones);
  return [
    ...at(flow.from, "out", flow.to),
    ...at(flow.to, "in", flow.from),
    ...(through === undefined ? [] : [...at(through, "in", flow.from), ...at(through, "out", flow.to)]),
  ];
};

const connection = (
  { protocol, port }: Flow,
  zone: string,
  direction: Entry["direction"],
  peer: string,
  zones: readonly Zone[],
): readonly Entry[] => {
  const { slot, cidr } = zones.find(({ name }) => name === peer) ?? outside;
  const there: Entry = { zone, direction, peer, slot, cidr, protocol, ports: { From: port, To: port } };
  return [there, { ...there, direction: direction === "in" ? "out" : "in", ports: answers }];
};

const nameOf = ({ zone, direction, peer, protocol, ports }: Entry): string =>
  `${aclId(zone)}-${direction}-${peer}-${protocol}-${ports === answers ? "answers" : String(ports.From)}`;

const numbered = (zone: string, entries: readonly (readonly [string, Entry])[]): readonly Planned[] => {
  if (entries.length > quota) {
    throw new PlanError(
      `Zone ${zone} needs ${String(entries.length)} ACL rules in one direction and EC2 allows ${String(quota)}: split the zone.`,
    );
  }
  const taken = new Set<number>();
  return [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => {
      let number = numberOf(entry);
      while (taken.has(number)) number++;
      taken.add(number);
      return planned("AWS::EC2::NetworkAclEntry", name, {
        NetworkAclId: ref(aclId(zone)),
        CidrBlock: entry.cidr,
        Egress: entry.direction === "out",
        PortRange: { From: entry.ports.From, To: entry.ports.To },
        Protocol: entry.protocol === "tcp" ? 6 : 17,
        RuleAction: "allow",
        RuleNumber: number,
      });
    });
};

/** EC2 numbers rules up to 32766, which gives each peer and protocol this many. */
const numbersEach = Math.floor(32766 / (2 * (zoneSlots + 1)));

/**
 * A rule's number from what it is about, so that a new flow does not renumber the others, which would replace them. Only two ports
 * of one peer that are a multiple of 962 apart want the same. As all rules allow, their order means nothing.
 */
const numberOf = ({ slot, protocol, ports }: Entry): number =>
  (2 * slot + (protocol === "tcp" ? 0 : 1)) * numbersEach +
  1 +
  (ports === answers ? 0 : 1 + ((ports.From - 1) % (numbersEach - 1)));
