import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { map } from "../mapping";

/** What a snapshot says of itself once it is made. */
interface Made {
  readonly storageEncrypted?: boolean;
}

export const neptune = {
  "aws:neptune/cluster:Cluster": map<aws.neptune.ClusterArgs, "AWS::Neptune::DBCluster">(
    "AWS::Neptune::DBCluster",
    (it) => ({
      DBClusterIdentifier: it.get("clusterIdentifier"),
      BackupRetentionPeriod: it.get("backupRetentionPeriod").otherwise(1),
      CopyTagsToSnapshot: it.get("copyTagsToSnapshot"),
      DBPort: it.get("port"),
      DBSubnetGroupName: it.get("neptuneSubnetGroupName"),
      DeletionProtection: it.get("deletionProtection"),
      EnableCloudwatchLogsExports: it.get("enableCloudwatchLogsExports"),
      IamAuthEnabled: it.get("iamDatabaseAuthenticationEnabled"),
      KmsKeyId: it.get("kmsKeyArn"),
      SnapshotIdentifier: it.get("snapshotIdentifier"),
      SourceDBClusterIdentifier: View.either(
        it.get("replicationSourceIdentifier"),
        // A member of a global cluster has its storage from the first one.
        it.get("globalClusterIdentifier"),
      ),
      StorageEncrypted: it.get("storageEncrypted"),
      Tags: tags(it.get("tags")),
      VpcSecurityGroupIds: it.get("vpcSecurityGroupIds"),
    }),
  ),
  "aws:neptune/clusterInstance:ClusterInstance": map<aws.neptune.ClusterInstanceArgs, "AWS::Neptune::DBInstance">(
    "AWS::Neptune::DBInstance",
    (it) => ({
      DBInstanceIdentifier: it.get("identifier"),
      AutoMinorVersionUpgrade: it.get("autoMinorVersionUpgrade").otherwise(true),
      DBClusterIdentifier: it.get("clusterIdentifier"),
      DBSubnetGroupName: it.get("neptuneSubnetGroupName"),
      PubliclyAccessible: it.get("publiclyAccessible"),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:neptune/subnetGroup:SubnetGroup": map<aws.neptune.SubnetGroupArgs, "AWS::Neptune::DBSubnetGroup">(
    "AWS::Neptune::DBSubnetGroup",
    (it) => ({ DBSubnetGroupName: it.get("name"), SubnetIds: it.get("subnetIds") }),
  ),
  "aws:neptune/clusterSnapshot:ClusterSnapshot": map<
    aws.neptune.ClusterSnapshotArgs & Made,
    "Custom::NeptuneClusterSnapshot"
  >("Custom::NeptuneClusterSnapshot", (it) => ({
    Source: it.get("dbClusterIdentifier"),
    StorageEncrypted: it.get("storageEncrypted"),
  })),
};
