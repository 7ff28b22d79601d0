import type { Graph } from "../../../components/model/graph";
import { Unresolved } from "../../../components/model/raw";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { answer, readQuestion } from "../../../policy-packs/proofs/reachability/ask";
import type { Network } from "../../../policy-packs/proofs/reachability/network";

interface Resources {
  readonly [id: string]: { readonly Type: string; readonly Properties: object };
}

export const resource = (Type: string, Properties: object = {}) => ({ Type: `AWS::${Type}`, Properties });
export const ref = (Ref: string) => ({ Ref });

export const graphOf = (Resources: Resources): Graph =>
  adaptTemplate({ Resources } as never, { file: "template.json", locate: () => undefined }).graph;

const name = (value: string) => ({ Tags: [{ Key: "Name", Value: value }] });

/** One VPC with an Internet gateway; of each tier a subnet, and the way out of each. */
export const vpc = (...tiers: readonly ("edge" | "app" | "data")[]): Resources => ({
  Vpc: resource("EC2::VPC", { CidrBlock: "10.0.0.0/16" }),
  Igw: resource("EC2::InternetGateway"),
  Attached: resource("EC2::VPCGatewayAttachment", { VpcId: ref("Vpc"), InternetGatewayId: ref("Igw") }),
  Public: resource("EC2::RouteTable", { VpcId: ref("Vpc") }),
  Out: resource("EC2::Route", {
    RouteTableId: ref("Public"),
    DestinationCidrBlock: "0.0.0.0/0",
    GatewayId: ref("Igw"),
  }),
  Private: resource("EC2::RouteTable", { VpcId: ref("Vpc") }),
  ...Object.fromEntries(
    tiers.flatMap((tier, index) => [
      [
        tier,
        resource("EC2::Subnet", {
          VpcId: ref("Vpc"),
          CidrBlock: `10.0.${String(index)}.0/24`,
          ...name(`shop-${tier}-a`),
        }),
      ],
      [
        `${tier}Table`,
        resource("EC2::SubnetRouteTableAssociation", {
          SubnetId: ref(tier),
          RouteTableId: ref(tier === "edge" ? "Public" : "Private"),
        }),
      ],
    ]),
  ),
});

interface Opened {
  readonly port?: number;
  readonly from: string;
}

/** A security group; `from` is a block, or the logical id of a group. */
export const group = (...ingress: readonly Opened[]) =>
  resource("EC2::SecurityGroup", {
    VpcId: ref("Vpc"),
    GroupDescription: "a group",
    SecurityGroupIngress: ingress.map(({ port, from }) => ({
      ...(port === undefined ? { IpProtocol: "-1" } : { IpProtocol: "tcp", FromPort: port, ToPort: port }),
      ...(from.includes("/") ? { CidrIp: from } : { SourceSecurityGroupId: ref(from) }),
    })),
  });

export const machine = (subnet: string, inGroup: string, isPublic = false) =>
  resource("EC2::Instance", {
    ImageId: "ami-1",
    NetworkInterfaces: [
      {
        DeviceIndex: "0",
        SubnetId: ref(subnet),
        GroupSet: [ref(inGroup)],
        AssociatePublicIpAddress: isPublic,
      },
    ],
  });

export const database = (subnet: string, inGroup: string, isPublic = false) => ({
  Subnets: resource("RDS::DBSubnetGroup", { DBSubnetGroupDescription: "data", SubnetIds: [ref(subnet)] }),
  Orders: resource("RDS::DBInstance", {
    Engine: "postgres",
    DBSubnetGroupName: ref("Subnets"),
    VPCSecurityGroups: [ref(inGroup)],
    PubliclyAccessible: isPublic,
  }),
});

/** The answer to a question of two names, with all that it says as one text. */
export const asked = (network: Network, text: string): { readonly verdict: string; readonly said: string } => {
  const question = readQuestion(text);
  if ("mistake" in question) throw new Error(question.mistake);
  const given = answer(network, question);
  if (!("reached" in given)) throw new Error("mistake" in given ? given.mistake : "no question of a pair");
  const { reached } = given;
  const said = JSON.stringify(reached, (key, it: unknown) =>
    key === "at" ? undefined : typeof it === "bigint" ? String(it) : it,
  );
  return { verdict: reached.verdict, said };
};

/** A Pulumi resource as an engine tells of it. */
export const pulumi = (type: string, name: string, props: object, outputs: object = {}): PulumiResource => ({
  urn: urn(type, name),
  type,
  name,
  props: props as PulumiResource["props"],
  outputs: outputs as NonNullable<PulumiResource["outputs"]>,
  propertyDependencies: {},
  protect: false,
});

const urn = (type: string, name: string): string => `urn:pulumi:test::project::${type}::${name}`;

/** What a real preview does not know of another resource yet. */
export const output = (type: string, name: string): Unresolved =>
  new Unresolved("known only after deployment", [urn(type, name)]);
