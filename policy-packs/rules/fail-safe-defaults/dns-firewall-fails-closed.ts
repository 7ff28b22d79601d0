import { defineRule } from "../../core/rule";
import { oneOf } from "../../core/verdict";

export default defineRule({
  id: "dns-firewall-fails-closed",
  title: "A DNS firewall that fails answers nothing",
  principle: "fail-safe-defaults",
  severity: "medium",
  why: "A DNS firewall that fails open answers for every name just when something is wrong.",
  fix: {
    pulumi:
      'Set `firewallFailOpen: "DISABLED"`, or remove the aws.route53.ResolverFirewallConfig: AWS fails closed by default.',
    cloudformation:
      "CloudFormation has no such setting, and AWS fails closed by default: call `UpdateFirewallConfig` with `FirewallFailOpen: DISABLED`.",
  },
  links: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-vpc-configuration.html"],
  checks: {
    "AWS::Route53Resolver::FirewallConfig": (it) =>
      oneOf(it.get("FirewallFailOpen").str("DISABLED"), ["DISABLED"], "it answers for every name while it fails"),
  },
  examples: {
    good: [
      {
        type: "AWS::Route53Resolver::FirewallConfig",
        properties: { ResourceId: "vpc-1", FirewallFailOpen: "DISABLED" },
      },
    ],
    bad: [
      {
        type: "AWS::Route53Resolver::FirewallConfig",
        properties: { ResourceId: "vpc-1", FirewallFailOpen: "ENABLED" },
      },
    ],
  },
  equivalents: [],
});
