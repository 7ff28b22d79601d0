import { defineRule } from "../../core/rule";
import { oneOf } from "../../core/verdict";

export default defineRule({
  id: "dns-firewall-kept",
  title: "A DNS firewall cannot be taken off a VPC in passing",
  principle: "asset-management",
  severity: "low",
  why: "Without mutation protection one call takes the rules off the VPC, and every name is answered again.",
  fix: {
    pulumi: 'Set `mutationProtection: "ENABLED"`.',
    cloudformation: "Set `MutationProtection: ENABLED`.",
  },
  links: [
    "https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_AssociateFirewallRuleGroup.html",
  ],
  checks: {
    "AWS::Route53Resolver::FirewallRuleGroupAssociation": (it) =>
      oneOf(it.get("MutationProtection").str("DISABLED"), ["ENABLED"], "one call takes the firewall off the VPC"),
  },
  examples: {
    good: [
      {
        type: "AWS::Route53Resolver::FirewallRuleGroupAssociation",
        properties: { VpcId: "vpc-1", FirewallRuleGroupId: "rslvr-frg-1", MutationProtection: "ENABLED" },
      },
    ],
    bad: [
      {
        type: "AWS::Route53Resolver::FirewallRuleGroupAssociation",
        properties: { VpcId: "vpc-1", FirewallRuleGroupId: "rslvr-frg-1" },
      },
    ],
  },
  equivalents: [],
});
