import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { parameters, password, tags } from "../codecs";
import { map } from "../mapping";
import { rdsSnapshots } from "../rds-snapshots";

/** CloudFormation has the port of an instance as a text. */
const digits = (number: View<number>): View<string> =>
  number.as<string>((raw) => (typeof raw === "number" ? String(raw) : raw));

/** @pulumi/aws 5 made groups of EC2-Classic, which is no more. */
interface ClassicGroup {
  readonly ingress?: readonly { readonly cidr?: string }[];
}

const instance = map<aws.rds.InstanceArgs, "AWS::RDS::DBInstance">("AWS::RDS::DBInstance", (it) => ({
  DBInstanceIdentifier: it.get("identifier"),
  AutoMinorVersionUpgrade: it.get("autoMinorVersionUpgrade"),
  // The provider's defaults: https://www.pulumi.com/registry/packages/aws/api-docs/rds/instance/#backupretentionperiod_nodejs
  BackupRetentionPeriod: it.get("backupRetentionPeriod").otherwise(0),
  CACertificateIdentifier: it.get("caCertIdentifier"),
  CopyTagsToSnapshot: it.get("copyTagsToSnapshot"),
  DBClusterIdentifier: View.absent(it),
  DBClusterSnapshotIdentifier: View.absent(it),
  DBParameterGroupName: it.get("parameterGroupName"),
  DBSnapshotIdentifier: it.get("snapshotIdentifier"),
  DBSubnetGroupName: it.get("dbSubnetGroupName"),
  DeletionProtection: it.get("deletionProtection"),
  EnableCloudwatchLogsExports: it.get("enabledCloudwatchLogsExports"),
  EnableIAMDatabaseAuthentication: it.get("iamDatabaseAuthenticationEnabled"),
  EnablePerformanceInsights: it.get("performanceInsightsEnabled"),
  Engine: it.get("engine"),
  EngineVersion: it.get("engineVersion"),
  KmsKeyId: it.get("kmsKeyId"),
  ManageMasterUserPassword: it.get("manageMasterUserPassword"),
  MasterUserPassword: password(it.get("password")),
  MasterUserSecret: { KmsKeyId: it.get("masterUserSecretKmsKeyId") },
  MasterUsername: it.get("username"),
  MonitoringInterval: it.get("monitoringInterval"),
  MultiAZ: it.get("multiAz"),
  OptionGroupName: it.get("optionGroupName"),
  PerformanceInsightsKMSKeyId: it.get("performanceInsightsKmsKeyId"),
  Port: digits(it.get("port")),
  PubliclyAccessible: it.get("publiclyAccessible").otherwise(false),
  SourceDBClusterIdentifier: View.absent(it),
  SourceDBInstanceAutomatedBackupsArn: it.get("restoreToPointInTime").get("sourceDbInstanceAutomatedBackupsArn"),
  SourceDBInstanceIdentifier: it.get("replicateSourceDb"),
  SourceDbiResourceId: View.absent(it),
  StorageEncrypted: it.get("storageEncrypted"),
  Tags: tags(it.get("tags")),
  VPCSecurityGroups: it.get("vpcSecurityGroupIds"),
}));

const member = map<aws.rds.ClusterInstanceArgs, "AWS::RDS::DBInstance">("AWS::RDS::DBInstance", (it) => ({
  DBInstanceIdentifier: it.get("identifier"),
  AutoMinorVersionUpgrade: it.get("autoMinorVersionUpgrade"),
  BackupRetentionPeriod: View.absent(it),
  CACertificateIdentifier: it.get("caCertIdentifier"),
  CopyTagsToSnapshot: it.get("copyTagsToSnapshot"),
  DBClusterIdentifier: it.get("clusterIdentifier"),
  DBClusterSnapshotIdentifier: View.absent(it),
  DBParameterGroupName: it.get("dbParameterGroupName"),
  DBSnapshotIdentifier: View.absent(it),
  DBSubnetGroupName: it.get("dbSubnetGroupName"),
  DeletionProtection: View.absent(it),
  EnableCloudwatchLogsExports: View.absent(it),
  EnableIAMDatabaseAuthentication: View.absent(it),
  EnablePerformanceInsights: it.get("performanceInsightsEnabled"),
  Engine: it.get("engine"),
  EngineVersion: it.get("engineVersion"),
  KmsKeyId: View.absent(it),
  ManageMasterUserPassword: View.absent(it),
  MasterUserPassword: View.absent(it),
  MasterUserSecret: { KmsKeyId: View.absent(it) },
  MasterUsername: View.absent(it),
  MonitoringInterval: it.get("monitoringInterval"),
  MultiAZ: View.absent(it),
  OptionGroupName: View.absent(it),
  PerformanceInsightsKMSKeyId: it.get("performanceInsightsKmsKeyId"),
  Port: View.absent(it),
  PubliclyAccessible: it.get("publiclyAccessible").otherwise(false),
  SourceDBClusterIdentifier: View.absent(it),
  SourceDBInstanceAutomatedBackupsArn: View.absent(it),
  SourceDBInstanceIdentifier: View.absent(it),
  SourceDbiResourceId: View.absent(it),
  StorageEncrypted: View.absent(it),
  Tags: tags(it.get("tags")),
  VPCSecurityGroups: View.absent(it),
}));

