import { testRule, unknown } from "../../rule-tester";
import rule from "../../../policy-packs/rules/pipeline/build-actors-exact";

const asks = (pattern: string) => [
  {
    type: "AWS::CodeBuild::Project",
    properties: { Triggers: { FilterGroups: [[{ Type: "ACTOR_ACCOUNT_ID", Pattern: pattern }]] } },
  },
];
const loose = /Triggers\.FilterGroups\[0\]\[0\]\.Pattern is .*: accounts whose number holds such a text pass as well/;

testRule(rule, {
  pass: [
    ...["^583231$", "^(583231|810438)$", "^(?:583231|810438)$", "^583231$|^810438$", "^\\d{1,3}$"].map(asks),
    [
      {
        type: "AWS::CodeBuild::Project",
        properties: { Triggers: { FilterGroups: [[{ Type: "HEAD_REF", Pattern: "main" }]] } },
      },
    ],
  ],
  fail: [
    [asks("583231"), loose],
    [asks("583231|810438"), loose],
    [asks("^583231|810438$"), loose],
    [asks("^583231$|810438"), loose],
    [asks("^(583231|810438)"), loose],
    [
      [
        {
          type: "AWS::CodeBuild::Project",
          properties: {
            Triggers: {
              FilterGroups: [[{ Type: "ACTOR_ACCOUNT_ID", Pattern: "^583231$", ExcludeMatchedPattern: true }]],
            },
          },
        },
      ],
      /ExcludeMatchedPattern is true: whoever is not named may start builds/,
    ],
    [
      [
        { type: "aws:codebuild/project:Project", properties: {} },
        {
          type: "aws:codebuild/webhook:Webhook",
          properties: {
            projectName: { Ref: "Project" },
            filterGroups: [{ filters: [{ type: "ACTOR_ACCOUNT_ID", pattern: "583231" }] }],
          },
        },
      ],
      /filterGroups\[0\]\.filters\[0\]\.pattern is 583231/,
    ],
  ],
  unknown: [
    [{ type: "AWS::CodeBuild::Project", properties: { Triggers: { FilterGroups: unknown } } }],
    [
      {
        type: "AWS::CodeBuild::Project",
        properties: { Triggers: { FilterGroups: [[{ Type: "ACTOR_ACCOUNT_ID", Pattern: unknown }]] } },
      },
    ],
  ],
  silent: [[{ type: "AWS::CodeBuild::Project", properties: { Triggers: { Webhook: true } } }]],
});
