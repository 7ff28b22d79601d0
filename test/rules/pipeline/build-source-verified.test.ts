import rule from "../../../policy-packs/rules/pipeline/build-source-verified";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::CodeBuild::Project", properties: { Source: { Location: "https://git.example.com/shop.git" } } }],
    [{ type: "aws:codebuild/project:Project", properties: { source: { insecureSsl: false } } }],
  ],
  fail: [
    [
      [{ type: "AWS::CodeBuild::Project", properties: { Source: { InsecureSsl: true } } }],
      /Source\.InsecureSsl is true: whoever stands between can be the repository/,
    ],
    [
      [{ type: "AWS::CodeBuild::Project", properties: { SecondarySources: [{ InsecureSsl: true }] } }],
      /SecondarySources\[0\]\.InsecureSsl is true/,
    ],
    [
      [{ type: "aws:codebuild/project:Project", properties: { source: { insecureSsl: true } } }],
      /source\.insecureSsl is true/,
    ],
  ],
  unknown: [
    [{ type: "AWS::CodeBuild::Project", properties: { Source: { InsecureSsl: unknown } } }],
    [{ type: "AWS::CodeBuild::Project", properties: { SecondarySources: unknown } }],
  ],
});
