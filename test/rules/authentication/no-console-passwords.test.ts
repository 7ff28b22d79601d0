import rule from "../../../policy-packs/rules/authentication/no-console-passwords";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::IAM::User", properties: { UserName: "mailer" } }],
    [{ type: "aws:iam/user:User", properties: { name: "mailer" } }],
  ],
  fail: [
    [
      [{ type: "AWS::IAM::User", properties: { LoginProfile: { Password: "x", PasswordResetRequired: true } } }],
      /password alone/,
    ],
    [
      [
        { type: "aws:iam/user:User", properties: { name: "mailer" } },
        { type: "aws:iam/userLoginProfile:UserLoginProfile", properties: { user: { Ref: "User" } } },
      ],
      /password alone\..*\(in .*UserLoginProfile\)/,
    ],
    [[{ type: "aws:iam/userLoginProfile:UserLoginProfile", properties: { user: "elsewhere" } }], /password alone/],
  ],
  unknown: [[{ type: "AWS::IAM::User", properties: { LoginProfile: unknown } }]],
});
