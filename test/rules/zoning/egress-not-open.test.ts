import rule from "../../../policy-packs/rules/zoning/egress-not-open";
import { testRule, unknown } from "../../rule-tester";

const group = (properties: object) => [{ type: "AWS::EC2::SecurityGroup", properties: properties as never }];
const pulumi = (properties: object) => [
  { type: "aws:ec2/securityGroup:SecurityGroup", properties: properties as never },
];

testRule(rule, {
  pass: [
    group({ SecurityGroupEgress: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "0.0.0.0/0" }] }),
    group({ SecurityGroupEgress: [{ IpProtocol: "-1", CidrIp: "127.0.0.1/32" }] }),
    // A rule of its own, also as another resource, takes the place of EC2's.
    [
      ...group({}),
      {
        type: "AWS::EC2::SecurityGroupEgress",
        properties: { GroupId: { Ref: "SecurityGroup" }, IpProtocol: "tcp", CidrIp: "10.0.0.0/8" },
      },
    ],
    // The provider takes EC2's own rule away.
    pulumi({}),
    pulumi({ egress: [{ protocol: "-1", fromPort: 0, toPort: 0, securityGroups: ["sg-1"] }] }),
  ],
  fail: [
    [group({}), /SecurityGroupEgress is not set: .*lets everything out/],
    [group({ SecurityGroupEgress: [{ IpProtocol: "-1", CidrIp: "0.0.0.0/0" }] }), /SecurityGroupEgress\[0\]\.CidrIp/],
    [pulumi({ egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] }), /cidrBlocks\[0\]/],
    [
      [
        {
          type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
          properties: { ipProtocol: "-1", cidrIpv6: "::/0" },
        },
      ],
      /cidrIpv6 is ::\/0/,
    ],
  ],
  unknown: [
    group({ SecurityGroupEgress: unknown }),
    pulumi({ egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: unknown }] }),
  ],
});
