import rule from "../../../policy-packs/rules/zoning/database-snapshots-not-public";
import { testRule, unknown } from "../../rule-tester";

const snapshot = (sharedAccounts?: unknown) => ({
  type: "aws:rds/snapshot:Snapshot",
  properties: { dbInstanceIdentifier: "orders", dbSnapshotIdentifier: "s", sharedAccounts } as never,
});

testRule(rule, {
  pass: [[snapshot(["111122223333"])], [snapshot()]],
  fail: [
    [[snapshot(["111122223333", "all"])], /sharedAccounts\[1\] is all: anybody with an AWS account/],
    [
      [{ type: "aws:rds/clusterSnapshot:ClusterSnapshot", properties: { sharedAccounts: ["all"] } }],
      /sharedAccounts\[0\] is all/,
    ],
    [[{ type: "aws:rds/snapshotCopy:SnapshotCopy", properties: { sharedAccounts: ["all"] } }], /is all/],
  ],
  unknown: [[snapshot(unknown)], [snapshot([unknown])]],
});
