import { describe, expect, it } from "@jest/globals";
import rule from "../../../policy-packs/rules/zoning/no-path-from-internet-to-data";
import { judge, testRule, unknown, type Stack } from "../../rule-tester";
import { stackOf } from "./networks";

const open = { IpProtocol: "tcp", FromPort: 5432, ToPort: 5432, CidrIp: "0.0.0.0/0" };

const database = (ingress: object, more: object = {}, ...others: Stack): Stack => [
  ...stackOf({ "AWS::EC2::SecurityGroup": { VpcId: { Ref: "VPC" }, SecurityGroupIngress: [ingress] } }),
  {
    type: "AWS::RDS::DBInstance",
    properties: {
      Engine: "postgres",
      DBSubnetGroupName: { Ref: "DBSubnetGroup" },
      VPCSecurityGroups: [{ Ref: "SecurityGroup" }],
      PubliclyAccessible: true,
      ...more,
    },
  },
  { type: "AWS::RDS::DBSubnetGroup", properties: { SubnetIds: [{ Ref: "Subnet" }] } },
  ...others,
];

/** A network load balancer on the Internet before a cache that has no public address. */
const forwarded = (port: number): Stack => [
  ...stackOf({
    "AWS::EC2::SecurityGroup": {
      VpcId: { Ref: "VPC" },
      SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 0, ToPort: 65535, CidrIp: "0.0.0.0/0" }],
    },
  }),
  {
    type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
    properties: { Type: "network", Scheme: "internet-facing", Subnets: [{ Ref: "Subnet" }] },
  },
  {
    type: "AWS::ElasticLoadBalancingV2::Listener",
    properties: {
      LoadBalancerArn: { Ref: "LoadBalancer" },
      Port: 6379,
      Protocol: "TCP",
      DefaultActions: [{ Type: "forward", TargetGroupArn: { Ref: "TargetGroup" } }],
    },
  },
  {
    type: "AWS::ElasticLoadBalancingV2::TargetGroup",
    properties: { TargetType: "ip", Protocol: "TCP", Port: port, Targets: [{ Id: { Ref: "Cache" } }] },
  },
  {
    type: "AWS::ElastiCache::ReplicationGroup",
    name: "Cache",
    properties: {
      Engine: "redis",
      CacheSubnetGroupName: { Ref: "CacheSubnets" },
      SecurityGroupIds: [{ Ref: "SecurityGroup" }],
    },
  },
  {
    type: "AWS::ElastiCache::SubnetGroup",
    name: "CacheSubnets",
    properties: { Description: "data", SubnetIds: [{ Ref: "Subnet" }] },
  },
];

/** The same load balancer as a private one, which a distribution comes to. */
const fronted = (port: number): Stack => [
  ...forwarded(port).map((one) =>
    one.type === "AWS::ElasticLoadBalancingV2::LoadBalancer"
      ? { ...one, properties: { ...one.properties, Scheme: "internal" } }
      : one,
  ),
  {
    type: "AWS::CloudFront::VpcOrigin",
    properties: {
      VpcOriginEndpointConfig: {
        Arn: { Ref: "LoadBalancer" },
        Name: "web",
        HTTPPort: 6379,
        OriginProtocolPolicy: "http-only",
      },
    },
  },
  {
    type: "AWS::CloudFront::Distribution",
    properties: {
      DistributionConfig: {
        Enabled: true,
        DefaultCacheBehavior: { TargetOriginId: "web", ViewerProtocolPolicy: "https-only" },
        Origins: [{ Id: "web", DomainName: "web", VpcOriginConfig: { VpcOriginId: { Ref: "VpcOrigin" } } }],
      },
    },
  },
];

testRule(rule, {
  pass: [
    database({ ...open, CidrIp: "10.0.0.0/16" }),
    database(open, { PubliclyAccessible: false }),
    // Another port than the one that it answers to.
    database({ ...open, FromPort: 443, ToPort: 443 }),
    // Somebody has these people in mind.
    database({ ...open, CidrIp: "203.0.113.0/24" }),
    // Whatever its groups may be: it has no public address.
    database(open, { VPCSecurityGroups: unknown, PubliclyAccessible: false }),
    forwarded(6380),
    fronted(6380),
  ],
  fail: [
    [database(open), /Packets from the Internet reach the data: tcp 5432 \(in SecurityGroup\)/],
    [database({ IpProtocol: "-1", CidrIp: "0.0.0.0/0" }), /reach the data: tcp 5432/],
    [forwarded(6379), /reach the data: tcp 6379/],
    [fronted(6379), /reach the data: tcp 6379/],
  ],
  unknown: [
    database({ ...open, CidrIp: unknown }),
    database(open, { PubliclyAccessible: unknown }),
    database(open, { VPCSecurityGroups: unknown }),
  ],
  silent: [[{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres" } }]],
});

describe("what is reached", () => {
  it("is proved by the way, and its fault stands in the line that opens it", () => {
    const [finding] = judge(rule, database(open)).findings;
    expect([finding?.at.resource, finding?.at.path]).toEqual(["SecurityGroup", ["SecurityGroupIngress", 0]]);
    const way = finding?.evidence?.map(({ says }) => says) ?? [];
    expect(way[0]).toBe("internet");
    expect(way).toContain("security group SecurityGroup, in: ingress tcp 5432 from 0.0.0.0/0");
    expect(way.at(-1)).toMatch(/^for example tcp .* -> 10\.0\.0\.10:5432$/);
  });

  it("is proved through a distribution, step by step", () => {
    const way =
      judge(rule, fronted(6379))
        .findings[0]?.evidence?.map(({ says }) => says)
        .join("\n") ?? "";
    for (const step of ["distribution Distribution: takes requests", "VPC origin, tcp 6379", "forwards to Cache"])
      expect(way).toContain(step);
  });

  it("may be approved people", () => {
    const approved = { approvedCidrs: ["0.0.0.0/1", "128.0.0.0/1"] };
    expect(judge(rule, database(open), approved).findings).toEqual([]);
  });
});
