import rule from "../../../policy-packs/rules/zoning/only-web-ports-open";
import { testRule, unknown } from "../../rule-tester";

const ingress = (properties: object) => [
  {
    type: "AWS::EC2::SecurityGroupIngress",
    properties: { IpProtocol: "tcp", FromPort: 8080, ToPort: 8080, CidrIp: "0.0.0.0/0", ...properties },
  },
];
const pulumi = (properties: object) => [
  {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    properties: { ipProtocol: "tcp", fromPort: 8080, toPort: 8080, ...properties },
  },
];

testRule(rule, {
  pass: [
    ingress({ FromPort: 443, ToPort: 443 }),
    ingress({ FromPort: 80, ToPort: 80 }),
    ingress({ IpProtocol: "udp", FromPort: 443, ToPort: 443 }),
    ingress({ IpProtocol: "icmp", FromPort: -1, ToPort: -1 }),
    ingress({ CidrIp: "192.168.0.0/16" }),
    pulumi({ fromPort: 443, toPort: 443, cidrIpv4: unknown }),
    pulumi({ prefixListId: "pl-1" }),
  ],
  fail: [
    [ingress({}), /CidrIp is 0\.0\.0\.0\/0: /],
    [ingress({ IpProtocol: "47", CidrIpv6: "::/0", CidrIp: "10.0.0.0/8" }), /CidrIpv6 is ::\/0/],
    [pulumi({ cidrIpv4: "0.0.0.0/0" }), /cidrIpv4 is 0\.0\.0\.0\/0/],
  ],
  unknown: [ingress({ CidrIp: unknown }), pulumi({ cidrIpv6: unknown })],
  silent: [ingress({ FromPort: 22, ToPort: 22 }), ingress({ FromPort: 3306, ToPort: 3306 })],
});
