import rule from "../../../policy-packs/rules/encryption/key-rotation";
import { testRule, unknown } from "../../rule-tester";

const key = (properties: object) => ({ type: "AWS::KMS::Key", properties: properties as never });
const pulumi = (properties: object) => ({ type: "aws:kms/key:Key", properties: properties as never });

testRule(rule, {
  pass: [
    [key({ EnableKeyRotation: true })],
    [key({ EnableKeyRotation: "true", KeySpec: unknown })],
    [pulumi({ enableKeyRotation: true })],
  ],
  fail: [
    [[key({})], /EnableKeyRotation is not set \(false by default\): the same key encrypts for ever/],
    [[key({ EnableKeyRotation: false, KeySpec: "SYMMETRIC_DEFAULT" })], /EnableKeyRotation is false/],
    [[pulumi({})], /enableKeyRotation is not set/],
    [[pulumi({ enableKeyRotation: false })], /enableKeyRotation is false/],
  ],
  unknown: [
    [key({ EnableKeyRotation: unknown })],
    [key({ KeySpec: unknown })],
    [pulumi({ enableKeyRotation: unknown })],
  ],
  silent: [
    // Keys that cannot be rotated.
    [key({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" })],
    [key({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" })],
    [key({ Origin: "EXTERNAL" })],
    [pulumi({ customerMasterKeySpec: "ECC_NIST_P256", keyUsage: "SIGN_VERIFY" })],
    [pulumi({ customKeyStoreId: "cks-1" })],
    [{ type: "aws:kms/externalKey:ExternalKey", properties: {} }],
  ],
});
