import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { pass } from "../../core/verdict";

export default defineRule({
  id: "no-console-passwords",
  title: "No IAM user signs in with a password",
  principle: "authentication",
  severity: "medium",
  why: "A password that a template or a program makes has no second factor behind it: whoever learns it is in.",
  fix: {
    pulumi: "Remove the aws.iam.UserLoginProfile and let people sign in through IAM Identity Center.",
    cloudformation: "Remove `LoginProfile` and let people sign in through IAM Identity Center.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-5"],
  checks: {
    "AWS::IAM::User": (it) => {
      const password = it.get("LoginProfile").get("Password");
      const at = {
        verdict: "fail" as const,
        at: password.origin,
        message: "The user signs in to the console with a password alone.",
      };
      return given(password.isSet(), (set) => (set ? at : pass));
    },
  },
  examples: {
    good: [{ type: "AWS::IAM::User", properties: { UserName: "mailer" } }],
    bad: [
      {
        type: "AWS::IAM::User",
        properties: { LoginProfile: { Password: "{{resolve:secretsmanager:mailer}}" } },
      },
    ],
  },
  equivalents: [
    { id: "AWS-0145", type: "AWS::IAM::User" },
    { id: "CKV2_AWS_22", type: "AWS::IAM::User" },
    { id: "mfa-enabled-for-iam-console-access", type: "AWS::IAM::User" },
    { id: "IAM_USER_LOGIN_PROFILE_PASSWORD_RESET_RULE", type: "AWS::IAM::User" },
  ],
});
