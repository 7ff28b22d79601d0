import rule from "../../../policy-packs/rules/fail-safe-defaults/key-lockout-check-kept";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::KMS::Key", properties: { EnableKeyRotation: true } }],
    [{ type: "aws:kms/key:Key", properties: { bypassPolicyLockoutSafetyCheck: false } }],
  ],
  fail: [
    [
      [{ type: "AWS::KMS::Key", properties: { BypassPolicyLockoutSafetyCheck: true } }],
      /BypassPolicyLockoutSafetyCheck is true/,
    ],
    [
      [
        { type: "aws:kms/key:Key", properties: {} },
        {
          type: "aws:kms/keyPolicy:KeyPolicy",
          properties: { keyId: { Ref: "Key" }, policy: "{}", bypassPolicyLockoutSafetyCheck: true },
        },
      ],
      /bypassPolicyLockoutSafetyCheck is true/,
    ],
  ],
  unknown: [[{ type: "AWS::KMS::Key", properties: { BypassPolicyLockoutSafetyCheck: unknown } }]],
});
