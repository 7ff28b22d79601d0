import { defineRule } from "../../core/rule";
import { atLeast } from "../../core/verdict";
import { facet } from "../../facets/facet";
import { backupsKept } from "../../facets/fixes/recovery";

export default defineRule({
  id: "backups-kept",
  title: "Backups are made and kept",
  principle: "asset-management",
  severity: "medium",
  why: "After ransom, a bug or a slip, only a backup older than the damage brings the data back.",
  fix: {
    pulumi: "Set how many days backups are kept.",
    cloudformation: "Set how many days backups are kept.",
  },
  links: [
    "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_backing_up_data_automated_backups_data.html",
  ],
  ...facet("recovery", backupsKept, ({ backupDays }, { settings }) =>
    backupDays === undefined
      ? []
      : atLeast(
          backupDays,
          settings.backupDays,
          `damage older than that cannot be undone (at least ${String(settings.backupDays)} days)`,
        ),
  ),
  settings: ["backupDays"],
  examples: {
    good: [{ type: "AWS::RDS::DBCluster", properties: { BackupRetentionPeriod: 14 } }],
    bad: [{ type: "AWS::RDS::DBCluster", properties: { BackupRetentionPeriod: 1 } }],
  },
  equivalents: [
    { id: "AwsSolutions-DOC4", type: "AWS::DocDB::DBCluster" },
    { id: "CKV_AWS_360", type: "AWS::DocDB::DBCluster" },
    { id: "HIPAA.Security-ElastiCacheRedisClusterAutomaticBackup", type: "AWS::ElastiCache::CacheCluster" },
    { id: "NIST.800.53.R4-ElastiCacheRedisClusterAutomaticBackup", type: "AWS::ElastiCache::CacheCluster" },
    { id: "NIST.800.53.R5-ElastiCacheRedisClusterAutomaticBackup", type: "AWS::ElastiCache::CacheCluster" },
    { id: "CKV_AWS_134", type: "AWS::ElastiCache::CacheCluster" },
    { id: "AWS-0050", type: "AWS::ElastiCache::CacheCluster" },
    { id: "HIPAA.Security-ElastiCacheRedisClusterAutomaticBackup", type: "AWS::ElastiCache::ReplicationGroup" },
    { id: "NIST.800.53.R4-ElastiCacheRedisClusterAutomaticBackup", type: "AWS::ElastiCache::ReplicationGroup" },
    { id: "NIST.800.53.R5-ElastiCacheRedisClusterAutomaticBackup", type: "AWS::ElastiCache::ReplicationGroup" },
    { id: "CKV_AWS_134", type: "AWS::ElastiCache::ReplicationGroup" },
    { id: "AWS-0050", type: "AWS::ElastiCache::ReplicationGroup" },
    { id: "AwsSolutions-N3", type: "AWS::Neptune::DBCluster" },
    { id: "CKV_AWS_361", type: "AWS::Neptune::DBCluster" },
    { id: "aws-rds-cluster-configure-backup-retention", type: "AWS::RDS::DBCluster" },
    { id: "awsnative-rds-dbcluster-configure-backup-retention", type: "AWS::RDS::DBCluster" },
    { id: "aws-rds-cluster-enable-backup-retention", type: "AWS::RDS::DBCluster" },
    { id: "awsnative-rds-dbcluster-enable-backup-retention", type: "AWS::RDS::DBCluster" },
    { id: "CKV_AWS_133", type: "AWS::RDS::DBCluster" },
    { id: "AWS-0077", type: "AWS::RDS::DBCluster" },
    { id: "rds-instance-backup-enabled", type: "AWS::RDS::DBInstance" },
    { id: "aws-rds-instance-configure-backup-retention", type: "AWS::RDS::DBInstance" },
    { id: "awsnative-rds-dbinstance-configure-backup-retention", type: "AWS::RDS::DBInstance" },
    { id: "aws-rds-instance-enable-backup-retention", type: "AWS::RDS::DBInstance" },
    { id: "awsnative-rds-dbinstance-enable-backup-retention", type: "AWS::RDS::DBInstance" },
    { id: "AwsSolutions-RDS13", type: "AWS::RDS::DBInstance" },
    { id: "HIPAA.Security-RDSInstanceBackupEnabled", type: "AWS::RDS::DBInstance" },
    { id: "NIST.800.53.R4-RDSInstanceBackupEnabled", type: "AWS::RDS::DBInstance" },
    { id: "NIST.800.53.R5-RDSInstanceBackupEnabled", type: "AWS::RDS::DBInstance" },
    { id: "CKV_AWS_133", type: "AWS::RDS::DBInstance" },
    { id: "AWS-0077", type: "AWS::RDS::DBInstance" },
    { id: "DB_INSTANCE_BACKUP_ENABLED", type: "AWS::RDS::DBInstance" },
    { id: "AwsSolutions-RS10", type: "AWS::Redshift::Cluster" },
    { id: "HIPAA.Security-RedshiftBackupEnabled", type: "AWS::Redshift::Cluster" },
    { id: "NIST.800.53.R5-RedshiftBackupEnabled", type: "AWS::Redshift::Cluster" },
    { id: "CKV_AWS_343", type: "AWS::Redshift::Cluster" },
    { id: "REDSHIFT_BACKUP_ENABLED", type: "AWS::Redshift::Cluster" },
  ],
});
