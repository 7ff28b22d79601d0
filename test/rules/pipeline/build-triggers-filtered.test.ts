import rule from "../../../policy-packs/rules/pipeline/build-triggers-filtered";
import { testRule, unknown } from "../../rule-tester";

const project = { type: "aws:codebuild/project:Project", properties: {} };
const pushes = [[{ Type: "EVENT", Pattern: "PUSH" }]];

testRule(rule, {
  pass: [
    [{ type: "AWS::CodeBuild::Project", properties: { Triggers: { Webhook: true, FilterGroups: pushes } } }],
    [
      project,
      {
        type: "aws:codebuild/webhook:Webhook",
        properties: {
          projectName: { Ref: "Project" },
          filterGroups: [{ filters: [{ type: "EVENT", pattern: "PUSH" }] }],
        },
      },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::CodeBuild::Project", properties: { Triggers: { Webhook: "true" } } }],
      /Triggers\.FilterGroups is not set: every push and every pull request starts a build/,
    ],
    [
      [
        {
          type: "AWS::CodeBuild::Project",
          properties: {
            Triggers: {
              Webhook: true,
              FilterGroups: [[{ Type: "EVENT", Pattern: "PUSH", ExcludeMatchedPattern: true }]],
            },
          },
        },
      ],
      /ExcludeMatchedPattern is true: every other event starts a build/,
    ],
    [
      [project, { type: "aws:codebuild/webhook:Webhook", properties: { projectName: { Ref: "Project" } } }],
      /filterGroups is not set/,
    ],
  ],
  unknown: [
    [{ type: "AWS::CodeBuild::Project", properties: { Triggers: { Webhook: unknown } } }],
    [{ type: "AWS::CodeBuild::Project", properties: { Triggers: { Webhook: true, FilterGroups: unknown } } }],
  ],
  silent: [[{ type: "AWS::CodeBuild::Project", properties: { Triggers: { Webhook: false } } }], [project]],
});
