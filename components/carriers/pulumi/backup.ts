import * as aws from "@pulumi/aws";
import type { Resources } from "../../model/planned";
import type { BackupLifecycle, BackupResources } from "../../model/planned/backup";
import { one, policy, tags, type Make, type Makers, type Value } from "./make";

type Rule = Resources<Value>["AWS::Backup::BackupPlan"]["BackupPlan"]["BackupPlanRule"][number];

/** One vault of CloudFormation's is a vault and its satellites in Pulumi. */
const vault: Make<"AWS::Backup::BackupVault"> = (name, it, options, protection) => {
  const made = new aws.backup.Vault(
    name,
    { kmsKeyArn: it.EncryptionKeyArn, name: it.BackupVaultName, tags: { ...it.BackupVaultTags } },
    { ...options, ...protection },
  );
  const of = { backupVaultName: made.name };
  const { ChangeableForDays, MaxRetentionDays, MinRetentionDays } = it.LockConfiguration;
  const lock = {
    changeableForDays: ChangeableForDays,
    maxRetentionDays: MaxRetentionDays,
    minRetentionDays: MinRetentionDays,
  };
  const satellites = [
    new aws.backup.VaultPolicy(name, { ...of, policy: policy(it.AccessPolicy) }, options),
    new aws.backup.VaultLockConfiguration(name, { ...of, ...lock }, options),
    ...(it.Notifications === undefined
      ? []
      : [
          new aws.backup.VaultNotifications(
            name,
            {
              ...of,
              backupVaultEvents: [...it.Notifications.BackupVaultEvents],
              snsTopicArn: it.Notifications.SNSTopicArn,
            },
            options,
          ),
        ]),
  ];
  return { resources: [made, ...satellites], attributes: { Ref: made.name, BackupVaultArn: made.arn } };
};

const lifecycle = ({ DeleteAfterDays, MoveToColdStorageAfterDays }: BackupLifecycle) => ({
  deleteAfter: DeleteAfterDays,
  ...(MoveToColdStorageAfterDays === undefined ? {} : { coldStorageAfter: MoveToColdStorageAfterDays }),
});

const rule = (it: Rule): aws.types.input.backup.PlanRule => ({
  copyActions: (it.CopyActions ?? []).map((copy) => ({
    destinationVaultArn: copy.DestinationBackupVaultArn,
    lifecycle: lifecycle(copy.Lifecycle),
  })),
  lifecycle: lifecycle(it.Lifecycle),
  recoveryPointTags: { ...it.RecoveryPointTags },
  ruleName: it.RuleName,
  schedule: it.ScheduleExpression,
  targetVaultName: it.TargetBackupVault,
});

/** How Pulumi makes what plans write of AWS Backup. */
export const backup: Makers<keyof BackupResources<string>> = {
  "AWS::Backup::BackupVault": vault,
  "AWS::Backup::BackupPlan": one(aws.backup.Plan, ({ BackupPlan, BackupPlanTags }) => ({
    name: BackupPlan.BackupPlanName,
    rules: BackupPlan.BackupPlanRule.map(rule),
    tags: { ...BackupPlanTags },
  })),
  "AWS::Backup::BackupSelection": one(aws.backup.Selection, ({ BackupPlanId, BackupSelection: it }) => ({
    iamRoleArn: it.IamRoleArn,
    name: it.SelectionName,
    planId: BackupPlanId,
    ...(it.Resources === undefined ? {} : { resources: [...it.Resources] }),
    selectionTags: (it.ListOfTags ?? []).map((tag) => ({
      key: tag.ConditionKey,
      type: tag.ConditionType,
      value: tag.ConditionValue,
    })),
  })),
  "AWS::Backup::RestoreTestingPlan": one(
    aws.backup.RestoreTestingPlan,
    ({ RecoveryPointSelection, RestoreTestingPlanName, ScheduleExpression, Tags }) => ({
      name: RestoreTestingPlanName,
      recoveryPointSelection: {
        algorithm: RecoveryPointSelection.Algorithm,
        includeVaults: [...RecoveryPointSelection.IncludeVaults],
        recoveryPointTypes: [...RecoveryPointSelection.RecoveryPointTypes],
        selectionWindowDays: RecoveryPointSelection.SelectionWindowDays,
      },
      scheduleExpression: ScheduleExpression,
      tags: tags(Tags),
    }),
    (plan) => ({ Ref: plan.name }),
  ),
  "AWS::Backup::RestoreTestingSelection": one(aws.backup.RestoreTestingSelection, (it) => ({
    iamRoleArn: it.IamRoleArn,
    name: it.RestoreTestingSelectionName,
    protectedResourceArns: [...it.ProtectedResourceArns],
    ...(it.ProtectedResourceConditions === undefined
      ? {}
      : {
          protectedResourceConditions: {
            stringEquals: it.ProtectedResourceConditions.StringEquals.map(({ Key, Value: value }) => ({
              key: Key,
              value,
            })),
          },
        }),
    protectedResourceType: it.ProtectedResourceType,
    restoreTestingPlanName: it.RestoreTestingPlanName,
  })),
};
