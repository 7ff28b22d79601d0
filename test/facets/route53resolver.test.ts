import owned from "../../policy-packs/rules/asset-management/owner-tagged";
import { testRule } from "../rule-tester";

const tagged = { Tags: [{ Key: "Owner", Value: "network-team" }] };
const pulumi = { tags: { Owner: "network-team" } };

testRule(owned, {
  pass: [
    [{ type: "AWS::Route53Resolver::FirewallDomainList", properties: { Domains: ["*"], ...tagged } }],
    [{ type: "AWS::Route53Resolver::FirewallRuleGroup", properties: tagged }],
    [{ type: "AWS::Route53Resolver::ResolverQueryLoggingConfig", properties: tagged }],
    [{ type: "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList", properties: pulumi }],
    [{ type: "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup", properties: pulumi }],
    [{ type: "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", properties: pulumi }],
    [
      {
        type: "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
        properties: { vpcId: "vpc-1", ...pulumi },
      },
    ],
  ],
  fail: [[[{ type: "AWS::Route53Resolver::FirewallRuleGroup", properties: {} }], /Tags is not set/]],
  unknown: [],
});
