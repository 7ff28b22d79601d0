import owner from "../../policy-packs/rules/asset-management/owner-tagged";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import ownKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

const vault = "AWS::Backup::BackupVault";
const inPulumi = "aws:backup/vault:Vault";

// Backups are always encrypted; whose key is the question.
testRule(atRest, {
  pass: [[{ type: vault, properties: {} }], [{ type: inPulumi, properties: {} }]],
  fail: [],
  unknown: [],
});

testRule(ownKey, {
  pass: [
    [{ type: vault, properties: { EncryptionKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1" } }],
    [{ type: inPulumi, properties: { kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1" } }],
  ],
  fail: [
    [[{ type: vault, properties: {} }], /\(backups\) EncryptionKeyArn is not set/],
    [
      [{ type: inPulumi, properties: { kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:alias/aws/backup" } }],
      /kmsKeyArn is/,
    ],
  ],
  unknown: [[{ type: vault, properties: { EncryptionKeyArn: unknown } }]],
});

testRule(owner, {
  pass: [[{ type: vault, properties: { BackupVaultTags: { Owner: "orders" } } }]],
  fail: [[[{ type: inPulumi, properties: { tags: { Name: "orders" } } }], /no tag names an owner/]],
  unknown: [[{ type: vault, properties: { BackupVaultTags: unknown } }]],
});
