import owner from "../../policy-packs/rules/asset-management/owner-tagged";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import ownKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

const fileSystem = "AWS::EFS::FileSystem";
const inPulumi = "aws:efs/fileSystem:FileSystem";

testRule(atRest, {
  pass: [
    [{ type: fileSystem, properties: { Encrypted: true } }],
    [{ type: inPulumi, properties: { encrypted: true } }],
  ],
  fail: [
    [[{ type: fileSystem, properties: {} }], /\(files\) Encrypted is not set/],
    // A key alone encrypts nothing.
    [[{ type: inPulumi, properties: { kmsKeyId: "arn:aws:kms:::key/1" } }], /encrypted is not set/],
  ],
  unknown: [[{ type: fileSystem, properties: { Encrypted: unknown } }]],
});

testRule(ownKey, {
  pass: [[{ type: fileSystem, properties: { Encrypted: true, KmsKeyId: "alias/orders" } }]],
  fail: [
    [[{ type: fileSystem, properties: { Encrypted: true } }], /KmsKeyId is not set/],
    [[{ type: inPulumi, properties: { encrypted: true, kmsKeyId: "" } }], /kmsKeyId is/],
  ],
  unknown: [[{ type: fileSystem, properties: { Encrypted: true, KmsKeyId: unknown } }]],
});

testRule(owner, {
  pass: [[{ type: fileSystem, properties: { FileSystemTags: [{ Key: "Owner", Value: "orders" }] } }]],
  fail: [
    [[{ type: "aws:efs/accessPoint:AccessPoint", properties: { tags: { Name: "orders" } } }], /no tag names an owner/],
  ],
  unknown: [[{ type: fileSystem, properties: { FileSystemTags: unknown } }]],
});
