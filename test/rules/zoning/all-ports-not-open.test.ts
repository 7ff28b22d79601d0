import rule from "../../../policy-packs/rules/zoning/all-ports-not-open";
import { testRule, unknown } from "../../rule-tester";

const group = (ingress: object) => [
  { type: "AWS::EC2::SecurityGroup", properties: { SecurityGroupIngress: [ingress] as never } },
];
const pulumi = (ingress: object) => [
  { type: "aws:ec2/securityGroup:SecurityGroup", properties: { ingress: [ingress] as never } },
];

testRule(rule, {
  pass: [
    group({ IpProtocol: "-1", CidrIp: "10.0.0.0/16" }),
    group({ IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "0.0.0.0/0" }),
    group({ IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIp: unknown }),
    pulumi({ protocol: "-1", fromPort: 0, toPort: 0, self: true }),
    pulumi({ protocol: "tcp", fromPort: 0, toPort: 1024, cidrBlocks: ["0.0.0.0/0"] }),
  ],
  fail: [
    [group({ IpProtocol: -1, CidrIpv6: "::/0" }), /SecurityGroupIngress\[0\]\.CidrIpv6 is ::\/0/],
    [group({ IpProtocol: "udp", FromPort: 0, ToPort: 65535, CidrIp: "0.0.0.0/0" }), /every port/],
    [pulumi({ protocol: "all", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }), /cidrBlocks\[0\]/],
    [pulumi({ protocol: "TCP", fromPort: 1, toPort: 65535, ipv6CidrBlocks: ["::/0"] }), /ipv6CidrBlocks\[0\]/],
  ],
  unknown: [group({ IpProtocol: "-1", CidrIp: unknown }), pulumi({ protocol: "-1", cidrBlocks: [unknown] })],
});
