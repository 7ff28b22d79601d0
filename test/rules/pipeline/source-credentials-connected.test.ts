import rule from "../../../policy-packs/rules/pipeline/source-credentials-connected";
import { testRule, unknown } from "../../rule-tester";

const credential = (AuthType: unknown) => ({
  type: "AWS::CodeBuild::SourceCredential",
  properties: { ServerType: "GITHUB", AuthType, Token: "t" } as never,
});

testRule(rule, {
  pass: [
    [credential("CODECONNECTIONS")],
    [credential("SECRETS_MANAGER")],
    [
      {
        type: "aws:codebuild/sourceCredential:SourceCredential",
        properties: {
          serverType: "GITHUB",
          authType: "CODECONNECTIONS",
          token: "arn:aws:codeconnections:::connection/a",
        },
      },
    ],
  ],
  fail: [
    [[credential("PERSONAL_ACCESS_TOKEN")], /AuthType is PERSONAL_ACCESS_TOKEN: .*one person's token/],
    [[credential("BASIC_AUTH")], /one person's password/],
    [
      [
        {
          type: "aws:codebuild/sourceCredential:SourceCredential",
          properties: { serverType: "GITHUB", authType: "OAUTH", token: "t" },
        },
      ],
      /authType is OAUTH/,
    ],
  ],
  unknown: [[credential(unknown)]],
});
