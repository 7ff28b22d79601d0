import rule from "../../../policy-packs/rules/logging/access-analyzer-looks-outside";
import { testRule, unknown } from "../../rule-tester";

const analyzer = (Type: unknown, name = "one") => ({
  type: "AWS::AccessAnalyzer::Analyzer",
  name,
  properties: { Type } as never,
});

testRule(rule, {
  pass: [
    [analyzer("ACCOUNT")],
    [analyzer("ORGANIZATION_UNUSED_ACCESS"), analyzer("ORGANIZATION", "two")],
    [{ type: "aws:accessanalyzer/analyzer:Analyzer", properties: { analyzerName: "outside" } }],
  ],
  fail: [
    [[analyzer("ACCOUNT_UNUSED_ACCESS")], /Type is ACCOUNT_UNUSED_ACCESS: nothing looks for what is open to outside/],
    [
      [{ type: "aws:accessanalyzer/analyzer:Analyzer", properties: { type: "ACCOUNT_INTERNAL_ACCESS" } }],
      /type is ACCOUNT_INTERNAL_ACCESS/,
    ],
  ],
  unknown: [[analyzer(unknown)], [analyzer("ACCOUNT_UNUSED_ACCESS"), analyzer(unknown, "two")]],
});
