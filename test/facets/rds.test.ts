import backups from "../../policy-packs/rules/asset-management/backups-kept";
import protectedFromDeletion from "../../policy-packs/rules/asset-management/deletion-protected";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import ownKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import closed from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const instance = "AWS::RDS::DBInstance";
const cluster = "AWS::RDS::DBCluster";
const inPulumi = "aws:rds/instance:Instance";
const member = { type: instance, properties: { DBClusterIdentifier: "orders", Engine: "aurora-mysql" } };
const memberInPulumi = {
  type: "aws:rds/clusterInstance:ClusterInstance",
  properties: { clusterIdentifier: "orders", engine: "aurora-mysql", instanceClass: "db.r7g.large" },
};

testRule(atRest, {
  pass: [
    [{ type: instance, properties: { StorageEncrypted: true } }],
    [{ type: cluster, properties: { StorageEncrypted: "true" } }],
    [{ type: inPulumi, properties: { storageEncrypted: true } }],
    // Aurora Serverless v1 is always encrypted.
    [{ type: "aws:rds/cluster:Cluster", properties: { engineMode: "serverless" } }],
  ],
  fail: [
    [[{ type: instance, properties: { Engine: "mysql" } }], /\(storage\) StorageEncrypted is not set/],
    [[{ type: cluster, properties: { StorageEncrypted: false } }], /StorageEncrypted is false/],
    [[{ type: inPulumi, properties: {} }], /storageEncrypted is not set/],
    [[{ type: "aws:rds/globalCluster:GlobalCluster", properties: {} }], /storageEncrypted is not set/],
    // What is written counts, though the source could have settled it.
    [
      [{ type: instance, properties: { SourceDBInstanceIdentifier: "orders", StorageEncrypted: false } }],
      /StorageEncrypted is false/,
    ],
  ],
  unknown: [
    [{ type: instance, properties: { StorageEncrypted: unknown } }],
    [{ type: instance, properties: { DBSnapshotIdentifier: unknown } }],
  ],
  silent: [
    [member],
    [memberInPulumi],
    [{ type: instance, properties: { SourceDBInstanceIdentifier: "orders" } }],
    [{ type: inPulumi, properties: { snapshotIdentifier: "orders-2026" } }],
    [{ type: cluster, properties: { SnapshotIdentifier: "orders-2026" } }],
  ],
});

testRule(ownKey, {
  pass: [
    [{ type: instance, properties: { StorageEncrypted: true, KmsKeyId: "alias/orders" } }],
    [{ type: "aws:rds/cluster:Cluster", properties: { storageEncrypted: true, kmsKeyId: "arn:aws:kms:::key/1" } }],
  ],
  fail: [
    [[{ type: instance, properties: { StorageEncrypted: true } }], /\(storage\) KmsKeyId is not set/],
    [
      [{ type: memberInPulumi.type, properties: { ...memberInPulumi.properties, performanceInsightsEnabled: true } }],
      /\(performance-insights\) performanceInsightsKmsKeyId is not set/,
    ],
  ],
  unknown: [[{ type: cluster, properties: { StorageEncrypted: true, KmsKeyId: unknown } }]],
});

testRule(inTransit, {
  pass: [
    // Since version 15 PostgreSQL on RDS takes nothing but TLS.
    [{ type: instance, properties: { Engine: "postgres", EngineVersion: "16.3" } }],
    [
      {
        type: "AWS::RDS::DBParameterGroup",
        properties: { Family: "mysql8.0", Parameters: { require_secure_transport: "ON" } },
      },
    ],
    [{ type: "AWS::RDS::DBClusterParameterGroup", properties: { Family: "aurora-postgresql17" } }],
    [
      {
        type: "aws:rds/parameterGroup:ParameterGroup",
        properties: { family: "postgres14", parameters: [{ name: "rds.force_ssl", value: "1" }] },
      },
    ],
  ],
  fail: [
    [
      [{ type: instance, properties: { Engine: "postgres", EngineVersion: "14.9" } }],
      /\(clients\) DBParameterGroupName is not set/,
    ],
    [[{ type: inPulumi, properties: { engine: "mysql", engineVersion: "8.0" } }], /parameterGroupName is not set/],
    [
      [{ type: cluster, properties: { Engine: "aurora-mysql", EngineVersion: "8.0.mysql_aurora.3.07.1" } }],
      /DBClusterParameterGroupName is not set/,
    ],
    [
      [
        {
          type: instance,
          properties: { Engine: "mysql", EngineVersion: "8.0", DBParameterGroupName: "default.mysql8.0" },
        },
      ],
      /DBParameterGroupName is default\.mysql8\.0/,
    ],
    [
      [
        {
          type: "AWS::RDS::DBParameterGroup",
          properties: { Family: "postgres16", Parameters: { "rds.force_ssl": 0 } },
        },
      ],
      /Parameters\.rds\.force_ssl is 0: data may pass in the clear/,
    ],
    [
      [{ type: "aws:rds/clusterParameterGroup:ClusterParameterGroup", properties: { family: "aurora-mysql5.7" } }],
      /parameters\.require_secure_transport is not set/,
    ],
  ],
  unknown: [
    [
      {
        type: "AWS::RDS::DBParameterGroup",
        properties: { Family: "mysql8.0", Parameters: { require_secure_transport: unknown } },
      },
    ],
    [{ type: instance, properties: { Engine: "mysql" } }],
    [{ type: instance, properties: { Engine: unknown } }],
  ],
  silent: [
    [member],
    [memberInPulumi],
    [{ type: instance, properties: { Engine: "oracle-ee" } }],
    // The group is judged where it is made.
    [{ type: instance, properties: { Engine: "mysql", DBParameterGroupName: "of-another-stack" } }],
  ],
});

