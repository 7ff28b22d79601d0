import type * as aws from "@pulumi/aws";
import type { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { listOf } from "../lists";
import { assemble, fold, map } from "../mapping";

interface Rule {
  readonly Action?: string;
  readonly FirewallDomainListId?: string;
  readonly Priority?: number;
}

/** Where a rule stands among others: first where that is not known. */
const placeOf = (rule: View<{ readonly priority: number }>): number => {
  const priority = rule.get("priority").num(0);
  return priority.known ? priority.value : 0;
};

/** CloudFormation has the rules of a group inside it. */
const ruleGroup = assemble<aws.route53.ResolverFirewallRuleGroupArgs, "AWS::Route53Resolver::FirewallRuleGroup">(
  "AWS::Route53Resolver::FirewallRuleGroup",
  (it, satellites) => ({
    FirewallRules: listOf<Rule>(
      it,
      satellites
        .all<aws.route53.ResolverFirewallRuleArgs>("aws:route53/resolverFirewallRule:ResolverFirewallRule")
        .toSorted((a, b) => placeOf(a) - placeOf(b))
        .map((rule) => ({
          Action: rule.get("action"),
          FirewallDomainListId: rule.get("firewallDomainListId"),
          Priority: rule.get("priority"),
        })),
    ),
    Tags: tags(it.get("tags")),
  }),
);

export const route53resolver = {
  "aws:route53/resolverFirewallConfig:ResolverFirewallConfig": map<
    aws.route53.ResolverFirewallConfigArgs,
    "AWS::Route53Resolver::FirewallConfig"
  >("AWS::Route53Resolver::FirewallConfig", (it) => ({
    FirewallFailOpen: it.get("firewallFailOpen"),
    ResourceId: it.get("resourceId"),
  })),
  "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList": map<
    aws.route53.ResolverFirewallDomainListArgs,
    "AWS::Route53Resolver::FirewallDomainList"
  >("AWS::Route53Resolver::FirewallDomainList", (it) => ({ Domains: it.get("domains"), Tags: tags(it.get("tags")) })),
  "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup": ruleGroup,
  "aws:route53/resolverFirewallRule:ResolverFirewallRule": fold(
    "AWS::Route53Resolver::FirewallRuleGroup",
    "firewallRuleGroupId",
  ),
  "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation": map<
    aws.route53.ResolverFirewallRuleGroupAssociationArgs,
    "AWS::Route53Resolver::FirewallRuleGroupAssociation"
  >("AWS::Route53Resolver::FirewallRuleGroupAssociation", (it) => ({
    FirewallRuleGroupId: it.get("firewallRuleGroupId"),
    MutationProtection: it.get("mutationProtection"),
    Tags: tags(it.get("tags")),
    VpcId: it.get("vpcId"),
  })),
  "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig": map<
    aws.route53.ResolverQueryLogConfigArgs,
    "AWS::Route53Resolver::ResolverQueryLoggingConfig"
  >("AWS::Route53Resolver::ResolverQueryLoggingConfig", (it) => ({
    DestinationArn: it.get("destinationArn"),
    Tags: tags(it.get("tags")),
  })),
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation": map<
    aws.route53.ResolverQueryLogConfigAssociationArgs,
    "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation"
  >("AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation", (it) => ({
    ResolverQueryLogConfigId: it.get("resolverQueryLogConfigId"),
    ResourceId: it.get("resourceId"),
  })),
};
