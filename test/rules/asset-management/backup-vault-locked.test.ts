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
  ],
  unknown: [[{ type: "AWS::Backup::BackupVault", properties: { LockConfiguration: unknown } }]],
});
