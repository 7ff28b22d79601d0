import { describe, expect, it } from "@jest/globals";
import rule from "../../../policy-packs/rules/zoning/admin-ports-not-open";
import { judge, testRule, unknown, type Stack } from "../../rule-tester";
import { stackOf } from "./networks";

const ingress = { IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIp: "0.0.0.0/0" };
const cloudFormation = (properties: object) => [
  { type: "AWS::EC2::SecurityGroupIngress", properties: { ...ingress, ...properties } },
];
const pulumi = (rule: object) => [
  {
    type: "aws:ec2/securityGroup:SecurityGroup",
    properties: { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, ...rule }] },
  },
];
const vpc = (type: string) => ({ type, name: "Vpc", properties: {} });

testRule(rule, {
  pass: [
    [{ type: "AWS::EC2::SecurityGroup", properties: { GroupDescription: "web" } }],
    [{ type: "AWS::EC2::SecurityGroup", properties: { SecurityGroupIngress: [{ ...ingress, CidrIp: "10.0.0.0/8" }] } }],
    cloudFormation({ FromPort: 443, ToPort: 443 }),
    pulumi({ securityGroups: ["sg-1"] }),
    // A port known to be harmless, or a source known to be small, settles it whatever else is unknown.
    cloudFormation({ FromPort: 443, ToPort: 443, CidrIp: unknown }),
    cloudFormation({ FromPort: 6000, ToPort: unknown }),
    cloudFormation({ CidrIp: "10.1.2.3/32", FromPort: unknown, ToPort: unknown }),
    [
      ...cloudFormation({ CidrIp: { "Fn::Sub": "${Address}/32" } }),
      { type: "AWS::EC2::EIP", name: "Address", properties: {} },
    ],
    cloudFormation({ IpProtocol: "icmp", FromPort: 8, ToPort: unknown }),
    pulumi({ fromPort: 443, toPort: 443, cidrBlocks: unknown }),
    // The block of a VPC of the input is never the Internet.
    [...cloudFormation({ CidrIp: { "Fn::GetAtt": ["Vpc", "CidrBlock"] } }), vpc("AWS::EC2::VPC")],
    [...pulumi({ cidrBlocks: [{ Ref: "Vpc" }] }), vpc("aws:ec2/vpc:Vpc")],
    // Private IPv6 blocks.
    cloudFormation({ CidrIp: "10.0.0.0/16", CidrIpv6: "fc00::/7" }),
  ],
  fail: [
    [cloudFormation({}), /CidrIp is 0\.0\.0\.0\/0: .* port 22/],
    [cloudFormation({ CidrIp: "128.0.0.0/1" }), /CidrIp is 128\.0\.0\.0\/1/],
    [cloudFormation({ ToPort: 4000, FromPort: 3000 }), /port 3389/],
    [cloudFormation({ CidrIp: { Ref: "AWS::NoValue" }, CidrIpv6: "::/0" }), /CidrIpv6 is ::\/0/],
    [
      pulumi({ fromPort: 0, toPort: 1024, cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] }),
      /ingress\[0\]\.cidrBlocks\[1\] is 0\.0\.0\.0\/0/,
    ],
    [
      [
        {
          type: "aws:ec2/securityGroupRule:SecurityGroupRule",
          properties: { type: "ingress", protocol: "tcp", fromPort: 3389, toPort: 3389, ipv6CidrBlocks: ["::/0"] },
        },
      ],
      /ipv6CidrBlocks\[0\]/,
    ],
    [
      [
        {
          type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          properties: { ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: "0.0.0.0/0" },
        },
      ],
      /cidrIpv4 is 0\.0\.0\.0\/0/,
    ],
    [
      [
        {
          type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
          properties: { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }] },
        },
      ],
      /cidrBlocks\[0\]/,
    ],
  ],
  unknown: [
    cloudFormation({ CidrIp: unknown }),
    cloudFormation({ FromPort: unknown, ToPort: unknown }),
    cloudFormation({ IpProtocol: unknown }),
    pulumi({ cidrBlocks: unknown }),
    [{ type: "AWS::EC2::SecurityGroup", properties: { SecurityGroupIngress: unknown } }],
  ],
  // Every port at once is one finding, of all-ports-not-open.
  silent: [cloudFormation({ IpProtocol: "-1" }), cloudFormation({ FromPort: 0, ToPort: 65535 })],
});

describe("an open group in a network that this input knows", () => {
  const open = (isPublic: boolean, ...more: Stack): Stack => [
    ...stackOf({
      "AWS::EC2::SecurityGroup": { VpcId: { Ref: "VPC" }, SecurityGroupIngress: [ingress] },
      "AWS::EC2::Instance": {
        NetworkInterfaces: [
          { SubnetId: { Ref: "Subnet" }, GroupSet: [{ Ref: "SecurityGroup" }], AssociatePublicIpAddress: isPublic },
        ],
      },
    }),
    ...more,
  ];
  const weights = (stack: Stack) => judge(rule, stack).findings.map((it) => [it.rule.severity, it.message]);

  it("weighs little where nothing from the Internet reaches what it is on, and says so", () => {
    expect(weights(open(false))).toEqual([
      ["low", expect.stringMatching(/no packet from the Internet reaches what the group is on, Instance$/)],
    ]);
  });

  it("weighs what it weighs where something does, where it is on nothing, or where a template may put it on more", () => {
    expect(weights(open(true))).toEqual([["critical", expect.stringMatching(/on port 22$/)]]);
    expect(weights(stackOf({ "AWS::EC2::SecurityGroup": { SecurityGroupIngress: [ingress] } }))).toHaveLength(1);
    const template = {
      type: "AWS::EC2::LaunchTemplate",
      properties: { LaunchTemplateData: { SecurityGroupIds: [{ Ref: "SecurityGroup" }] } },
    };
    expect(weights(open(false, template))[0]?.[0]).toBe("critical");
    const unsure = {
      type: "AWS::EC2::Instance",
      name: "Other",
      properties: { SubnetId: { Ref: "Subnet" }, SecurityGroupIds: unknown },
    };
    expect(weights(open(false, unsure))[0]?.[0]).toBe("low");
  });

  it("is judged so where the rule is a resource of its own", () => {
    const [, instance] = open(false).slice(-2);
    const closed = stackOf({ "AWS::EC2::SecurityGroup": { VpcId: { Ref: "VPC" } } });
    const alone = {
      type: "AWS::EC2::SecurityGroupIngress",
      properties: { GroupId: { Ref: "SecurityGroup" }, ...ingress },
    };
    expect(weights([...closed, ...(instance === undefined ? [] : [instance]), alone])[0]?.[0]).toBe("low");
  });
});