const cluster = map<aws.rds.ClusterArgs, "AWS::RDS::DBCluster">("AWS::RDS::DBCluster", (it) => ({
  DBClusterIdentifier: it.get("clusterIdentifier"),
  AutoMinorVersionUpgrade: it.get("autoMinorVersionUpgrade"),
  BackupRetentionPeriod: it.get("backupRetentionPeriod").otherwise(1),
  CopyTagsToSnapshot: it.get("copyTagsToSnapshot"),
  DBClusterInstanceClass: it.get("dbClusterInstanceClass"),
  DBClusterParameterGroupName: it.get("dbClusterParameterGroupName"),
  DBSubnetGroupName: it.get("dbSubnetGroupName"),
  DeletionProtection: it.get("deletionProtection"),
  EnableCloudwatchLogsExports: it.get("enabledCloudwatchLogsExports"),
  EnableIAMDatabaseAuthentication: it.get("iamDatabaseAuthenticationEnabled"),
  Engine: it.get("engine"),
  EngineMode: it.get("engineMode"),
  EngineVersion: it.get("engineVersion"),
  GlobalClusterIdentifier: it.get("globalClusterIdentifier"),
  KmsKeyId: it.get("kmsKeyId"),
  ManageMasterUserPassword: it.get("manageMasterUserPassword"),
  MasterUserPassword: password(it.get("masterPassword")),
  MasterUserSecret: { KmsKeyId: it.get("masterUserSecretKmsKeyId") },
  MasterUsername: it.get("masterUsername"),
  Port: it.get("port"),
  PubliclyAccessible: View.absent(it),
  ReplicationSourceIdentifier: it.get("replicationSourceIdentifier"),
  SnapshotIdentifier: it.get("snapshotIdentifier"),
  SourceDBClusterIdentifier: it.get("restoreToPointInTime").get("sourceClusterIdentifier"),
  StorageEncrypted: it.get("storageEncrypted"),
  Tags: tags(it.get("tags")),
  VpcSecurityGroupIds: it.get("vpcSecurityGroupIds"),
}));

export const rds = {
  "aws:rds/instance:Instance": instance,
  "aws:rds/clusterInstance:ClusterInstance": member,
  "aws:rds/cluster:Cluster": cluster,
  "aws:rds/globalCluster:GlobalCluster": map<aws.rds.GlobalClusterArgs, "AWS::RDS::GlobalCluster">(
    "AWS::RDS::GlobalCluster",
    (it) => ({
      GlobalClusterIdentifier: it.get("globalClusterIdentifier"),
      DeletionProtection: it.get("deletionProtection"),
      SourceDBClusterIdentifier: it.get("sourceDbClusterIdentifier"),
      StorageEncrypted: it.get("storageEncrypted"),
    }),
  ),
  "aws:rds/parameterGroup:ParameterGroup": map<aws.rds.ParameterGroupArgs, "AWS::RDS::DBParameterGroup">(
    "AWS::RDS::DBParameterGroup",
    (it) => ({
      DBParameterGroupName: it.get("name"),
      Family: it.get("family"),
      Parameters: parameters(it.get("parameters")),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": map<
    aws.rds.ClusterParameterGroupArgs,
    "AWS::RDS::DBClusterParameterGroup"
  >("AWS::RDS::DBClusterParameterGroup", (it) => ({
    DBClusterParameterGroupName: it.get("name"),
    Family: it.get("family"),
    Parameters: parameters(it.get("parameters")),
    Tags: tags(it.get("tags")),
  })),
  "aws:rds/subnetGroup:SubnetGroup": map<aws.rds.SubnetGroupArgs, "AWS::RDS::DBSubnetGroup">(
    "AWS::RDS::DBSubnetGroup",
    (it) => ({
      DBSubnetGroupName: it.get("name"),
      SubnetIds: it.get("subnetIds"),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:rds/proxy:Proxy": map<aws.rds.ProxyArgs, "AWS::RDS::DBProxy">("AWS::RDS::DBProxy", (it) => ({
    DBProxyName: it.get("name"),
    EngineFamily: it.get("engineFamily"),
    VpcSecurityGroupIds: it.get("vpcSecurityGroupIds"),
    VpcSubnetIds: it.get("vpcSubnetIds"),
  })),
  "aws:rds/proxyEndpoint:ProxyEndpoint": map<aws.rds.ProxyEndpointArgs, "AWS::RDS::DBProxyEndpoint">(
    "AWS::RDS::DBProxyEndpoint",
    (it) => ({
      DBProxyEndpointName: it.get("dbProxyEndpointName"),
      DBProxyName: it.get("dbProxyName"),
      VpcSecurityGroupIds: it.get("vpcSecurityGroupIds"),
      VpcSubnetIds: it.get("vpcSubnetIds"),
    }),
  ),
  "aws:rds/optionGroup:OptionGroup": map<aws.rds.OptionGroupArgs, "AWS::RDS::OptionGroup">(
    "AWS::RDS::OptionGroup",
    (it) => ({
      OptionGroupName: it.get("name"),
      EngineName: it.get("engineName"),
      MajorEngineVersion: it.get("majorEngineVersion"),
      OptionConfigurations: it.get("options").each((option) => ({
        OptionName: option.get("optionName"),
        OptionSettings: option
          .get("optionSettings")
          .each((setting) => ({ Name: setting.get("name"), Value: setting.get("value") })),
      })),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:rds/securityGroup:SecurityGroup": map<ClassicGroup, "AWS::RDS::DBSecurityGroup">(
    "AWS::RDS::DBSecurityGroup",
    (it) => ({
      DBSecurityGroupIngress: it.get("ingress").each((rule) => ({ CIDRIP: rule.get("cidr") })),
    }),
  ),
  ...rdsSnapshots,
};
