import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

export default defineRule({
  id: "web-acl-has-rules",
  title: "A web ACL has rules",
  principle: "zoning",
  severity: "medium",
  why: "A web ACL without rules lets everything through and looks like protection.",
  fix: {
    pulumi:
      "Add `rules`, best to begin with AWS's managed groups: AWSManagedRulesCommonRuleSet and AWSManagedRulesKnownBadInputsRuleSet.",
    cloudformation:
      "Add `Rules`, best to begin with AWS's managed groups: AWSManagedRulesCommonRuleSet and AWSManagedRulesKnownBadInputsRuleSet.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-10"],
  checks: {
    "AWS::WAFv2::WebACL": (it) => {
      const rules = it.get("Rules");
      return given(rules.items(), (list) => (list.length > 0 ? pass : fail(rules, "it filters nothing")));
    },
  },
  examples: {
    good: [
      {
        type: "AWS::WAFv2::WebACL",
        properties: { Scope: "REGIONAL", Rules: [{ Name: "AWSManagedRulesCommonRuleSet" }] },
      },
    ],
    bad: [{ type: "AWS::WAFv2::WebACL", properties: { Scope: "REGIONAL" } }],
  },
  equivalents: [
    { id: "CKV_AWS_175", type: "AWS::WAFv2::WebACL" },
    { id: "CKV_AWS_342", type: "AWS::WAFv2::WebACL" },
  ],
});
