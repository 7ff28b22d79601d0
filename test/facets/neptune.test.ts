import callers from "../../policy-packs/rules/authentication/callers-are-authenticated";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import closed from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const cluster = "AWS::Neptune::DBCluster";
const inPulumi = "aws:neptune/cluster:Cluster";

testRule(atRest, {
  pass: [
    [{ type: cluster, properties: { StorageEncrypted: true } }],
    [{ type: inPulumi, properties: { storageEncrypted: true } }],
  ],
  fail: [
    [[{ type: cluster, properties: {} }], /StorageEncrypted is not set/],
    [[{ type: inPulumi, properties: {} }], /storageEncrypted is not set/],
  ],
  unknown: [[{ type: cluster, properties: { StorageEncrypted: unknown } }]],
  silent: [
    [{ type: cluster, properties: { SnapshotIdentifier: "orders-2026" } }],
    [{ type: inPulumi, properties: { replicationSourceIdentifier: "arn:aws:rds:eu-west-1:1:cluster:orders" } }],
  ],
});

testRule(callers, {
  pass: [
    [{ type: cluster, properties: { IamAuthEnabled: true } }],
    [{ type: inPulumi, properties: { iamDatabaseAuthenticationEnabled: true } }],
  ],
  fail: [
    [[{ type: cluster, properties: {} }], /\(iam\) IamAuthEnabled is not set/],
    [[{ type: inPulumi, properties: {} }], /iamDatabaseAuthenticationEnabled is not set/],
  ],
  unknown: [[{ type: cluster, properties: { IamAuthEnabled: unknown } }]],
});

testRule(closed, {
  pass: [[{ type: "AWS::Neptune::DBInstance", properties: {} }]],
  fail: [
    [[{ type: "AWS::Neptune::DBInstance", properties: { PubliclyAccessible: true } }], /PubliclyAccessible is true/],
    [
      [{ type: "aws:neptune/clusterInstance:ClusterInstance", properties: { publiclyAccessible: true } }],
      /publiclyAccessible is true/,
    ],
  ],
  unknown: [[{ type: "AWS::Neptune::DBInstance", properties: { PubliclyAccessible: unknown } }]],
});

testRule(logged, {
  pass: [[{ type: inPulumi, properties: { enableCloudwatchLogsExports: ["audit"] } }]],
  fail: [
    [
      [{ type: cluster, properties: { EnableCloudwatchLogsExports: ["slowquery"] } }],
      /EnableCloudwatchLogsExports\[0\] is slowquery/,
    ],
  ],
  unknown: [[{ type: cluster, properties: { EnableCloudwatchLogsExports: [unknown] } }]],
});
