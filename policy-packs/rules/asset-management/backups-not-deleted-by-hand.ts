import { covers, findStatement, isAnybody, type Condition, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

const deletions = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"];

/** All but some, who are named. */
const exceptsSome = ({ operator, key }: Condition): boolean =>
  /^(arn|string)not(equals|like)$/.test(operator) && key === "aws:principalarn";

const deniesDeletion = ({ effect, principals, actions, conditions }: Statement): boolean =>
  effect === "Deny" &&
  principals.some(isAnybody) &&
  conditions.every(exceptsSome) &&
  deletions.every((action) => actions.some((pattern) => covers(pattern, action)));

export default defineRule({
  id: "backups-not-deleted-by-hand",
  title: "A backup vault's policy lets nobody delete backups",
  principle: "asset-management",
  severity: "low",
  why: "Backups go by themselves when their days are over; whoever deletes one before has made a mistake, or wants a ransom.",
  fix: {
    pulumi:
      "Add an aws.backup.VaultPolicy that denies `backup:DeleteRecoveryPoint` and `backup:UpdateRecoveryPointLifecycle` to everybody.",
    cloudformation:
      "Set `AccessPolicy` to one that denies `backup:DeleteRecoveryPoint` and `backup:UpdateRecoveryPointLifecycle` to everybody.",
  },
  links: [
    "https://docs.aws.amazon.com/config/latest/developerguide/backup-recovery-point-manual-deletion-disabled.html",
  ],
  checks: {
    "AWS::Backup::BackupVault": (it) =>
      given(findStatement(it.get("AccessPolicy"), deniesDeletion), (found) =>
        found === undefined ? fail(it, "The vault has no policy that denies deletion of its backups.") : pass,
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::Backup::BackupVault",
        properties: {
          AccessPolicy: {
            Statement: [
              {
                Effect: "Deny",
                Principal: "*",
                Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
                Resource: "*",
              },
            ],
          },
        },
      },
    ],
    bad: [{ type: "AWS::Backup::BackupVault", properties: { BackupVaultName: "orders" } }],
  },
  equivalents: [],
});
