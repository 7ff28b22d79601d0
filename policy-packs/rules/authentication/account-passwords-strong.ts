import type { Properties } from "../../../components/model/graph";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { aspect, atLeast, isTrue, type Verdict } from "../../core/verdict";

type Policy = View<Properties<"Custom::IamAccountPasswordPolicy">>;

/** What IAM takes where a policy does not say: https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html */
const unsaid = { length: 6, reuse: 0 };

const sort = (
  it: Policy,
  name: string,
  property: `Require${"LowercaseCharacters" | "Numbers" | "Symbols" | "UppercaseCharacters"}`,
) => aspect(name, isTrue(it.get(property).bool(false), "passwords are as simple as their users like"));

const judge = (it: Policy): readonly Verdict[] => [
  aspect(
    "length",
    atLeast(it.get("MinimumPasswordLength").num(unsaid.length), 14, "shorter than 14 is guessed too soon"),
  ),
  aspect(
    "reuse",
    atLeast(it.get("PasswordReusePrevention").num(unsaid.reuse), 24, "a password that leaked comes back"),
  ),
  sort(it, "lowercase", "RequireLowercaseCharacters"),
  sort(it, "numbers", "RequireNumbers"),
  sort(it, "symbols", "RequireSymbols"),
  sort(it, "uppercase", "RequireUppercaseCharacters"),
];

export default defineRule({
  id: "account-passwords-strong",
  title: "Passwords of IAM users are long, mixed and new",
  principle: "authentication",
  severity: "medium",
  why: "Short and simple passwords are in every list that attackers try first, and so is what leaked once.",
  fix: {
    pulumi:
      "Set `minimumPasswordLength: 14`, `passwordReusePrevention: 24` and `requireLowercaseCharacters`, `requireNumbers`, `requireSymbols` and `requireUppercaseCharacters` to true.",
    cloudformation:
      "Set `MinimumPasswordLength: 14`, `PasswordReusePrevention: 24` and `RequireLowercaseCharacters`, `RequireNumbers`, `RequireSymbols` and `RequireUppercaseCharacters` to true.",
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-7",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-15",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-16",
  ],
  checks: { "Custom::IamAccountPasswordPolicy": judge },
  examples: {
    good: [
      {
        type: "Custom::IamAccountPasswordPolicy",
        properties: {
          MinimumPasswordLength: 14,
          PasswordReusePrevention: 24,
          RequireLowercaseCharacters: true,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercaseCharacters: true,
        },
      },
    ],
    bad: [{ type: "Custom::IamAccountPasswordPolicy", properties: { MinimumPasswordLength: 8 } }],
  },
  equivalents: [
    {
      id: "aws-iam-password-policy-minimum-password-length",
      type: "Custom::IamAccountPasswordPolicy",
      aspect: "length",
    },
    { id: "AWS-0063", type: "Custom::IamAccountPasswordPolicy", aspect: "length" },
    { id: "CKV_AWS_10", type: "Custom::IamAccountPasswordPolicy", aspect: "length" },
    { id: "AWS-0058", type: "Custom::IamAccountPasswordPolicy", aspect: "lowercase" },
    { id: "CKV_AWS_11", type: "Custom::IamAccountPasswordPolicy", aspect: "lowercase" },
    { id: "AWS-0059", type: "Custom::IamAccountPasswordPolicy", aspect: "numbers" },
    { id: "CKV_AWS_12", type: "Custom::IamAccountPasswordPolicy", aspect: "numbers" },
    { id: "aws-iam-password-policy-prevent-reuse", type: "Custom::IamAccountPasswordPolicy", aspect: "reuse" },
    { id: "CKV_AWS_13", type: "Custom::IamAccountPasswordPolicy", aspect: "reuse" },
    { id: "AWS-0060", type: "Custom::IamAccountPasswordPolicy", aspect: "symbols" },
    { id: "CKV_AWS_14", type: "Custom::IamAccountPasswordPolicy", aspect: "symbols" },
    { id: "AWS-0061", type: "Custom::IamAccountPasswordPolicy", aspect: "uppercase" },
    { id: "CKV_AWS_15", type: "Custom::IamAccountPasswordPolicy", aspect: "uppercase" },
  ],
});
