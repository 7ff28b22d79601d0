import { defineRule } from "../../core/rule";
import { isFalse } from "../../core/verdict";

export default defineRule({
  id: "key-lockout-check-kept",
  title: "A key's policy is checked for locking everybody out",
  principle: "fail-safe-defaults",
  severity: "high",
  why: "A key policy that nobody may change makes the key, and all that it encrypts, unmanageable: only AWS Support can help.",
  fix: {
    pulumi: "Leave `bypassPolicyLockoutSafetyCheck` out.",
    cloudformation: "Leave `BypassPolicyLockoutSafetyCheck` out.",
  },
  links: ["https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html"],
  checks: {
    "AWS::KMS::Key": (it) =>
      isFalse(it.get("BypassPolicyLockoutSafetyCheck").bool(false), "a faulty policy locks everybody out for good"),
  },
  examples: {
    good: [{ type: "AWS::KMS::Key", properties: {} }],
    bad: [{ type: "AWS::KMS::Key", properties: { BypassPolicyLockoutSafetyCheck: true } }],
  },
  equivalents: [{ id: "aws-kms-key-disallow-bypass-policy-lockout-safety-check", type: "AWS::KMS::Key" }],
});
