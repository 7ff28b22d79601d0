import rule from "../../../policy-packs/rules/zoning/dns-firewall-on";
import { testRule, unknown } from "../../rule-tester";

const vpc = { type: "AWS::EC2::VPC", properties: { CidrBlock: "10.20.0.0/16" } };
const guarded = (id: unknown) => ({
  type: "AWS::Route53Resolver::FirewallRuleGroupAssociation",
  properties: { FirewallRuleGroupId: "rslvr-frg-1", Priority: 101, VpcId: id } as never,
});
const pulumi = { type: "aws:ec2/vpc:Vpc", properties: { cidrBlock: "10.20.0.0/16" } };

testRule(rule, {
  pass: [
    [vpc, guarded({ Ref: "VPC" })],
    [
      pulumi,
      {
        type: "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
        properties: { firewallRuleGroupId: "rslvr-frg-1", priority: 101, vpcId: { Ref: "Vpc" } },
      },
    ],
  ],
  fail: [
    [[vpc], /Any name is answered in it/],
    [[vpc, guarded("vpc-of-others")], /Any name is answered/],
    [[pulumi], /Any name is answered/],
  ],
  unknown: [[vpc, guarded(unknown)]],
});
