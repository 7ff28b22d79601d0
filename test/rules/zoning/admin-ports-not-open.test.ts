import rule from "../../../policy-packs/rules/zoning/admin-ports-not-open";
import { testRule, unknown } from "../../rule-tester";

const ingress = { IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIp: "0.0.0.0/0" };

testRule(rule, {
  pass: [
    [{ type: "AWS::EC2::SecurityGroup", properties: { GroupDescription: "web" } }],
    [{ type: "AWS::EC2::SecurityGroup", properties: { SecurityGroupIngress: [{ ...ingress, CidrIp: "10.0.0.0/8" }] } }],
    [{ type: "AWS::EC2::SecurityGroupIngress", properties: { ...ingress, FromPort: 443, ToPort: 443 } }],
    // A port that is not known cannot matter where the source is known and small.
    [
      {
        type: "aws:ec2/securityGroup:SecurityGroup",
        properties: { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, securityGroups: ["sg-1"] }] },
      },
    ],
  ],
  fail: [
    [[{ type: "AWS::EC2::SecurityGroupIngress", properties: ingress }], /CidrIp is 0\.0\.0\.0\/0: .* port 22/],
    [
      [
        {
          type: "AWS::EC2::SecurityGroup",
          properties: { SecurityGroupIngress: [{ IpProtocol: -1, CidrIpv6: "::/0" }] },
        },
      ],
      /SecurityGroupIngress\[0\]\.CidrIpv6/,
    ],
    [
      [
        {
          type: "aws:ec2/securityGroup:SecurityGroup",
          properties: {
            ingress: [{ protocol: "tcp", fromPort: 0, toPort: 65535, cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] }],
          },
        },
      ],
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
  ],
  unknown: [[{ type: "AWS::EC2::SecurityGroupIngress", properties: { ...ingress, CidrIp: unknown } }]],
});
