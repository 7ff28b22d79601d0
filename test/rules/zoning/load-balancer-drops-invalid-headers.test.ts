import rule from "../../../policy-packs/rules/zoning/load-balancer-drops-invalid-headers";
import { testRule, unknown } from "../../rule-tester";

const key = "routing.http.drop_invalid_header_fields.enabled";
const loadBalancer = (properties: object) => [
  { type: "AWS::ElasticLoadBalancingV2::LoadBalancer", properties: properties as never },
];
const pulumi = (properties: object) => [{ type: "aws:lb/loadBalancer:LoadBalancer", properties: properties as never }];

testRule(rule, {
  pass: [
    loadBalancer({ LoadBalancerAttributes: [{ Key: key, Value: "true" }] }),
    loadBalancer({
      LoadBalancerAttributes: [
        { Key: "idle_timeout", Value: "9" },
        { Key: key, Value: true },
      ],
    }),
    pulumi({ dropInvalidHeaderFields: true }),
  ],
  fail: [
    [loadBalancer({}), /LoadBalancerAttributes\.routing\.http\.drop_invalid_header_fields\.enabled is not set \(false/],
    // Of a list that is there, it names what is not in it.
    [
      loadBalancer({ LoadBalancerAttributes: [{ Key: "idle_timeout", Value: "9" }] }),
      /^fail LoadBalancerAttributes\.routing\.http\.drop_invalid_header_fields\.enabled is not set/,
    ],
    [
      loadBalancer({ LoadBalancerAttributes: [{ Key: key, Value: "false" }] }),
      /LoadBalancerAttributes\[0\]\.Value is false/,
    ],
    [pulumi({}), /dropInvalidHeaderFields is not set \(false by default\)/],
    [
      [{ type: "aws:alb/loadBalancer:LoadBalancer", properties: { dropInvalidHeaderFields: false } }],
      /dropInvalidHeaderFields is false/,
    ],
  ],
  unknown: [
    loadBalancer({ Type: unknown }),
    loadBalancer({ LoadBalancerAttributes: unknown }),
    pulumi({ dropInvalidHeaderFields: unknown }),
  ],
  silent: [loadBalancer({ Type: "gateway" }), pulumi({ loadBalancerType: "network" })],
});
