import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { listOf } from "../lists";
import { assemble, fold, map } from "../mapping";

interface Rule {
  readonly Name?: string;
}

const webAcl = assemble<aws.wafv2.WebAclArgs, "AWS::WAFv2::WebACL">("AWS::WAFv2::WebACL", (it, satellites) => ({
  Name: it.get("name"),
  Rules: View.concat(
    it.get("rules").each<Rule>((rule) => ({ Name: rule.get("name") })),
    it.get("ruleJson").json() as unknown as View<readonly Rule[]>,
    listOf<Rule>(it, [
      ...satellites
        .all<aws.wafv2.WebAclRuleArgs>("aws:wafv2/webAclRule:WebAclRule")
        .map((rule) => ({ Name: rule.get("name") })),
      ...satellites
        .all<aws.wafv2.WebAclRuleGroupAssociationArgs>(
          "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation",
        )
        .map((rule) => ({ Name: rule.get("ruleName") })),
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
