import { describe, expect, it } from "@jest/globals";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import type { Change } from "../../../policy-packs/proofs/change";
import { reachabilityChanges } from "../../../policy-packs/proofs/reachability/compare";
import { obeysLawsOfRevisions, revised, seedsOf, tell, type Dice, type Revisions } from "../revisions";
import { dice } from "./random";

interface Made {
  readonly Type: string;
  readonly Properties: { readonly [property: string]: unknown };
}
interface Stack {
  readonly [id: string]: Made;
}

const made = (type: string, Properties: object = {}): Made => ({
  Type: `AWS::EC2::${type}`,
  Properties: { ...Properties },
});
const ref = (Ref: string) => ({ Ref });
const VpcId = ref("Vpc");

const ports = (it: Dice) =>
  it.pick(
    { IpProtocol: "-1" },
    { IpProtocol: "tcp", FromPort: 443, ToPort: 443 },
    { IpProtocol: "tcp", FromPort: 0, ToPort: 1023 },
    { IpProtocol: "udp", FromPort: 53, ToPort: 53 },
    { IpProtocol: "tcp", FromPort: 22, ToPort: 8080 },
  );

/** Whom a rule lets in: somebody, a group, or nobody knows. */
const peer = (it: Dice, other: "Destination" | "Source") =>
  it.pick<object>(
    { CidrIp: "0.0.0.0/0" },
    { CidrIp: "0.0.0.0/0" },
    { CidrIp: "10.0.0.0/16" },
    { CidrIp: "10.0.1.0/24" },
    { CidrIp: "8.8.0.0/16" },
    { CidrIp: ref("Office") },
    { [`${other}SecurityGroupId`]: ref(it.pick("G0", "G1")) },
  );

/** A rule for a group of groups that are not itself is a resource of its own, so that no template is circular. */
const rule = (it: Dice, type: "Egress" | "Ingress") =>
  made(`SecurityGroup${type}`, {
    GroupId: ref(it.pick("G0", "G1")),
    ...ports(it),
    ...peer(it, type === "Ingress" ? "Source" : "Destination"),
  });

const entry = (it: Dice, Egress: boolean, RuleNumber: number) =>
  made("NetworkAclEntry", {
    NetworkAclId: ref("Acl"),
    Egress,
    RuleNumber,
    RuleAction: it.pick("allow", "allow", "deny"),
    Protocol: it.pick(-1, -1, 6, 17),
    CidrBlock: it.pick("0.0.0.0/0", "0.0.0.0/0", "10.0.0.0/16", "8.8.0.0/16"),
    PortRange: it.pick({ From: 0, To: 65535 }, { From: 443, To: 443 }, { From: 1024, To: 65535 }),
  });

const named = (prefix: string, all: readonly Made[]): Stack =>
  Object.fromEntries(all.map((one, index) => [`${prefix}${String(index)}`, one]));

