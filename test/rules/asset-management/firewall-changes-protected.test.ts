import rule from "../../../policy-packs/rules/asset-management/firewall-changes-protected";
import { testRule, unknown } from "../../rule-tester";

const firewall = (own: object) => [
  {
    type: "AWS::NetworkFirewall::Firewall",
    properties: { SubnetChangeProtection: true, FirewallPolicyChangeProtection: true, ...own } as never,
  },
];
const pulumi = (own: object) => [
  {
    type: "aws:networkfirewall/firewall:Firewall",
    properties: { subnetChangeProtection: true, firewallPolicyChangeProtection: true, ...own } as never,
  },
];

testRule(rule, {
  pass: [firewall({}), pulumi({})],
  fail: [
    [firewall({ SubnetChangeProtection: false }), /SubnetChangeProtection is false: its subnets can be taken away/],
    [firewall({ FirewallPolicyChangeProtection: false }), /it can be given another policy/],
    [pulumi({ subnetChangeProtection: false }), /subnetChangeProtection is false/],
  ],
  unknown: [firewall({ SubnetChangeProtection: unknown }), pulumi({ firewallPolicyChangeProtection: unknown })],
});
