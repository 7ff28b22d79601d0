import rule from "../../../policy-packs/rules/zoning/database-ports-not-open";
import { testRule, unknown } from "../../rule-tester";

const ingress = (properties: object) => [
  {
    type: "AWS::EC2::SecurityGroupIngress",
    properties: { IpProtocol: "tcp", FromPort: 5432, ToPort: 5432, CidrIp: "0.0.0.0/0", ...properties },
  },
];
const pulumi = (properties: object) => [
  {
    type: "aws:ec2/securityGroupRule:SecurityGroupRule",
    properties: { type: "ingress", protocol: "tcp", fromPort: 6379, toPort: 6379, ...properties },
  },
];

testRule(rule, {
  pass: [
    ingress({ CidrIp: "10.0.0.0/16" }),
    ingress({ FromPort: 443, ToPort: 443 }),
    pulumi({ sourceSecurityGroupId: "sg-1" }),
    pulumi({ type: "ingress", fromPort: 443, toPort: 443, cidrBlocks: unknown }),
  ],
  fail: [
    [
      [{ type: "AWS::RDS::DBSecurityGroupIngress", properties: { CIDRIP: "0.0.0.0/0", DBSecurityGroupName: "old" } }],
      /CIDRIP is 0\.0\.0\.0\/0: anybody can reach the database/,
    ],
    [
      [{ type: "aws:rds/securityGroup:SecurityGroup", properties: { ingress: [{ cidr: "0.0.0.0/0" }] } }],
      /ingress\[0\]\.cidr is 0\.0\.0\.0\/0/,
    ],
    [ingress({}), /CidrIp is 0\.0\.0\.0\/0: .*port 5432/],
    [ingress({ FromPort: 9100, ToPort: 9400 }), /port 9200/],
    [pulumi({ cidrBlocks: ["0.0.0.0/0"] }), /port 6379/],
  ],
  unknown: [ingress({ CidrIp: unknown }), pulumi({ cidrBlocks: unknown })],
  // One open rule is one finding, of the gravest thing that it opens.
  silent: [ingress({ FromPort: 1024, ToPort: 65535 }), ingress({ IpProtocol: "-1" })],
});
