import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

const one = (type: string, properties: object, name = "it") => ({ type, name, properties: properties as never });
const key = "arn:aws:kms:eu-west-1:111122223333:key/k";
const instance = (properties: object) => one("aws:rds/instance:Instance", properties, "db");
const snapshot = one("aws:rds/snapshot:Snapshot", { dbInstanceIdentifier: { Ref: "db" } }, "snapshot");
const copy = (properties: object = {}) =>
  one("aws:rds/snapshotCopy:SnapshotCopy", { sourceDbSnapshotIdentifier: { Ref: "snapshot" }, ...properties }, "copy");
const neptune = one("aws:neptune/clusterSnapshot:ClusterSnapshot", { dbClusterIdentifier: { Ref: "db" } });
const dlm = (details: object) => one("AWS::DLM::LifecyclePolicy", { PolicyDetails: details });
const rules = (rule: object) => dlm({ Schedules: [{ CrossRegionCopyRules: [rule] }] });
const actions = (EncryptionConfiguration: unknown) =>
  dlm({ Actions: [{ CrossRegionCopy: [{ Target: "eu-west-1", EncryptionConfiguration }] }] });
const pulumiDlm = (policyDetails: object) => one("aws:dlm/lifecyclePolicy:LifecyclePolicy", { policyDetails });
const replication = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";

testRule(atRest, {
  pass: [
    [snapshot, instance({ storageEncrypted: true })],
    [copy({ kmsKeyId: key })],
    [copy(), snapshot, instance({ storageEncrypted: true })],
    [one("aws:rds/clusterSnapshot:ClusterSnapshot", { storageEncrypted: true })],
    [neptune, one("aws:neptune/cluster:Cluster", { storageEncrypted: true }, "db")],
    [one(replication, { kmsKeyId: key })],
    [rules({ Encrypted: true })],
    [actions({ Encrypted: true })],
  ],
  fail: [
    [[one("aws:rds/snapshot:Snapshot", { encrypted: false })], /\(snapshot\) encrypted is false/],
    [[one("aws:neptune/clusterSnapshot:ClusterSnapshot", { storageEncrypted: false })], /storageEncrypted is false/],
    [[one(replication, {})], /\(backups\) kmsKeyId is not set/],
    [
      [rules({})],
      /\(scheduled-copies\) PolicyDetails\.Schedules\[0\]\.CrossRegionCopyRules\[0\]\.Encrypted is not set/,
    ],
    [
      [actions({ Encrypted: false })],
      /\(event-copies\) .*CrossRegionCopy\[0\]\.EncryptionConfiguration\.Encrypted is false/,
    ],
    [
      [pulumiDlm({ schedules: [{ name: "s", crossRegionCopyRules: [{ encrypted: false, target: "eu-west-1" }] }] })],
      /policyDetails\.schedules\[0\]\.crossRegionCopyRules\[0\]\.encrypted is false/,
    ],
    [
      [pulumiDlm({ action: { name: "a", crossRegionCopies: [{ target: "eu-west-1", encryptionConfiguration: {} }] } })],
      /policyDetails\.action\.crossRegionCopies\[0\]\.encryptionConfiguration\.encrypted is not set/,
    ],
  ],
  unknown: [[copy()], [dlm({ Schedules: unknown })]],
  // Where the database is elsewhere, it is judged there.
  silent: [[snapshot], [neptune], [dlm({ Schedules: [{ Name: "daily" }] })]],
});

testRule(customerKey, {
  pass: [
    [copy({ kmsKeyId: key })],
    [one("aws:rds/clusterActivityStream:ClusterActivityStream", { kmsKeyId: key })],
    [rules({ Encrypted: true, CmkArn: key })],
  ],
  fail: [
    [[copy({ kmsKeyId: "alias/aws/rds" })], /\(copy\) kmsKeyId is alias\/aws\/rds/],
    [
      [one("aws:rds/clusterActivityStream:ClusterActivityStream", { kmsKeyId: "alias/aws/rds" })],
      /\(activity\) kmsKeyId/,
    ],
    [[rules({ Encrypted: true })], /\(scheduled-copies\) .*CmkArn is not set/],
    [[actions({ Encrypted: true })], /\(event-copies\) .*CmkArn is not set/],
  ],
  unknown: [[rules({ Encrypted: true, CmkArn: unknown })]],
});
