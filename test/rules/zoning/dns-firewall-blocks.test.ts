import rule from "../../../policy-packs/rules/zoning/dns-firewall-blocks";
import { testRule, unknown } from "../../rule-tester";

const rule_ = (Action: unknown) => ({ Action, FirewallDomainListId: "rslvr-fdl-1", Priority: 100 });
const group = (rules: unknown) => [
  { type: "AWS::Route53Resolver::FirewallRuleGroup", properties: { FirewallRules: rules } as never },
];
const pulumi = { type: "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup", properties: {} };
const pulumiRule = (action: string) => ({
  type: "aws:route53/resolverFirewallRule:ResolverFirewallRule",
  properties: { firewallRuleGroupId: { Ref: "ResolverFirewallRuleGroup" }, priority: 100, action },
});

const list = (own: object) => ({ type: "AWS::Route53Resolver::FirewallDomainList", properties: own as never });

testRule(rule, {
  pass: [
    group([rule_("ALLOW"), rule_("BLOCK")]),
    group([rule_(unknown), rule_("BLOCK")]),
    [pulumi, pulumiRule("BLOCK")],
    [...group([{ ...rule_("BLOCK"), FirewallDomainListId: { Ref: "FirewallDomainList" } }]), list({ Domains: ["*"] })],
  ],
  fail: [
    [group([rule_("ALLOW"), rule_("ALERT")]), /no rule blocks/i],
    [group([]), /no rule blocks/i],
    [[pulumi, pulumiRule("ALERT")], /no rule blocks/i],
    [[pulumi], /no rule blocks/i],
    [
      [...group([{ ...rule_("BLOCK"), FirewallDomainListId: { Ref: "FirewallDomainList" } }]), list({})],
      /no rule blocks/i,
    ],
  ],
  unknown: [group(unknown), group([rule_("ALLOW"), rule_(unknown)])],
});
