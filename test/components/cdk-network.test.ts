import { beforeAll, describe, expect, it } from "@jest/globals";
import { App, Stack } from "aws-cdk-lib";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as elb from "aws-cdk-lib/aws-elasticloadbalancingv2";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { Database, DatabaseMonitoring, Key, Network } from "../../components/cdk";
import { resourcesOf, type Written } from "./carriers/synth";

const owner = "shop-team";

const shop = () => {
  const stack = new Stack(new App(), "shop");
  const key = new Key(stack, "key", {
    dataClass: "internal",
    owner,
    services: ["logs", "rds", "secretsmanager"],
  });
  const network = new Network(stack, "network", {
    cidr: "10.20.0.0/16",
    owner,
    availabilityZones: ["a", "b"],
    zones: { edge: {}, app: {}, data: {}, jobs: { sensitivity: "app", slot: 5 } },
    flows: {
      "internet -> edge : 443": "customers",
      "edge -> app : 8443": "the load balancer calls the shop",
      "app -> data : 5433": "the shop keeps its orders",
      "jobs -> internet : 443": { why: "the tax office has an API", until: "2099-12-31" },
    },
    egress: { sniAllowList: { "api.tax.example": "the tax office takes reports" } },
    flowLogs: { to: "log-group", key },
  });
  return { stack, key, network };
};

const idsOf = (stack: Stack, it: unknown): string => (stack.resolve(it) as { readonly Ref: string }).Ref;

describe("a network where CDK asks for a VPC", () => {
  let { stack, network } = shop();
  let template: { readonly [id: string]: Written } = {};
  beforeAll(() => {
    ({ stack, network } = shop());
    new lambda.Function(stack, "Function", {
      runtime: lambda.Runtime.NODEJS_LATEST,
      handler: "index.handler",
      code: lambda.Code.fromInline("exports.handler = async () => {};"),
      ...network.zones.app.placement,
    });
    template = resourcesOf(stack);
  });

  it("is the VPC that the plan makes", () => {
    expect(template[idsOf(stack, network.vpc.vpcId)]?.Type).toBe("AWS::EC2::VPC");
    expect(network.vpc.vpcId).toBe(network.vpcId);
  });

  it("has a subnet group a zone, in the order of the availability zones", () => {
    const { subnetIds, availabilityZones } = network.vpc.selectSubnets({ subnetGroupName: "jobs" });
    expect(subnetIds).toEqual([network.zones.jobs.subnets.a, network.zones.jobs.subnets.b]);
    expect(stack.resolve(availabilityZones)).toEqual(
      ["a", "b"].map((letter) => ({ "Fn::Join": ["", [{ Ref: "AWS::Region" }, letter]] })),
    );
  });

  it("calls subnets what CDK calls them, by their way to the Internet", () => {
    const inGroup = (subnetType: ec2.SubnetType) => network.vpc.selectSubnets({ subnetType }).subnetIds;
    const of = (...zones: readonly { readonly subnets: { readonly a: string; readonly b: string } }[]) =>
      zones.flatMap(({ subnets }) => [subnets.a, subnets.b]);
    const { edge, app, data, jobs } = network.zones;
    expect(inGroup(ec2.SubnetType.PUBLIC)).toEqual(of(edge));
    expect(inGroup(ec2.SubnetType.PRIVATE_WITH_EGRESS)).toEqual(of(jobs));
    expect([...inGroup(ec2.SubnetType.PRIVATE_ISOLATED)].sort()).toEqual([...of(app, data)].sort());
  });

  it("places a construct of CDK's in a zone, with the zone's group and no other", () => {
    const made = Object.values(template).find(
      (it) => it.Type === "AWS::Lambda::Function" && "VpcConfig" in (it.Properties as object),
    );
    const { SecurityGroupIds, SubnetIds } = (
      made?.Properties as { VpcConfig: { SecurityGroupIds: { Ref: string }[]; SubnetIds: { Ref: string }[] } }
    ).VpcConfig;
    expect(SubnetIds.map(({ Ref }) => Ref)).toEqual(
      [network.zones.app.subnets.a, network.zones.app.subnets.b].map((it) => idsOf(stack, it)),
    );
    expect(SecurityGroupIds.map(({ Ref }) => Ref)).toEqual([idsOf(stack, network.zones.app.securityGroup)]);
  });

  it("has what faces the Internet wait for a way to it", () => {
    const { stack: other, network: open } = shop();
    const { vpc, vpcSubnets } = open.zones.edge.placement;
    new elb.ApplicationLoadBalancer(other, "Balancer", { vpc, vpcSubnets, internetFacing: true });
    const all = resourcesOf(other);
    const balancer = Object.values(all).find(({ Type }) => Type === "AWS::ElasticLoadBalancingV2::LoadBalancer");
    const awaited = (balancer?.DependsOn ?? []).map((id) => all[id]?.Type);
    expect(awaited).toEqual(expect.arrayContaining(["AWS::EC2::Route", "AWS::EC2::VPCGatewayAttachment"]));
  });

  it("lets nothing of CDK's open what no flow names", () => {
    const { stack: other, network: closed } = shop();
    const rules = () =>
      Object.values(resourcesOf(other)).filter(({ Type }) => Type.startsWith("AWS::EC2::SecurityGroup")).length;
    const before = shop();
    const wanted = Object.values(resourcesOf(before.stack)).filter(({ Type }) =>
      Type.startsWith("AWS::EC2::SecurityGroup"),
    ).length;
    const [group] = closed.zones.data.placement.securityGroups;
    group.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(5433));
    group.connections.allowFromAnyIpv4(ec2.Port.tcp(22));
    expect(rules()).toBe(wanted);
  });
});

