import { expect, it } from "@jest/globals";
import rule from "../../../policy-packs/rules/pipeline/source-address-without-credentials";
import { judge, testRule, unknown } from "../../rule-tester";

const source = (location: string) => ({
  type: "AWS::CodeBuild::Project",
  properties: { Source: { Type: "GITHUB", Location: location } },
});

testRule(rule, {
  pass: [
    [source("https://github.com/example/orders.git")],
    [source("git@github.com:example/orders.git")],
    [{ type: "aws:codebuild/project:Project", properties: { source: { type: "CODEPIPELINE" } } }],
  ],
  fail: [
    [[source("https://ghp_token@github.com/example/orders.git")], /Source\.Location is an address with credentials/],
    [
      [
        {
          type: "aws:codebuild/project:Project",
          properties: {
            source: { location: "https://github.com/example/orders.git" },
            secondarySources: [{ location: "https://user:secret@bitbucket.org/example/tools.git" }],
          },
        },
      ],
      /secondarySources\[0\]\.location is an address with credentials/,
    ],
  ],
  unknown: [[{ type: "AWS::CodeBuild::Project", properties: { Source: { Location: unknown } } }]],
});

it("never says the credentials themselves", () => {
  const { findings } = judge(rule, [source("https://hunter2@github.com/example/orders.git")]);
  expect(findings.map(({ message }) => message).join()).not.toContain("hunter2");
});
