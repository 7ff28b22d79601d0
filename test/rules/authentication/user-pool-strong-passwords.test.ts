import rule from "../../../policy-packs/rules/authentication/user-pool-strong-passwords";
import { testRule, unknown } from "../../rule-tester";

const sorts = { RequireLowercase: true, RequireNumbers: true, RequireSymbols: false, RequireUppercase: true };

testRule(rule, {
  pass: [
    [{ type: "AWS::Cognito::UserPool", properties: {} }],
    [{ type: "AWS::Cognito::UserPool", properties: { Policies: { PasswordPolicy: { MinimumLength: 8, ...sorts } } } }],
    // Where the length is enough the sorts do not matter, known or not.
    [
      {
        type: "AWS::Cognito::UserPool",
        properties: { Policies: { PasswordPolicy: { MinimumLength: 16, RequireNumbers: unknown } } },
      },
    ],
    [{ type: "aws:cognito/userPool:UserPool", properties: { passwordPolicy: { minimumLength: 15 } } }],
  ],
  fail: [
    [
      [
        {
          type: "AWS::Cognito::UserPool",
          properties: { Policies: { PasswordPolicy: { MinimumLength: 7, ...sorts } } },
        },
      ],
      /PasswordPolicy\.MinimumLength is 7/,
    ],
    [
      [{ type: "AWS::Cognito::UserPool", properties: { Policies: { PasswordPolicy: { RequireNumbers: true } } } }],
      /MinimumLength is not set: that is too short/,
    ],
    [
      [{ type: "aws:cognito/userPool:UserPool", properties: { passwordPolicy: { minimumLength: 10 } } }],
      /passwordPolicy\.minimumLength is 10: that is too short/,
    ],
  ],
  unknown: [
    [{ type: "AWS::Cognito::UserPool", properties: { Policies: { PasswordPolicy: { MinimumLength: unknown } } } }],
  ],
});
