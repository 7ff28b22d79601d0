import rule from "../../../policy-packs/rules/asset-management/backup-plan-fits-lock";
import { testRule, unknown } from "../../rule-tester";

const plan = (Lifecycle: object | undefined) => ({
  type: "AWS::Backup::BackupPlan",
  properties: {
    BackupPlan: {
      BackupPlanRule: [
        {
          TargetBackupVault: { Ref: "BackupVault" },
          ...(Lifecycle === undefined ? {} : { Lifecycle: Lifecycle as never }),
        },
      ],
    },
  },
});
const vault = (lock: object) => ({
  type: "AWS::Backup::BackupVault",
  properties: { LockConfiguration: lock as never },
});
const locked = vault({ MinRetentionDays: 35, MaxRetentionDays: 365 });
const inPulumi = (deleteAfter: number) => [
  {
    type: "aws:backup/plan:Plan",
    properties: { rules: [{ ruleName: "daily", targetVaultName: { Ref: "Vault" }, lifecycle: { deleteAfter } }] },
  },
  { type: "aws:backup/vault:Vault", properties: {} },
  {
    type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    properties: { backupVaultName: { Ref: "Vault" }, minRetentionDays: 35 },
  },
];

testRule(rule, {
  pass: [
    [plan({ DeleteAfterDays: 35 }), locked],
    [plan({ DeleteAfterDays: 365 }), locked],
    [plan(undefined), vault({ MinRetentionDays: 35 })],
    // A vault of another stack has its lock there.
    [plan({ DeleteAfterDays: 1 })],
    inPulumi(35),
  ],
  fail: [
    [
      [plan({ DeleteAfterDays: 34 }), locked],
      /DeleteAfterDays is 34: the vault's lock refuses what is kept for less than 35/,
    ],
    [[plan({ DeleteAfterDays: 366 }), locked], /for more than 365 days/],
    [[plan(undefined), locked], /DeleteAfterDays is not set.*for more than 365 days/],
    [inPulumi(7), /lifecycle\.deleteAfter is 7: the vault's lock refuses/],
  ],
  unknown: [
    [plan({ DeleteAfterDays: unknown }), locked],
    [plan({ DeleteAfterDays: 35 }), vault({ MinRetentionDays: unknown })],
  ],
});
