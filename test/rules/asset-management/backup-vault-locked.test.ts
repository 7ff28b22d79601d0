import rule from "../../../policy-packs/rules/asset-management/backup-vault-locked";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::Backup::BackupVault", properties: { LockConfiguration: { MinRetentionDays: 7 } } }],
    [
      { type: "aws:backup/vault:Vault", properties: {} },
      {
        type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
        properties: { backupVaultName: { Ref: "Vault" }, minRetentionDays: 7 },
      },
    ],
  ],
  fail: [
    [[{ type: "AWS::Backup::BackupVault", properties: {} }], /LockConfiguration\.MinRetentionDays is not set/],
    [[{ type: "aws:backup/vault:Vault", properties: {} }], /VaultLockConfiguration\.minRetentionDays is not set/],
    [
      [{ type: "AWS::Backup::BackupVault", properties: { LockConfiguration: { MinRetentionDays: 1 } } }],
      /MinRetentionDays is 1: backups can be deleted before their time \(at least 7 days\)/,
    ],
  ],
  unknown: [[{ type: "AWS::Backup::BackupVault", properties: { LockConfiguration: unknown } }]],
});
