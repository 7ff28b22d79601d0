import rule from "../../../policy-packs/rules/fail-safe-defaults/dns-firewall-fails-closed";
import { testRule, unknown } from "../../rule-tester";

const config = (own: object) => [
  { type: "AWS::Route53Resolver::FirewallConfig", properties: { ResourceId: "vpc-1", ...own } as never },
];
const pulumi = (own: object) => [
  {
    type: "aws:route53/resolverFirewallConfig:ResolverFirewallConfig",
    properties: { resourceId: "vpc-1", ...own } as never,
  },
];

testRule(rule, {
  pass: [config({ FirewallFailOpen: "DISABLED" }), pulumi({ firewallFailOpen: "DISABLED" }), pulumi({})],
  fail: [
    [config({ FirewallFailOpen: "ENABLED" }), /it answers for every name while it fails/],
    [pulumi({ firewallFailOpen: "ENABLED" }), /firewallFailOpen is ENABLED/],
  ],
  unknown: [pulumi({ firewallFailOpen: unknown })],
});
