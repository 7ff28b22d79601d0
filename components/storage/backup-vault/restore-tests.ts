import { att, Input, planned, ref, type Planned } from "../../model/plan";
import type { TagMap } from "../../model/planned/backup";
import type { DataClass } from "../data-class";
import type { BackupKind, BackupVaultSpec, Protects } from "./spec";
import { kindsOf } from "./targets";

/** What AWS Backup calls each kind: https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html */
const types: { readonly [K in BackupKind]: string } = {
  cluster: "Aurora",
  database: "RDS",
  "file-system": "EFS",
  table: "DynamoDB",
  volume: "EBS",
};

/**
 * A backup that nobody ever restored is a hope. On the first Monday of each month one of each kind is restored, and deleted again:
 * NIST SP 800-53 CP-9 (1), https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 */
export const planRestoreTests = (
  name: string,
  tests: BackupVaultSpec<DataClass, unknown>["restoreTests"],
  protects: Protects<unknown>,
  tags: TagMap,
): readonly Planned[] => {
  if (tests === undefined) return [];
  const plan = planned("AWS::Backup::RestoreTestingPlan", "restore-tests", {
    RecoveryPointSelection: {
      Algorithm: "LATEST_WITHIN_WINDOW",
      IncludeVaults: [att("vault", "BackupVaultArn")],
      RecoveryPointTypes: ["SNAPSHOT"],
      SelectionWindowDays: 30,
    },
    RestoreTestingPlanName: named(name),
    ScheduleExpression: "cron(0 6 ? * 2#1 *)",
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  });
  return [plan, ...kindsOf(protects).map((kind) => selection(kind, tests.roleArn, protects, tags))];
};

const selection = (kind: BackupKind, roleArn: unknown, protects: Protects<unknown>, tags: TagMap): Planned =>
  planned("AWS::Backup::RestoreTestingSelection", `restore-test-${kind}`, {
    IamRoleArn: new Input(roleArn),
    ...("tagged" in protects
      ? {
          ProtectedResourceArns: ["*"],
          ProtectedResourceConditions: {
            StringEquals: [{ Key: "aws:ResourceTag/DataClass", Value: tags["DataClass"] ?? "" }],
          },
        }
      : {
          ProtectedResourceArns: Object.values(protects.resources)
            .filter((it) => it.kind === kind)
            .map(({ arn }) => new Input(arn)),
        }),
    ProtectedResourceType: types[kind],
    RestoreTestingPlanName: ref("restore-tests"),
    RestoreTestingSelectionName: named(kind),
  });

/** Letters, digits and underscores alone. */
const named = (name: string): string => name.replaceAll("-", "_");
