import { set, write, type FixesOf } from "./fix";

/** Each rule on recovery judges the kinds that state its fact, and no others. */
type Some = Partial<FixesOf<"recovery">>;

const days = (note = "") => set("backupRetentionPeriod: 7", "BackupRetentionPeriod: 7", note);
const snapshots = set("snapshotRetentionLimit: 7", "SnapshotRetentionLimit: 7");

export const backupsKept = {
  "AWS::Backup::BackupPlan": write(
    "Set `lifecycle: { deleteAfter: 35 }` in one of `rules` at least",
    "Set `Lifecycle: { DeleteAfterDays: 35 }` in one of `BackupPlanRule` at least",
  ),
  "AWS::DocDB::DBCluster": days(),
  "AWS::ElastiCache::CacheCluster": snapshots,
  "AWS::ElastiCache::ReplicationGroup": snapshots,
  "AWS::ElastiCache::ServerlessCache": snapshots,
  "AWS::MemoryDB::Cluster": snapshots,
  "AWS::Neptune::DBCluster": days(),
  "AWS::RDS::DBCluster": days(),
  "AWS::RDS::DBInstance": days(),
  "AWS::Redshift::Cluster": set("automatedSnapshotRetentionPeriod: 7", "AutomatedSnapshotRetentionPeriod: 7"),
} satisfies Some;

export const pointInTimeRecovery = {
  "AWS::Cassandra::Table": set('pointInTimeRecovery: { status: "ENABLED" }', "PointInTimeRecoveryEnabled: true"),
  "AWS::DynamoDB::GlobalTable": write(
    "Set `pointInTimeRecovery: true` on the aws.dynamodb.TableReplica, or in each of `replicas` of the aws.dynamodb.Table",
    "Set `PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }` in each of `Replicas`",
  ),
  "AWS::DynamoDB::Table": set(
    "pointInTimeRecovery: { enabled: true }",
    "PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }",
  ),
} satisfies Some;

export const oldVersionsKept = {
  "AWS::S3::Bucket": write(
    'Add an aws.s3.BucketVersioning with `versioningConfiguration: { status: "Enabled" }`',
    "Set `VersioningConfiguration: { Status: Enabled }`",
    "Let a lifecycle rule expire old versions, which cost as much as new ones.",
  ),
} satisfies Some;

const protection = set("deletionProtection: true", "DeletionProtection: true");

export const deletionProtected = {
  "AWS::CloudTrail::EventDataStore": set("terminationProtectionEnabled: true", "TerminationProtectionEnabled: true"),
  "AWS::Cognito::UserPool": set('deletionProtection: "ACTIVE"', "DeletionProtection: ACTIVE"),
  "AWS::DocDB::DBCluster": protection,
  "AWS::DocDB::GlobalCluster": protection,
  "AWS::DynamoDB::GlobalTable": write(
    "Set `deletionProtectionEnabled: true` on the aws.dynamodb.TableReplica, or in each of `replicas` of the aws.dynamodb.Table",
    "Set `DeletionProtectionEnabled: true` in each of `Replicas`",
  ),
  "AWS::DynamoDB::Table": set("deletionProtectionEnabled: true", "DeletionProtectionEnabled: true"),
  "AWS::ElasticLoadBalancingV2::LoadBalancer": set(
    "enableDeletionProtection: true",
    "deletion_protection.enabled` to `true` in `LoadBalancerAttributes",
  ),
  "AWS::Neptune::DBCluster": protection,
  "AWS::NetworkFirewall::Firewall": set("deleteProtection: true", "DeleteProtection: true"),
  "AWS::RDS::DBCluster": protection,
  "AWS::RDS::DBInstance": protection,
  "AWS::RDS::GlobalCluster": protection,
} satisfies Some;
