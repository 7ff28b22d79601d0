import rule from "../../../policy-packs/rules/encryption/targets-over-tls";
import { testRule, unknown } from "../../rule-tester";

const group = (properties: object) => [
  { type: "AWS::ElasticLoadBalancingV2::TargetGroup", properties: properties as never },
];
const pulumi = (properties: object) => [{ type: "aws:lb/targetGroup:TargetGroup", properties: properties as never }];

testRule(rule, {
  pass: [group({ Protocol: "HTTPS" }), pulumi({ protocol: "TLS", port: 443 })],
  fail: [
    [group({ Protocol: "HTTP", Port: 80 }), /Protocol is HTTP/],
    [pulumi({ protocol: "HTTP", targetType: "ip" }), /protocol is HTTP/],
  ],
  unknown: [group({ Protocol: unknown })],
  silent: [group({ Protocol: "TCP" }), group({ TargetType: "lambda" }), group({ TargetType: "alb", Protocol: "TCP" })],
});
