import { notPast } from "../../model/argument";
import { att, Input, planned, ref, retained, type Planned, type Show, type Text } from "../../model/plan";
import type { Resources } from "../../model/planned";
import type { TagMap } from "../../model/planned/backup";
import { PlanError } from "../../model/plan-error";
import { policyOf, type DataClass } from "../data-class";
import { planRestoreTests } from "./restore-tests";
import { planRole } from "./role";
import { scheduleOf, type Schedule } from "./schedule";
import type { BackupVaultOutputs, BackupVaultSpec, Copies, Protects } from "./spec";
import { vaultPolicy } from "./policy";

export interface BackupVaultPlan<C extends DataClass> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => BackupVaultOutputs<C, V>;
}

/**
 * Backups that outlive whoever would delete them: no backup can be deleted, or its days made fewer, before its time. What is made
 * is a matter of the class, and so are the bounds of the lock. Sources: NIST SP 800-53 CP-9, FSBP Backup.1, the Config rule
 * backup-recovery-point-manual-deletion-disabled, https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 *
 * `today` is the date, as `2027-03-31`. Throws a `PlanError` on what cannot be had.
 */
export const planBackupVault = <C extends DataClass, R>(
  name: string,
  spec: BackupVaultSpec<C, R>,
  today: string,
): BackupVaultPlan<C> => {
  const { dataClass, owner, key, protects } = spec;
  check(name, spec, today);
  const schedule = scheduleOf(dataClass);
  const tags: TagMap = { Name: name, Owner: owner, DataClass: dataClass };
  const copies = copiesOf(spec.copies);
  const vault = retained("AWS::Backup::BackupVault", "vault", {
    AccessPolicy: vaultPolicy,
    BackupVaultName: name,
    BackupVaultTags: tags,
    EncryptionKeyArn: new Input(key.arn),
    LockConfiguration: lockOf(spec.lock, schedule),
    ...notificationsOf(spec.notify),
  });
  return {
    resources: [
      vault,
      ...planRole({ name, tags, key: new Input(key.arn), protects, copies, bounded: spec }),
      backupPlan(name, schedule, copies, tags),
      selection(name, dataClass, protects),
      ...planRestoreTests(name, spec.restoreTests, protects, tags),
    ],
    outputs: (show) => ({
      dataClass,
      name: show(ref("vault")),
      arn: show(att("vault", "BackupVaultArn")),
      roleArn: show(att("role", "Arn")),
    }),
  };
};

type Vault = Resources<Text>["AWS::Backup::BackupVault"];

const lockOf = (
  lock: BackupVaultSpec<DataClass, unknown>["lock"] = "governance",
  { minDays, maxDays }: Schedule,
): Vault["LockConfiguration"] => ({
  MinRetentionDays: minDays,
  MaxRetentionDays: maxDays,
  ...(lock === "governance" ? {} : { ChangeableForDays: lock.compliance.graceDays }),
});

/** How jobs end, well or not: https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html */
const notificationsOf = (notify: { readonly topicArn: unknown } | undefined): Pick<Vault, "Notifications"> =>
  notify === undefined
    ? {}
    : {
        Notifications: {
          BackupVaultEvents: [
            "BACKUP_JOB_COMPLETED",
            "COPY_JOB_FAILED",
            "RECOVERY_POINT_MODIFIED",
            "RESTORE_JOB_COMPLETED",
          ],
          SNSTopicArn: new Input(notify.topicArn),
        },
      };

/** The ARNs of the vaults that hold copies. */
const copiesOf = (copies: Copies<unknown> | undefined): readonly Text[] =>
  copies === undefined || "off" in copies ? [] : Object.values(copies.to).map(({ arn }) => new Input(arn));

const backupPlan = (name: string, { rules }: Schedule, copies: readonly Text[], tags: TagMap): Planned =>
  planned("AWS::Backup::BackupPlan", "plan", {
    BackupPlan: {
      BackupPlanName: name,
      BackupPlanRule: rules.map((rule) => ({
        ...rule,
        TargetBackupVault: ref("vault"),
        RecoveryPointTags: tags,
        ...(copies.length === 0
          ? {}
          : { CopyActions: copies.map((it) => ({ DestinationBackupVaultArn: it, Lifecycle: rule.Lifecycle })) }),
      })),
    },
    BackupPlanTags: tags,
  });

const selection = (name: string, dataClass: DataClass, protects: Protects<unknown>): Planned =>
  planned(
    "AWS::Backup::BackupSelection",
    "selection",
    {
      BackupPlanId: ref("plan"),
      BackupSelection: {
        IamRoleArn: att("role", "Arn"),
        SelectionName: name,
        ...("tagged" in protects
          ? { ListOfTags: [{ ConditionType: "STRINGEQUALS", ConditionKey: "DataClass", ConditionValue: dataClass }] }
          : { Resources: Object.values(protects.resources).map(({ arn }) => new Input(arn)) }),
      },
    },
    ["role-policy"],
  );

const check = <C extends DataClass, R>(
  name: string,
  { dataClass, lock = "governance", copies, protects }: BackupVaultSpec<C, R>,
  today: string,
): void => {
  if (!/^[a-zA-Z0-9_-]{2,50}$/.test(name)) {
    throw new PlanError(`${name} cannot name a backup vault: use 2 to 50 letters, digits, dashes and underscores.`);
  }
  if ("resources" in protects && Object.keys(protects.resources).length === 0) {
    throw new PlanError("protects.resources is empty: name what is backed up.");
  }
  if (lock !== "governance") checkCompliance(lock.compliance);
  if (copies !== undefined && "off" in copies) {
    if (copies.off.why.trim() === "") throw new PlanError("copies.off must say why there are none.");
    notPast("copies.off", copies.off.until, today);
  }
  if (copies === undefined && policyOf(dataClass).replicated) {
    throw new PlanError(
      `${dataClass} data needs copies: name a vault of another region in copies.to, or argue it in copies.off.`,
    );
  }
};

const checkCompliance = ({ why, graceDays }: { readonly why: string; readonly graceDays: number }): void => {
  if (why.trim() === "") throw new PlanError("lock.compliance must say why nobody may ever take the lock away.");
  if (!Number.isInteger(graceDays) || graceDays < 3 || graceDays > 365) {
    throw new PlanError(`lock.compliance.graceDays is ${String(graceDays)}: choose 3 to 365.`);
  }
};
