import type * as aws from "@pulumi/aws";
import { parameters, password, tags } from "../codecs";
import { map } from "../mapping";

export const docdb = {
  "aws:docdb/cluster:Cluster": map<aws.docdb.ClusterArgs, "AWS::DocDB::DBCluster">("AWS::DocDB::DBCluster", (it) => ({
    DBClusterIdentifier: it.get("clusterIdentifier"),
    BackupRetentionPeriod: it.get("backupRetentionPeriod").otherwise(1),
    DBClusterParameterGroupName: it.get("dbClusterParameterGroupName"),
    DBSubnetGroupName: it.get("dbSubnetGroupName"),
    DeletionProtection: it.get("deletionProtection"),
    EnableCloudwatchLogsExports: it.get("enabledCloudwatchLogsExports"),
    KmsKeyId: it.get("kmsKeyId"),
    ManageMasterUserPassword: it.get("manageMasterUserPassword"),
    MasterUserPassword: password(it.get("masterPassword")),
    Port: it.get("port"),
    SnapshotIdentifier: it.get("snapshotIdentifier"),
    SourceDBClusterIdentifier: it.get("restoreToPointInTime").get("sourceClusterIdentifier"),
    StorageEncrypted: it.get("storageEncrypted"),
    Tags: tags(it.get("tags")),
    VpcSecurityGroupIds: it.get("vpcSecurityGroupIds"),
  })),
  "aws:docdb/clusterInstance:ClusterInstance": map<aws.docdb.ClusterInstanceArgs, "AWS::DocDB::DBInstance">(
    "AWS::DocDB::DBInstance",
    (it) => ({
      DBInstanceIdentifier: it.get("identifier"),
      CACertificateIdentifier: it.get("caCertIdentifier"),
      DBClusterIdentifier: it.get("clusterIdentifier"),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:docdb/clusterParameterGroup:ClusterParameterGroup": map<
    aws.docdb.ClusterParameterGroupArgs,
    "AWS::DocDB::DBClusterParameterGroup"
  >("AWS::DocDB::DBClusterParameterGroup", (it) => ({
    Name: it.get("name"),
    Parameters: parameters(it.get("parameters")),
    Tags: tags(it.get("tags")),
  })),
  "aws:docdb/subnetGroup:SubnetGroup": map<aws.docdb.SubnetGroupArgs, "AWS::DocDB::DBSubnetGroup">(
    "AWS::DocDB::DBSubnetGroup",
    (it) => ({ DBSubnetGroupName: it.get("name"), SubnetIds: it.get("subnetIds") }),
  ),
  "aws:docdb/globalCluster:GlobalCluster": map<aws.docdb.GlobalClusterArgs, "AWS::DocDB::GlobalCluster">(
    "AWS::DocDB::GlobalCluster",
    (it) => ({
      GlobalClusterIdentifier: it.get("globalClusterIdentifier"),
      DeletionProtection: it.get("deletionProtection"),
      SourceDBClusterIdentifier: it.get("sourceDbClusterIdentifier"),
      StorageEncrypted: it.get("storageEncrypted"),
    }),
  ),
};