describe("what closes the defaults of VPCs", () => {
  const { stack, key } = shop();
  new Network(stack, "second", {
    cidr: "10.21.0.0/16",
    owner,
    availabilityZones: ["a"],
    zones: { app: {} },
    flows: {},
    flowLogs: { to: "log-group", key },
  });
  const template = resourcesOf(stack);
  const ofType = (type: string) => Object.entries(template).filter(([, it]) => it.Type === type);

  it("is one function a stack", () => {
    const functions = ofType("AWS::Lambda::Function");
    const closings = [...ofType("Custom::VpcRestrictDefaultSG"), ...ofType("Custom::VpcRestrictDefaultNetworkAcl")];
    expect(functions).toHaveLength(1);
    expect(closings).toHaveLength(4);
    for (const [, { Properties }] of closings) {
      expect(Properties).toMatchObject({ ServiceToken: { "Fn::GetAtt": [functions[0]?.[0], "Arn"] } });
    }
  });

  it("may change each VPC's own two defaults and nothing else in EC2", () => {
    const statements = ofType("AWS::IAM::ManagedPolicy")
      .map(([, it]) => (it.Properties as { PolicyDocument: { Statement: object[] } }).PolicyDocument.Statement)
      .flat() as { Action: string | string[]; Resource: unknown }[];
    const inEc2 = statements.filter(({ Action }) => [Action].flat().some((it) => it.startsWith("ec2:")));
    const defaults = ofType("AWS::EC2::VPC").flatMap(([vpc]) =>
      ["DefaultSecurityGroup", "DefaultNetworkAcl"].map((it) => JSON.stringify({ "Fn::GetAtt": [vpc, it] })),
    );
    expect(inEc2).toHaveLength(4);
    for (const { Resource } of inEc2) {
      expect(defaults.filter((it) => JSON.stringify(Resource).includes(it))).toHaveLength(1);
      expect(JSON.stringify(Resource)).not.toContain("*");
    }
  });

  it("is allowed to before it is called", () => {
    for (const [id, { DependsOn }] of ofType("Custom::VpcRestrictDefaultSG")) {
      expect(DependsOn?.map((it) => template[it]?.Type)).toEqual(["AWS::IAM::ManagedPolicy"]);
      expect(id).toMatch(/RestrictDefaultSecurityGroupCustomResource/);
    }
  });
});

describe("a VPC of CDK's own where a zone is asked for", () => {
  it("holds a database, as far as its own word goes", () => {
    const { stack, key } = shop();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, "Theirs", {
      vpcId: "vpc-1",
      availabilityZones: ["eu-west-1a", "eu-west-1b"],
      isolatedSubnetIds: ["subnet-1", "subnet-2"],
      isolatedSubnetRouteTableIds: ["rtb-1", "rtb-2"],
    });
    const securityGroup = new ec2.SecurityGroup(stack, "TheirGroup", { vpc, allowAllOutbound: false });
    const [a, b] = vpc.isolatedSubnets;
    if (a === undefined || b === undefined) throw new Error("There are too few subnets.");
    new Database(stack, "orders", {
      form: "instance",
      engine: "postgresql-17",
      size: "db.t4g.medium",
      storageGib: 20,
      dataClass: "internal",
      owner,
      key,
      zone: Network.zoneFrom({ sensitivity: "data", ports: [5433], securityGroup, subnets: { a, b } }),
      monitoring: new DatabaseMonitoring(stack, "monitoring", { owner, key }),
    });
    const group = Object.values(resourcesOf(stack)).find(({ Type }) => Type === "AWS::RDS::DBSubnetGroup");
    expect((group?.Properties as { SubnetIds: unknown }).SubnetIds).toEqual(["subnet-1", "subnet-2"]);
  });
});

/** Never run: the compiler is the test. */
export const wrongCombinations = (): void => {
  const { stack, key } = shop();
  const zone = Network.zoneFrom({ sensitivity: "edge", ports: [5433], securityGroup: {} as never, subnets: {} });
  const rest = {
    form: "instance",
    engine: "postgresql-17",
    size: "db.t4g.medium",
    storageGib: 20,
    owner,
    key,
  } as const;
  const monitoring = new DatabaseMonitoring(stack, "monitoring", { owner, key });
  // @ts-expect-error No database stands at the edge.
  new Database(stack, "orders", { ...rest, dataClass: "internal", zone, monitoring });
};
