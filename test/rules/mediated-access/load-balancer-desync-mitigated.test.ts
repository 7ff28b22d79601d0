import rule from "../../../policy-packs/rules/mediated-access/load-balancer-desync-mitigated";
import { testRule, unknown } from "../../rule-tester";

const balancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";
const inPulumi = "aws:lb/loadBalancer:LoadBalancer";
const mode = (Value: unknown) =>
  ({ LoadBalancerAttributes: [{ Key: "routing.http.desync_mitigation_mode", Value }] }) as never;

testRule(rule, {
  pass: [
    [{ type: balancer, properties: {} }],
    [{ type: balancer, properties: mode("strictest") }],
    [{ type: inPulumi, properties: {} }],
    [{ type: inPulumi, properties: { desyncMitigationMode: "defensive" } }],
  ],
  fail: [
    [[{ type: balancer, properties: mode("monitor") }], /is monitor: requests that are read in two ways/],
    [[{ type: inPulumi, properties: { desyncMitigationMode: "monitor" } }], /desyncMitigationMode is monitor/],
  ],
  unknown: [[{ type: balancer, properties: mode(unknown) }]],
  silent: [[{ type: balancer, properties: { Type: "network" } }]],
});
