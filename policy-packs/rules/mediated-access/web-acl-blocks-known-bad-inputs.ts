import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { allOf, anyOf } from "../../facets/read";
type Rule = View<NonNullable<Properties<"AWS::WAFv2::WebACL">["Rules"]>[number]>;
type Group = View<NonNullable<NonNullable<Properties<"AWS::WAFv2::WebACL">["Rules"]>[number]["Statement"]>>;

const isLog4j = (name: View<string>): Value<boolean> => derive(name.str(""), (text) => text.startsWith("Log4JRCE"));
const not = (value: Value<boolean>): Value<boolean> => derive(value, (it) => !it);

/** Whether the group's own rules against Log4Shell are left to block. */
const untouched = (statement: Group): Value<boolean> => {
  const group = statement.get("ManagedRuleGroupStatement");
  const excluded = group.get("ExcludedRules").items();
  const overrides = group.get("RuleActionOverrides").items();
  const weakened = given(excluded, (left) =>
    given(overrides, (changed) =>
      anyOf(
        [
          ...left.map((one) => isLog4j(one.get("Name"))),
          ...changed.map((one) => {
            const action = one.get("ActionToUse");
            const counts = action.get("Count").isSet();
            return allOf([isLog4j(one.get("Name")), anyOf([counts, action.get("Allow").isSet()], counts)], counts);
          }),
        ],
        derive(excluded, () => false),
      ),
    ),
  );
  return not(weakened);
};

const blocks = (rule: Rule): Value<boolean> => {
  const group = rule.get("Statement").get("ManagedRuleGroupStatement");
  const named = derive(group.get("Name").str(""), (name) => name === "AWSManagedRulesKnownBadInputsRuleSet");
  const counts = rule.get("OverrideAction").get("Count").isSet();
  return allOf([named, not(counts), untouched(rule.get("Statement"))], named);
};

export default defineRule({
  id: "web-acl-blocks-known-bad-inputs",
  title: "A web ACL blocks requests that are known to be attacks, Log4Shell among them",
  principle: "mediated-access",
  severity: "medium",
  why: "AWS's group of known bad inputs stops requests that exploit Log4j, Java's deserialisation and their like before a flaw in a library is patched, or known to you.",
  fix: {
    pulumi:
      'Add a rule with `managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesKnownBadInputsRuleSet" }` and `overrideAction: { none: {} }`.',
    cloudformation:
      "Add a rule with `ManagedRuleGroupStatement: { VendorName: AWS, Name: AWSManagedRulesKnownBadInputsRuleSet }` and `OverrideAction: { None: {} }`.",
  },
  links: [
    "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html#aws-managed-rule-groups-baseline-known-bad-inputs",
  ],
  checks: {
    "AWS::WAFv2::WebACL": (it) => {
      const rules = it.get("Rules").items();
      return given(rules, (list): Verdict | readonly Verdict[] => {
        // An ACL without rules is the finding of web-acl-has-rules.
        if (list.length === 0) return [];
        const found = list.map(blocks);
        return given(
          anyOf(
            found,
            derive(rules, () => false),
          ),
          (does) => (does ? pass : fail(it, "none of its rules blocks requests that are known to be attacks")),
        );
      });
    },
  },
  examples: {
    good: [
      {
        type: "AWS::WAFv2::WebACL",
        properties: {
          Rules: [
            {
              Name: "bad",
              OverrideAction: { None: {} },
              Statement: {
                ManagedRuleGroupStatement: { VendorName: "AWS", Name: "AWSManagedRulesKnownBadInputsRuleSet" },
              },
            },
          ],
        } as never,
      },
    ],
    bad: [{ type: "AWS::WAFv2::WebACL", properties: { Rules: [{ Name: "rate", Statement: {} }] } }],
  },
  equivalents: [
    { id: "CKV_AWS_192", type: "AWS::WAFv2::WebACL" },
    { id: "CKV2_AWS_47", type: "AWS::WAFv2::WebACL" },
    { id: "CKV2_AWS_76", type: "AWS::WAFv2::WebACL" },
    { id: "CKV2_AWS_77", type: "AWS::WAFv2::WebACL" },
    { id: "CKV2_AWS_78", type: "AWS::WAFv2::WebACL" },
  ],
});
