import type { Properties } from "../../../components/model/graph";
import { given, together } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { eachOf, every, fail, pass, type Verdict } from "../../core/verdict";

type Lock = View<NonNullable<Properties<"AWS::Backup::BackupVault">["LockConfiguration"]>>;

/** What is never deleted is kept longer than any lock allows. */
const fits = (days: View<number>, lock: Lock): Verdict =>
  given(
    together(days.num(Infinity), lock.get("MinRetentionDays").num(0), lock.get("MaxRetentionDays").num(Infinity)),
    ([kept, least, most]) => {
      if (kept < least)
        return fail(
          days,
          `the vault's lock refuses what is kept for less than ${String(least)} days, so no backup is made`,
        );
      if (kept > most)
        return fail(
          days,
          `the vault's lock refuses what is kept for more than ${String(most)} days, so no backup is made`,
        );
      return pass;
    },
  );

export default defineRule({
  id: "backup-plan-fits-lock",
  title: "A backup plan keeps backups as long as its vault's lock allows",
  principle: "asset-management",
  severity: "medium",
  why: "A job whose backups would live shorter or longer than the lock of the vault allows fails, every night, and nobody has a backup.",
  fix: {
    pulumi:
      "Set `lifecycle.deleteAfter` of the rule between `minRetentionDays` and `maxRetentionDays` of the vault's lock.",
    cloudformation:
      "Set `Lifecycle.DeleteAfterDays` of the rule between `MinRetentionDays` and `MaxRetentionDays` of the vault's `LockConfiguration`.",
  },
  links: ["https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html"],
  checks: {
    "AWS::Backup::BackupPlan": (it, near) =>
      eachOf(it.get("BackupPlan").get("BackupPlanRule"), (rule) =>
        every(
          near
            .targets(rule.get("TargetBackupVault"), "AWS::Backup::BackupVault")
            .map(({ view }) => fits(rule.get("Lifecycle").get("DeleteAfterDays"), view.get("LockConfiguration"))),
        ),
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::Backup::BackupPlan",
        properties: {
          BackupPlan: {
            BackupPlanRule: [{ TargetBackupVault: { Ref: "BackupVault" }, Lifecycle: { DeleteAfterDays: 35 } }],
          },
        },
      },
      { type: "AWS::Backup::BackupVault", properties: { LockConfiguration: { MinRetentionDays: 35 } } },
    ],
    bad: [
      {
        type: "AWS::Backup::BackupPlan",
        properties: {
          BackupPlan: {
            BackupPlanRule: [{ TargetBackupVault: { Ref: "BackupVault" }, Lifecycle: { DeleteAfterDays: 7 } }],
          },
        },
      },
      { type: "AWS::Backup::BackupVault", properties: { LockConfiguration: { MinRetentionDays: 35 } } },
    ],
  },
  equivalents: [],
});
