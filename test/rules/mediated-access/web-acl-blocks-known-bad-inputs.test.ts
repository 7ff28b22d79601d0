import rule from "../../../policy-packs/rules/mediated-access/web-acl-blocks-known-bad-inputs";
import { testRule, unknown } from "../../rule-tester";

const group = (more: object = {}, rule: object = { OverrideAction: { None: {} } }) => [
  {
    type: "AWS::WAFv2::WebACL",
    properties: {
      Rules: [
        { Name: "rate", Statement: { RateBasedStatement: { Limit: 100 } } },
        {
          Name: "bad",
          ...rule,
          Statement: {
            ManagedRuleGroupStatement: { VendorName: "AWS", Name: "AWSManagedRulesKnownBadInputsRuleSet", ...more },
          },
        },
      ],
    } as never,
  },
];
const statement = (name: string, more: object = {}) => ({
  managedRuleGroupStatement: { vendorName: "AWS", name, ...more },
});
const pulumi = (rules: object[], ...more: object[]) =>
  [{ type: "aws:wafv2/webAcl:WebAcl", properties: { scope: "REGIONAL", rules } }, ...more] as never;
const known = "AWSManagedRulesKnownBadInputsRuleSet";
const counted = [{ name: "Log4JRCE_HEADER", actionToUse: { count: {} } }];

testRule(rule, {
  pass: [
    group(),
    group({ RuleActionOverrides: [{ Name: "Host_Localhost_HEADER", ActionToUse: { Count: {} } }] }),
    pulumi([{ name: "bad", overrideAction: { none: {} }, statement: statement(known) }]),
    pulumi([{ name: "rate", statement: {} }], {
      type: "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation",
      properties: {
        webAclArn: { Ref: "WebAcl" },
        ruleName: "bad",
        overrideAction: "none",
        managedRuleGroup: { vendorName: "AWS", name: known },
      },
    }),
  ],
  fail: [
    [group({}, { OverrideAction: { Count: {} } }), /None of its rules blocks/],
    [group({ ExcludedRules: [{ Name: "Log4JRCE" }] }), /None of its rules blocks/],
    [
      group({ RuleActionOverrides: [{ Name: "Log4JRCE_BODY", ActionToUse: { Count: {} } }] }),
      /None of its rules blocks/,
    ],
    [pulumi([{ name: "common", statement: statement("AWSManagedRulesCommonRuleSet") }]), /None of its rules blocks/],
    [
      pulumi([
        { name: "bad", overrideAction: { none: {} }, statement: statement(known, { ruleActionOverrides: counted }) },
      ]),
      /None of its rules blocks/,
    ],
    [pulumi([{ name: "bad", overrideAction: { count: {} }, statement: statement(known) }]), /None of its rules blocks/],
  ],
  unknown: [[{ type: "AWS::WAFv2::WebACL", properties: { Rules: unknown } }]],
  silent: [[{ type: "AWS::WAFv2::WebACL", properties: { Rules: [] } }]],
});
