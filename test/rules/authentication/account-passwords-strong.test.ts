import rule from "../../../policy-packs/rules/authentication/account-passwords-strong";
import { testRule, unknown } from "../../rule-tester";

const strong = {
  minimumPasswordLength: 14,
  passwordReusePrevention: 24,
  requireLowercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
  requireUppercaseCharacters: true,
};
const policy = (own: object) => [
  { type: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy", properties: { ...strong, ...own } as never },
];

testRule(rule, {
  pass: [policy({}), policy({ minimumPasswordLength: 20, maxPasswordAge: 90 })],
  fail: [
    [policy({ minimumPasswordLength: 8 }), /minimumPasswordLength is 8: shorter than 14/],
    [policy({ minimumPasswordLength: null }), /minimumPasswordLength is not set \(6 by default\)/],
    [policy({ passwordReusePrevention: 5 }), /passwordReusePrevention is 5/],
    [policy({ requireSymbols: false }), /requireSymbols is false/],
    [policy({ requireNumbers: null }), /requireNumbers is not set \(false by default\)/],
  ],
  unknown: [policy({ minimumPasswordLength: unknown })],
});
