import type * as aws from "@pulumi/aws";
import { assemble, fold, map } from "../mapping";

const vault = assemble<aws.backup.VaultArgs, "AWS::Backup::BackupVault">(
  "AWS::Backup::BackupVault",
  (it, satellites) => {
    const lock = satellites.one<aws.backup.VaultLockConfigurationArgs>(
      "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    );
    const policy = satellites.one<aws.backup.VaultPolicyArgs>("aws:backup/vaultPolicy:VaultPolicy");
    return {
      BackupVaultName: it.get("name"),
      ForceDestroy: it.get("forceDestroy"),
      AccessPolicy: policy.get("policy").json(),
      BackupVaultTags: it.get("tags"),
      EncryptionKeyArn: it.get("kmsKeyArn"),
      LockConfiguration: {
        ChangeableForDays: lock.get("changeableForDays"),
        MaxRetentionDays: lock.get("maxRetentionDays"),
        MinRetentionDays: lock.get("minRetentionDays"),
      },
    };
  },
);

const folded = fold("AWS::Backup::BackupVault", "backupVaultName");

export const backup = {
  "aws:backup/vault:Vault": vault,
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": folded,
  "aws:backup/vaultPolicy:VaultPolicy": folded,
  "aws:backup/plan:Plan": map<aws.backup.PlanArgs, "AWS::Backup::BackupPlan">("AWS::Backup::BackupPlan", (it) => ({
    BackupPlan: {
      BackupPlanRule: it.get("rules").each((rule) => ({
        Lifecycle: { DeleteAfterDays: rule.get("lifecycle").get("deleteAfter") },
        TargetBackupVault: rule.get("targetVaultName"),
      })),
    },
    BackupPlanTags: it.get("tags"),
  })),
  "aws:backup/selection:Selection": map<aws.backup.SelectionArgs, "AWS::Backup::BackupSelection">(
    "AWS::Backup::BackupSelection",
    (it) => ({
      BackupSelection: {
        ListOfTags: it.get("selectionTags").each((tag) => ({
          ConditionKey: tag.get("key"),
          ConditionValue: tag.get("value"),
        })),
        Resources: it.get("resources"),
      },
    }),
  ),
};
