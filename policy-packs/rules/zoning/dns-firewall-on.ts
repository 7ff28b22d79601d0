import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";
import { linked } from "../../facets/linked";

export default defineRule({
  id: "dns-firewall-on",
  title: "A DNS firewall stands between a VPC and the world's names",
  principle: "zoning",
  severity: "low",
  why: "The resolver of a VPC answers for every name in the world, also where no route leads out: data leaves in the names that are asked for.",
  fix: {
    pulumi:
      "Add an aws.route53.ResolverFirewallRuleGroup with rules, and an aws.route53.ResolverFirewallRuleGroupAssociation with the VPC's `vpcId`.",
    cloudformation:
      "Add an AWS::Route53Resolver::FirewallRuleGroup, and an AWS::Route53Resolver::FirewallRuleGroupAssociation with the VPC as `VpcId`.",
  },
  links: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall.html"],
  checks: {
    "AWS::EC2::VPC": (it, near) =>
      isTrue(
        linked(
          it,
          near,
          near.all("AWS::Route53Resolver::FirewallRuleGroupAssociation").map(({ view }) => view.get("VpcId")),
        ),
        "any name is answered in it, and carries data out",
      ),
  },
  examples: {
    good: [
      { type: "AWS::EC2::VPC", properties: { CidrBlock: "10.20.0.0/16" } },
      {
        type: "AWS::Route53Resolver::FirewallRuleGroupAssociation",
        properties: { VpcId: { Ref: "VPC" }, FirewallRuleGroupId: "rslvr-frg-1", MutationProtection: "ENABLED" },
      },
    ],
    bad: [{ type: "AWS::EC2::VPC", properties: { CidrBlock: "10.20.0.0/16" } }],
  },
  equivalents: [],
});
