import encryptedAtRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import encryptedWithCustomerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

const volume = (properties: object) => ({ type: "AWS::EC2::Volume", properties: properties as never });
const pulumi = (properties: object) => ({ type: "aws:ebs/volume:Volume", properties: properties as never });
const byDefault = { type: "aws:ebs/encryptionByDefault:EncryptionByDefault", properties: {} };

testRule(encryptedAtRest, {
  pass: [
    [volume({ Encrypted: true })],
    [pulumi({ encrypted: true })],
    // An account's default needs no `enabled`.
    [pulumi({ size: 8 }), byDefault],
    [pulumi({ snapshotId: "snap-1" }), byDefault],
  ],
  fail: [
    [[volume({ Size: 8 })], /\(volume\) Encrypted is not set \(false by default\)/],
    [[volume({ Encrypted: false, SnapshotId: "snap-1" })], /Encrypted is false/],
    [[pulumi({ encrypted: false })], /encrypted is false/],
  ],
  unknown: [[volume({ Encrypted: unknown })], [pulumi({ snapshotId: "snap-1" })]],
});

testRule(encryptedWithCustomerKey, {
  pass: [[volume({ Encrypted: true, KmsKeyId: "alias/orders" })], [pulumi({ encrypted: false })]],
  fail: [
    [[volume({ Encrypted: true })], /KmsKeyId is not set/],
    [[pulumi({ encrypted: true })], /kmsKeyId is not set/],
  ],
  unknown: [[pulumi({ encrypted: true, kmsKeyId: unknown })]],
});
