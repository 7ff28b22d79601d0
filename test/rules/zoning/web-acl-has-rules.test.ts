import rule from "../../../policy-packs/rules/zoning/web-acl-has-rules";
import { testRule, unknown } from "../../rule-tester";

const webAcl = (properties: object) => [
  { type: "AWS::WAFv2::WebACL", properties: { Scope: "REGIONAL", ...properties } },
];
const pulumi = (properties: object) => ({
  type: "aws:wafv2/webAcl:WebAcl",
  properties: { scope: "REGIONAL", ...properties },
});

testRule(rule, {
  pass: [
    webAcl({ Rules: [{ Name: "AWSManagedRulesCommonRuleSet" }] }),
    [pulumi({ rules: [{ name: "common" }] })],
    [pulumi({ ruleJson: '[{ "Name": "common" }]' })],
    [pulumi({}), { type: "aws:wafv2/webAclRule:WebAclRule", properties: { name: "a", webAclArn: { Ref: "WebAcl" } } }],
  ],
  fail: [
    [webAcl({}), /Rules is not set: it filters nothing/],
    [webAcl({ Rules: [] }), /Rules is /],
    [[pulumi({})], /it filters nothing/i],
  ],
  unknown: [webAcl({ Rules: unknown }), [pulumi({ rules: unknown })]],
});
