import rule from "../../../policy-packs/rules/asset-management/dns-firewall-kept";
import { testRule, unknown } from "../../rule-tester";

const association = (own: object) => [
  {
    type: "AWS::Route53Resolver::FirewallRuleGroupAssociation",
    properties: { VpcId: "vpc-1", FirewallRuleGroupId: "rslvr-frg-1", Priority: 101, ...own } as never,
  },
];
const pulumi = (own: object) => [
  {
    type: "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
    properties: { vpcId: "vpc-1", firewallRuleGroupId: "rslvr-frg-1", priority: 101, ...own } as never,
  },
];

testRule(rule, {
  pass: [association({ MutationProtection: "ENABLED" }), pulumi({ mutationProtection: "ENABLED" })],
  fail: [
    [association({}), /MutationProtection is not set \(DISABLED by default\): one call takes the firewall off the VPC/],
    [pulumi({ mutationProtection: "DISABLED" }), /mutationProtection is DISABLED/],
  ],
  unknown: [association({ MutationProtection: unknown })],
});
