import rule from "../../../policy-packs/rules/pipeline/builds-not-privileged";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::CodeBuild::Project", properties: { Environment: { PrivilegedMode: false } } }],
    [{ type: "aws:codebuild/project:Project", properties: { environment: {} } }],
  ],
  fail: [
    [
      [{ type: "AWS::CodeBuild::Project", properties: { Environment: { PrivilegedMode: "true" } } }],
      /Environment\.PrivilegedMode is true/,
    ],
    [
      [{ type: "aws:codebuild/project:Project", properties: { environment: { privilegedMode: true } } }],
      /environment\.privilegedMode is true/,
    ],
  ],
  unknown: [[{ type: "AWS::CodeBuild::Project", properties: { Environment: { PrivilegedMode: unknown } } }]],
});
