import rule from "../../../policy-packs/rules/fail-safe-defaults/load-balancer-exposure-decided";
import { testRule, unknown } from "../../rule-tester";

const modern = (properties: object) => [
  { type: "AWS::ElasticLoadBalancingV2::LoadBalancer", properties: properties as never },
];
const classic = (properties: object) => [
  { type: "AWS::ElasticLoadBalancing::LoadBalancer", properties: properties as never },
];
const pulumi = (properties: object) => [{ type: "aws:lb/loadBalancer:LoadBalancer", properties: properties as never }];

testRule(rule, {
  pass: [
    modern({ Scheme: "internet-facing" }),
    modern({ Type: "gateway" }),
    classic({ Scheme: "internal" }),
    pulumi({ internal: false }),
    [{ type: "aws:elb/loadBalancer:LoadBalancer", properties: { internal: true } }],
  ],
  fail: [
    [modern({ Type: "network" }), /Scheme is not set \(internet-facing by default\)/],
    [classic({}), /Scheme is not set/],
    [pulumi({ subnets: ["subnet-1"] }), /internal is not set/],
  ],
  unknown: [modern({ Scheme: unknown })],
});
