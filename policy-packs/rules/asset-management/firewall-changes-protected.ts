import { defineRule } from "../../core/rule";
import { aspect, isTrue } from "../../core/verdict";

export default defineRule({
  id: "firewall-changes-protected",
  title: "A network firewall is protected from being led elsewhere",
  principle: "asset-management",
  severity: "low",
  why: "Who takes a firewall's subnets away, or gives it a policy that lets everything pass, opens the network in one call.",
  fix: {
    pulumi: "Set `subnetChangeProtection: true` and `firewallPolicyChangeProtection: true`.",
    cloudformation: "Set `SubnetChangeProtection: true` and `FirewallPolicyChangeProtection: true`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-10"],
  checks: {
    "AWS::NetworkFirewall::Firewall": (it) => [
      aspect("subnets", isTrue(it.get("SubnetChangeProtection").bool(false), "its subnets can be taken away")),
      aspect("policy", isTrue(it.get("FirewallPolicyChangeProtection").bool(false), "it can be given another policy")),
    ],
  },
  examples: {
    good: [
      {
        type: "AWS::NetworkFirewall::Firewall",
        properties: { SubnetChangeProtection: true, FirewallPolicyChangeProtection: true },
      },
    ],
    bad: [{ type: "AWS::NetworkFirewall::Firewall", properties: { DeleteProtection: true } }],
  },
  equivalents: [],
});
