import type * as aws from "@pulumi/aws";
import type { Properties } from "../../../../components/model/graph";
import { given } from "../../../../components/model/value";
import { View, type Mapped } from "../../../../components/model/view";
import { tags } from "../codecs";
import { listOf } from "../lists";
import { assemble, fold, map, type Plain } from "../mapping";

type Canonical = NonNullable<Properties<"AWS::WAFv2::WebACL">["Rules"]>[number];

/** Until version 6 a group's rules could be left out by name; since then each is overridden. */
interface Group {
  readonly excludedRules?: readonly { readonly name: string }[];
  readonly name: string;
  readonly ruleActionOverrides?: readonly {
    readonly actionToUse: { readonly allow?: object; readonly count?: object };
    readonly name: string;
  }[];
  readonly vendorName: string;
}

type Statement = NonNullable<Canonical["Statement"]>;
type Override = NonNullable<NonNullable<Statement["ManagedRuleGroupStatement"]>["RuleActionOverrides"]>[number];

/** What counts is whether it is there. */
const there = (action: View<unknown>): View<never> => action;

const managed = (group: View<Group>): Mapped<Statement> => ({
  ManagedRuleGroupStatement: {
    ExcludedRules: group.get("excludedRules").each<{ readonly Name?: string }>((rule) => ({ Name: rule.get("name") })),
    Name: group.get("name"),
    RuleActionOverrides: group.get("ruleActionOverrides").each<Override>((one) => ({
      ActionToUse: {
        Allow: there(one.get("actionToUse").get("allow")),
        Count: there(one.get("actionToUse").get("count")),
      },
      Name: one.get("name"),
    })),
    VendorName: group.get("vendorName"),
  },
});

type Inline = View<{
  readonly name: string;
  readonly overrideAction?: { readonly count?: object };
  readonly statement?: object;
}>;

const inline = (rule: Inline): Mapped<Canonical> => ({
  Name: rule.get("name"),
  OverrideAction: { Count: there(rule.get("overrideAction").get("count")) },
  Statement: managed(
    (rule.get("statement") as View<unknown> as View<{ readonly managedRuleGroupStatement?: Group }>).get(
      "managedRuleGroupStatement",
    ),
  ),
});

const associated = (rule: View<Plain<aws.wafv2.WebAclRuleGroupAssociationArgs>>): Mapped<Canonical> => {
  const action = rule.get("overrideAction");
  const counts = given(action.str("none"), (name) => name === "count");
  return {
    Name: rule.get("ruleName"),
    OverrideAction: { Count: there(counts === false ? View.absent<string>(action) : action) },
    Statement: managed(rule.get("managedRuleGroup")),
  };
};

const webAcl = assemble<aws.wafv2.WebAclArgs, "AWS::WAFv2::WebACL">("AWS::WAFv2::WebACL", (it, satellites) => ({
  Name: it.get("name"),
  Rules: View.concat(
    it.get("rules").each<Canonical>((rule) => inline(rule as View<unknown> as Inline)),
    it.get("ruleJson").json() as unknown as View<readonly Canonical[]>,
    listOf<Canonical>(it, [
      ...satellites
        .all<aws.wafv2.WebAclRuleArgs>("aws:wafv2/webAclRule:WebAclRule")
        .map((rule) => inline(rule as View<unknown> as Inline)),
      ...satellites
        .all<aws.wafv2.WebAclRuleGroupAssociationArgs>(
          "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation",
        )
        .map(associated),
    ]),
  ),
  Scope: it.get("scope"),
  Tags: tags(it.get("tags")),
}));

const folded = fold("AWS::WAFv2::WebACL", "webAclArn");

export const wafv2 = {
  "aws:wafv2/webAcl:WebAcl": webAcl,
  "aws:wafv2/webAclRule:WebAclRule": folded,
  "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation": folded,
  "aws:wafv2/webAclAssociation:WebAclAssociation": map<
    aws.wafv2.WebAclAssociationArgs,
    "AWS::WAFv2::WebACLAssociation"
  >("AWS::WAFv2::WebACLAssociation", (it) => ({ ResourceArn: it.get("resourceArn"), WebACLArn: it.get("webAclArn") })),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": map<
    aws.wafv2.WebAclLoggingConfigurationArgs,
    "AWS::WAFv2::LoggingConfiguration"
  >("AWS::WAFv2::LoggingConfiguration", (it) => ({
    LogDestinationConfigs: it.get("logDestinationConfigs"),
    ResourceArn: it.get("resourceArn"),
  })),
};
