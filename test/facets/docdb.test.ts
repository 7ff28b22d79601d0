import backups from "../../policy-packs/rules/asset-management/backups-kept";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../rule-tester";

const cluster = "AWS::DocDB::DBCluster";
const inPulumi = "aws:docdb/cluster:Cluster";
const group = "AWS::DocDB::DBClusterParameterGroup";

testRule(atRest, {
  pass: [
    [{ type: cluster, properties: { StorageEncrypted: true } }],
    [{ type: inPulumi, properties: { storageEncrypted: true } }],
  ],
  fail: [
    [[{ type: cluster, properties: {} }], /StorageEncrypted is not set/],
    [[{ type: inPulumi, properties: { storageEncrypted: false } }], /storageEncrypted is false/],
    [[{ type: "AWS::DocDB::GlobalCluster", properties: {} }], /StorageEncrypted is not set/],
  ],
  unknown: [[{ type: cluster, properties: { StorageEncrypted: unknown } }]],
  silent: [[{ type: cluster, properties: { SnapshotIdentifier: "orders-2026" } }]],
});

testRule(inTransit, {
  // TLS is on unless it is disabled.
  pass: [[{ type: group, properties: { Parameters: { audit_logs: "enabled" } } }], [{ type: group, properties: {} }]],
  fail: [
    [[{ type: group, properties: { Parameters: { tls: "disabled" } } }], /Parameters\.tls is disabled/],
    [
      [
        {
          type: "aws:docdb/clusterParameterGroup:ClusterParameterGroup",
          properties: { family: "docdb5.0", parameters: [{ name: "tls", value: "disabled" }] },
        },
      ],
      /parameters\.tls is disabled/,
    ],
  ],
  unknown: [[{ type: group, properties: { Parameters: { tls: unknown } } }]],
});

testRule(logged, {
  pass: [
    [{ type: cluster, properties: { EnableCloudwatchLogsExports: ["profiler", "audit"] } }],
    [{ type: inPulumi, properties: { enabledCloudwatchLogsExports: ["audit"] } }],
    [{ type: group, properties: { Parameters: { audit_logs: "all" } } }],
  ],
  fail: [
    [
      [{ type: cluster, properties: { EnableCloudwatchLogsExports: ["profiler"] } }],
      /\(audit-export\) EnableCloudwatchLogsExports/,
    ],
    [[{ type: inPulumi, properties: {} }], /enabledCloudwatchLogsExports is not set/],
    [[{ type: group, properties: {} }], /\(audit-events\) Parameters\.audit_logs is not set \(disabled by default\)/],
  ],
  unknown: [[{ type: cluster, properties: { EnableCloudwatchLogsExports: unknown } }]],
});

testRule(backups, {
  pass: [[{ type: cluster, properties: { BackupRetentionPeriod: 7 } }]],
  fail: [
    [[{ type: cluster, properties: {} }], /BackupRetentionPeriod is not set \(1 by default\)/],
    [[{ type: inPulumi, properties: { backupRetentionPeriod: 3 } }], /backupRetentionPeriod is 3/],
  ],
  unknown: [[{ type: cluster, properties: { BackupRetentionPeriod: unknown } }]],
});
