import type { Properties } from "../../../components/model/graph";
import { given, together, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

/**
 * AWS rotates symmetric encryption keys whose material it made itself; asymmetric, HMAC and imported keys cannot be rotated:
 * https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
 */
const canRotate = (it: View<Properties<"AWS::KMS::Key">>): Value<boolean> => {
  const facts = together(
    it.get("KeySpec").str("SYMMETRIC_DEFAULT"),
    it.get("KeyUsage").str("ENCRYPT_DECRYPT"),
    it.get("Origin").str("AWS_KMS"),
  );
  return facts.known
    ? { ...facts, value: facts.value.join(" ") === "SYMMETRIC_DEFAULT ENCRYPT_DECRYPT AWS_KMS" }
    : facts;
};

export default defineRule({
  id: "key-rotation",
  title: "Encryption keys are rotated",
  principle: "encryption",
  severity: "medium",
  why: "Without rotation one leaked key opens all that was ever encrypted with it; with it, a year's worth at most.",
  fix: {
    pulumi: "Set `enableKeyRotation: true` on the aws.kms.Key.",
    cloudformation: "Set `EnableKeyRotation: true` on the AWS::KMS::Key.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4"],
  checks: {
    "AWS::KMS::Key": (it) => {
      const rotation = it.get("EnableKeyRotation").bool(false);
      const rotatable = canRotate(it);
      if (rotatable.known && !rotatable.value) return [];
      return given(rotation, (on) =>
        on ? pass : given(rotatable, () => fail(rotation, "the same key encrypts for ever")),
      );
    },
  },
  remediate: { "AWS::KMS::Key": { set: true } },
  examples: {
    good: [{ type: "AWS::KMS::Key", properties: { EnableKeyRotation: true } }],
    bad: [{ type: "AWS::KMS::Key", properties: {} }],
  },
  equivalents: [
    { id: "AWS-0065", type: "AWS::KMS::Key" },
    { id: "AwsSolutions-KMS5", type: "AWS::KMS::Key" },
    { id: "CKV_AWS_7", type: "AWS::KMS::Key" },
    { id: "CMK_BACKING_KEY_ROTATION_ENABLED", type: "AWS::KMS::Key" },
    { id: "NIST.800.53.R4-KMSBackingKeyRotationEnabled", type: "AWS::KMS::Key" },
    { id: "NIST.800.53.R5-KMSBackingKeyRotationEnabled", type: "AWS::KMS::Key" },
    { id: "PCI.DSS.321-KMSBackingKeyRotationEnabled", type: "AWS::KMS::Key" },
    { id: "aws-kms-key-enable-key-rotation", type: "AWS::KMS::Key" },
    { id: "awsnative-kms-key-enable-key-rotation", type: "AWS::KMS::Key" },
    { id: "cmk-backing-key-rotation-enabled", type: "AWS::KMS::Key" },
  ],
});
