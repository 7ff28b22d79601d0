import rule from "../../../policy-packs/rules/asset-management/security-group-described";
import { testRule, unknown } from "../../rule-tester";

const group = (properties: object) => [
  { type: "AWS::EC2::SecurityGroup", properties: { GroupDescription: "Web servers", ...properties } },
];
const pulumi = (properties: object) => [
  { type: "aws:ec2/securityGroup:SecurityGroup", properties: { description: "Web servers", ...properties } },
];
const ingress = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] };

testRule(rule, {
  pass: [
    group({ SecurityGroupIngress: [{ IpProtocol: "tcp", Description: "From the load balancer" }] }),
    [
      ...group({ GroupDescription: { "Fn::Sub": "Web servers of ${Zone}" } }),
      { type: "AWS::Route53::HostedZone", name: "Zone", properties: {} },
    ],
    [{ type: "AWS::EC2::SecurityGroupEgress", properties: { IpProtocol: "tcp", Description: "To S3" } }],
    pulumi({ ingress: [{ ...ingress, description: "From the office" }] }),
    [{ type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", properties: { vpcId: "vpc-1" } }],
  ],
  fail: [
    [group({ GroupDescription: " " }), /\(group\) .*GroupDescription is/],
    [
      group({ SecurityGroupEgress: [{ IpProtocol: "-1" }] }),
      /\(rules\) .*SecurityGroupEgress\[0\]\.Description is not set/,
    ],
    [[{ type: "AWS::EC2::SecurityGroupIngress", properties: { IpProtocol: "tcp" } }], /Description is not set/],
    [[{ type: "aws:ec2/securityGroup:SecurityGroup", properties: {} }], /description is not set \(Managed by Pulumi/],
    [pulumi({ ingress: [ingress] }), /ingress\[0\]\.description is not set/],
    [
      [
        {
          type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          properties: { ipProtocol: "tcp", cidrIpv4: "10.0.0.0/8" },
        },
      ],
      /description is not set/,
    ],
  ],
  unknown: [group({ SecurityGroupIngress: unknown }), pulumi({ description: unknown })],
});
