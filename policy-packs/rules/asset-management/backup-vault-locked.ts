import { defineRule } from "../../core/rule";
import { atLeast } from "../../core/verdict";

export default defineRule({
  id: "backup-vault-locked",
  title: "A backup vault is locked against deletion",
  principle: "asset-management",
  severity: "low",
  why: "Ransom begins with the backups: whoever holds an administrator's key can delete every recovery point of a vault that is not locked.",
  fix: {
    pulumi: "Add an aws.backup.VaultLockConfiguration with `minRetentionDays`.",
    cloudformation: "Set `LockConfiguration` with `MinRetentionDays`.",
  },
  links: ["https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html"],
  checks: {
    "AWS::Backup::BackupVault": (it, { settings }) =>
      atLeast(
        it.get("LockConfiguration").get("MinRetentionDays").num(),
        settings.backupDays,
        `backups can be deleted before their time (at least ${String(settings.backupDays)} days)`,
      ),
  },
  settings: ["backupDays"],
  examples: {
    good: [{ type: "AWS::Backup::BackupVault", properties: { LockConfiguration: { MinRetentionDays: 7 } } }],
    bad: [{ type: "AWS::Backup::BackupVault", properties: { BackupVaultName: "orders" } }],
  },
  equivalents: [],
});