/** A small network with something of everything. */
const randomStack = (it: Dice): Stack => ({
  Vpc: made("VPC", { CidrBlock: "10.0.0.0/16" }),
  Igw: made("InternetGateway"),
  Attached: made("VPCGatewayAttachment", { VpcId, InternetGatewayId: ref("Igw") }),
  T0: made("RouteTable", { VpcId }),
  Acl: made("NetworkAcl", { VpcId }),
  G0: made("SecurityGroup", { VpcId, GroupDescription: "one" }),
  G1: made("SecurityGroup", { VpcId, GroupDescription: "other" }),
  Out: made("Route", {
    RouteTableId: ref("T0"),
    DestinationCidrBlock: it.pick("0.0.0.0/0", "0.0.0.0/0", "8.0.0.0/8"),
    GatewayId: ref("Igw"),
  }),
  ...Object.fromEntries(
    [0, 1, 2].flatMap((index) => {
      const id = `S${String(index)}`;
      return [
        [id, made("Subnet", { VpcId, CidrBlock: `10.0.${String(index)}.0/24` })],
        ...(it.chance(70)
          ? [[`${id}T`, made("SubnetRouteTableAssociation", { SubnetId: ref(id), RouteTableId: ref("T0") })] as const]
          : []),
        ...(it.chance(40)
          ? [[`${id}A`, made("SubnetNetworkAclAssociation", { SubnetId: ref(id), NetworkAclId: ref("Acl") })] as const]
          : []),
      ];
    }),
  ),
  ...named("In", [rule(it, "Ingress"), ...it.times(3, () => rule(it, "Ingress"))]),
  ...named(
    "To",
    it.times(2, () => rule(it, "Egress")),
  ),
  ...named(
    "EntryIn",
    it.times(3, (index) => entry(it, false, 100 + index)),
  ),
  ...named(
    "EntryOut",
    it.times(3, (index) => entry(it, true, 100 + index)),
  ),
  ...Object.fromEntries(
    [0, 1, 2].map((index) => [
      `M${String(index)}`,
      made("Instance", {
        NetworkInterfaces: [
          {
            SubnetId: ref(`S${String(it.below(3))}`),
            GroupSet: it.pick([ref("G0")], [ref("G1")], [ref("G0"), ref("G1")]),
            AssociatePublicIpAddress: it.pick<unknown>(true, true, false, ref("Public")),
          },
        ],
      }),
    ]),
  ),
});

const Parameters = { Office: { Type: "String" }, Public: { Type: "String" } };
const graphOf = (Resources: Stack) =>
  adaptTemplate({ Parameters, Resources } as never, { file: "t.json", locate: () => undefined }).graph;

const changes = (old: Stack, now: Stack) => {
  const { gained, lost } = reachabilityChanges(graphOf(old), graphOf(now));
  // A zone that has become another one is told as it is now: which revision is now is the only difference.
  const sides = (text: string) =>
    text.replace(/(\w+) \((\w+) before\)/g, (_, a: string, b: string) => [a, b].sort().join("/"));
  const told = (all: readonly Change[]) => all.map((it) => sides(tell(it))).sort();
  return { gained: told(gained), lost: told(lost) };
};

const withAllow = (stack: Stack, it: Dice): Stack => ({
  ...stack,
  Added: made("SecurityGroupIngress", { GroupId: ref(it.pick("G0", "G1")), ...ports(it), CidrIp: "0.0.0.0/0" }),
});

const withDeny = (stack: Stack): Stack => ({
  ...stack,
  DeniedIn: made("NetworkAclEntry", {
    NetworkAclId: ref("Acl"),
    Egress: false,
    RuleNumber: 1,
    RuleAction: "deny",
    Protocol: 6,
    CidrBlock: "0.0.0.0/0",
    PortRange: { From: 443, To: 443 },
  }),
});

/** What is told by: things and subnets keep their names. Groups, ACLs, tables, routes and rules get others. */
const renamed = (stack: Stack): Stack =>
  JSON.parse(
    JSON.stringify(stack).replace(/"(G\d|T0|Acl|Out|Igw|Attached|In\d|To\d|Entry\w+|S\d[TA])"/g, '"Renamed$1"'),
  ) as Stack;

const shuffled = (stack: Stack): Stack => Object.fromEntries(Object.entries(stack).reverse());

const revisions: Revisions<Stack> = {
  seeds: 150,
  invent: randomStack,
  changes,
  same: (stack) => [shuffled(stack), renamed(stack), shuffled(renamed(stack))],
  allowing: withAllow,
  denying: withDeny,
  kept: 60,
  least: { gained: 1, lost: 0.1 },
};

describe("what two revisions reach differently", () => {
  obeysLawsOfRevisions(revisions);

  it("is told alike whatever both revisions call their groups and rules", () => {
    for (const seed of seedsOf(revisions)) {
      const old = randomStack(dice(seed));
      const now = revised(old, revisions, dice(seed + 2000));
      expect([seed, changes(shuffled(renamed(old)), renamed(now))]).toEqual([seed, changes(old, now)]);
    }
  });
});
