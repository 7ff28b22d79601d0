import { expect, it } from "@jest/globals";
import { evaluate } from "../../../policy-packs/core/evaluate";
import rule from "../../../policy-packs/rules/asset-management/backups-kept";
import { graphOf, testRule, unknown } from "../../rule-tester";

const days = (BackupRetentionPeriod: number) => [
  { type: "AWS::RDS::DBCluster", properties: { BackupRetentionPeriod } },
];

testRule(rule, {
  pass: [days(7), days(35), [{ type: "aws:rds/instance:Instance", properties: { backupRetentionPeriod: 7 } }]],
  fail: [
    [days(6), /BackupRetentionPeriod is 6: damage older than that cannot be undone \(at least 7 days\)/],
    [days(0), /BackupRetentionPeriod is 0/],
    [[{ type: "aws:rds/instance:Instance", properties: {} }], /backupRetentionPeriod is not set \(0 by default\)/],
  ],
  unknown: [[{ type: "AWS::RDS::DBCluster", properties: { BackupRetentionPeriod: unknown } }]],
  silent: [[{ type: "AWS::S3::Bucket", properties: {} }]],
});

it("backups-kept asks for as many days as its user sets", () => {
  const told = evaluate(graphOf(days(20)), [rule], { settings: { "backups-kept": { backupDays: 30 } } });
  expect(told.findings.map(({ message }) => message)).toEqual([expect.stringMatching(/at least 30 days/)]);
  const asked = evaluate(graphOf(days(1)), [rule], { settings: { "backups-kept": { backupDays: 1 } } });
  expect(asked.findings).toEqual([]);
});
