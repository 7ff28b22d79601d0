import type * as aws from "@pulumi/aws";
import { tags } from "./codecs";
import { map } from "./mapping";

/** What a snapshot says of itself once it is made. */
interface Made {
  readonly encrypted?: boolean;
  readonly storageEncrypted?: boolean;
}

/** What Pulumi makes of databases' copies and CloudFormation has no types for. */
export const rdsSnapshots = {
  "aws:rds/clusterActivityStream:ClusterActivityStream": map<
    aws.rds.ClusterActivityStreamArgs,
    "Custom::RdsActivityStream"
  >("Custom::RdsActivityStream", (it) => ({ KmsKeyId: it.get("kmsKeyId") })),
  "aws:rds/clusterSnapshot:ClusterSnapshot": map<aws.rds.ClusterSnapshotArgs & Made, "Custom::RdsSnapshot">(
    "Custom::RdsSnapshot",
    (it) => ({
      SharedAccounts: it.get("sharedAccounts"),
      Source: it.get("dbClusterIdentifier"),
      StorageEncrypted: it.get("storageEncrypted"),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy": map<aws.rds.ClusterSnapshotCopyArgs, "Custom::RdsSnapshotCopy">(
    "Custom::RdsSnapshotCopy",
    (it) => ({
      KmsKeyId: it.get("kmsKeyId"),
      SharedAccounts: it.get("sharedAccounts"),
      Source: it.get("sourceDbClusterSnapshotIdentifier"),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": map<
    aws.rds.InstanceAutomatedBackupsReplicationArgs,
    "Custom::RdsBackupReplication"
  >("Custom::RdsBackupReplication", (it) => ({ KmsKeyId: it.get("kmsKeyId") })),
  "aws:rds/snapshot:Snapshot": map<aws.rds.SnapshotArgs & Made, "Custom::RdsSnapshot">("Custom::RdsSnapshot", (it) => ({
    SharedAccounts: it.get("sharedAccounts"),
    Source: it.get("dbInstanceIdentifier"),
    StorageEncrypted: it.get("encrypted"),
    Tags: tags(it.get("tags")),
  })),
  "aws:rds/snapshotCopy:SnapshotCopy": map<aws.rds.SnapshotCopyArgs, "Custom::RdsSnapshotCopy">(
    "Custom::RdsSnapshotCopy",
    (it) => ({
      KmsKeyId: it.get("kmsKeyId"),
      SharedAccounts: it.get("sharedAccounts"),
      Source: it.get("sourceDbSnapshotIdentifier"),
      Tags: tags(it.get("tags")),
    }),
  ),
};
