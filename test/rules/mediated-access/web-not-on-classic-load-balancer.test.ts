import rule from "../../../policy-packs/rules/mediated-access/web-not-on-classic-load-balancer";
import { testRule, unknown } from "../../rule-tester";

const classic = (...protocols: unknown[]) => [
  {
    type: "AWS::ElasticLoadBalancing::LoadBalancer",
    properties: { Listeners: protocols.map((Protocol) => ({ Protocol })) } as never,
  },
];
const pulumi = (lbProtocol: string) => [
  { type: "aws:elb/loadBalancer:LoadBalancer", properties: { listeners: [{ lbPort: 443, lbProtocol }] } as never },
];

testRule(rule, {
  pass: [classic("TCP", "SSL"), pulumi("ssl")],
  fail: [
    [classic("TCP", "https"), /Listeners\[1\]\.Protocol is https/],
    [pulumi("http"), /listeners\[0\]\.lbProtocol is http/],
  ],
  unknown: [classic(unknown)],
});