testRule(closed, {
  pass: [
    [{ type: instance, properties: { PubliclyAccessible: false } }],
    // Pulumi's provider says no where nobody says anything.
    [{ type: inPulumi, properties: {} }],
    [memberInPulumi],
    [{ type: cluster, properties: { Engine: "mysql", DBSubnetGroupName: "private" } }],
  ],
  fail: [
    [[{ type: instance, properties: { PubliclyAccessible: true } }], /\(endpoint\) PubliclyAccessible is true/],
    [[{ type: inPulumi, properties: { publiclyAccessible: true } }], /publiclyAccessible is true/],
    [[{ type: cluster, properties: { Engine: "mysql" } }], /DBSubnetGroupName is not set: anybody on the Internet/],
  ],
  unknown: [
    // CloudFormation leaves it to the subnet group.
    [{ type: instance, properties: {} }],
    [{ type: instance, properties: { PubliclyAccessible: unknown } }],
  ],
  silent: [[{ type: cluster, properties: { Engine: "aurora-mysql" } }]],
});

testRule(logged, {
  pass: [
    [{ type: instance, properties: { EnableCloudwatchLogsExports: ["postgresql"] } }],
    [{ type: "aws:rds/cluster:Cluster", properties: { enabledCloudwatchLogsExports: ["audit"] } }],
  ],
  fail: [
    [[{ type: cluster, properties: {} }], /\(engine-logs\) EnableCloudwatchLogsExports is not set/],
    [[{ type: inPulumi, properties: { enabledCloudwatchLogsExports: [] } }], /enabledCloudwatchLogsExports is empty/],
  ],
  unknown: [[{ type: cluster, properties: { EnableCloudwatchLogsExports: unknown } }]],
  silent: [[member], [memberInPulumi]],
});

testRule(backups, {
  pass: [
    [{ type: instance, properties: { BackupRetentionPeriod: 7 } }],
    [{ type: "aws:rds/cluster:Cluster", properties: { backupRetentionPeriod: 35 } }],
  ],
  fail: [
    [[{ type: instance, properties: { Engine: "mysql" } }], /BackupRetentionPeriod is not set \(1 by default\)/],
    [[{ type: inPulumi, properties: {} }], /backupRetentionPeriod is not set \(0 by default\)/],
    [[{ type: cluster, properties: { BackupRetentionPeriod: "1" } }], /BackupRetentionPeriod is 1/],
  ],
  unknown: [[{ type: cluster, properties: { BackupRetentionPeriod: unknown } }]],
  silent: [
    [member],
    [memberInPulumi],
    [{ type: instance, properties: { SourceDBInstanceIdentifier: "orders" } }],
    [{ type: inPulumi, properties: { replicateSourceDb: "orders" } }],
  ],
});

testRule(protectedFromDeletion, {
  pass: [
    [{ type: instance, properties: { DeletionProtection: true } }],
    // A member has no user of its own, so this is none, whatever the engine.
    [{ type: instance, properties: { Engine: unknown, MasterUsername: "shop", DeletionProtection: true } }],
    [{ type: "aws:rds/globalCluster:GlobalCluster", properties: { deletionProtection: true } }],
  ],
  fail: [
    [[{ type: cluster, properties: {} }], /DeletionProtection is not set/],
    [[{ type: instance, properties: { Engine: unknown, MasterUsername: unknown } }], /DeletionProtection is not set/],
    [[{ type: inPulumi, properties: { deletionProtection: false } }], /deletionProtection is false/],
  ],
  unknown: [
    [{ type: instance, properties: { DeletionProtection: unknown } }],
    [{ type: instance, properties: { Engine: unknown } }],
  ],
  silent: [[member], [memberInPulumi]],
});
