import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Resources } from "../../model/planned";
import type { PlannedInstance, PlannedMember, RdsResources } from "../../model/planned/rds";
import { one, tags, type Make, type Makers, type Value } from "./make";

type ParameterGroup = Resources<Value>["AWS::RDS::DBParameterGroup"];

/** RDS reads these when the engine starts, and the provider would have them changed at once. CloudFormation finds out by itself. */
const atStart: ReadonlySet<string> = new Set(["shared_preload_libraries"]);

const parametersOf = ({ Description, Family, Parameters, Tags }: ParameterGroup) => ({
  description: Description,
  family: Family,
  parameters: Object.entries(Parameters).map(([name, value]) => ({
    name,
    value,
    ...(atStart.has(name) ? { applyMethod: "pending-reboot" } : {}),
  })),
  tags: tags(Tags),
});

/** What both an instance and a cluster guard. The final snapshot is CloudFormation's `DeletionPolicy` otherwise. */
const guardedOf = (name: string, it: PlannedInstance<Value> | Resources<Value>["AWS::RDS::DBCluster"]) => ({
  backupRetentionPeriod: it.BackupRetentionPeriod,
  dbSubnetGroupName: it.DBSubnetGroupName,
  deletionProtection: it.DeletionProtection,
  enabledCloudwatchLogsExports: [...it.EnableCloudwatchLogsExports],
  engine: it.Engine,
  engineVersion: it.EngineVersion,
  finalSnapshotIdentifier: `${name}-final`,
  iamDatabaseAuthenticationEnabled: it.EnableIAMDatabaseAuthentication,
  kmsKeyId: it.KmsKeyId,
  manageMasterUserPassword: it.ManageMasterUserPassword,
  masterUserSecretKmsKeyId: it.MasterUserSecret.KmsKeyId,
  storageEncrypted: it.StorageEncrypted,
  tags: tags(it.Tags),
});

const watchedOf = (it: PlannedInstance<Value> | PlannedMember<Value>) => ({
  autoMinorVersionUpgrade: it.AutoMinorVersionUpgrade,
  caCertIdentifier: it.CACertificateIdentifier,
  instanceClass: it.DBInstanceClass,
  monitoringInterval: it.MonitoringInterval,
  monitoringRoleArn: it.MonitoringRoleArn,
  performanceInsightsEnabled: it.EnablePerformanceInsights,
  performanceInsightsKmsKeyId: it.PerformanceInsightsKMSKeyId,
  publiclyAccessible: it.PubliclyAccessible,
});

const instance = (
  name: string,
  it: PlannedInstance<Value>,
  options: pulumi.CustomResourceOptions,
): ReturnType<Make<"AWS::RDS::DBInstance">> => {
  const made = new aws.rds.Instance(
    name,
    {
      ...guardedOf(name, it),
      ...watchedOf(it),
      allocatedStorage: Number(it.AllocatedStorage),
      copyTagsToSnapshot: it.CopyTagsToSnapshot,
      dbName: it.DBName,
      identifier: it.DBInstanceIdentifier,
      multiAz: it.MultiAZ,
      optionGroupName: it.OptionGroupName,
      parameterGroupName: it.DBParameterGroupName,
      port: Number(it.Port),
      storageType: it.StorageType,
      username: it.MasterUsername,
      vpcSecurityGroupIds: [...it.VPCSecurityGroups],
    },
    options,
  );
  return {
    resources: [made],
    attributes: {
      Ref: made.identifier,
      DBInstanceArn: made.arn,
      DbiResourceId: made.resourceId,
      "Endpoint.Address": made.address,
      "MasterUserSecret.SecretArn": secretOf(made.masterUserSecrets),
    },
  };
};

const member = (
  name: string,
  it: PlannedMember<Value>,
  options: pulumi.CustomResourceOptions,
): ReturnType<Make<"AWS::RDS::DBInstance">> => {
  const made = new aws.rds.ClusterInstance(
    name,
    {
      ...watchedOf(it),
      availabilityZone: it.AvailabilityZone,
      clusterIdentifier: it.DBClusterIdentifier,
      engine: it.Engine,
      tags: tags(it.Tags),
    },
    options,
  );
  return { resources: [made], attributes: { Ref: made.identifier, DBInstanceArn: made.arn } };
};

/** RDS makes one secret. */
const secretOf = (secrets: pulumi.Output<readonly { readonly secretArn: string }[]>): pulumi.Output<string> =>
  secrets.apply(([secret]) => secret?.secretArn ?? "");

/** How Pulumi makes what plans write of RDS. */
export const rds: Makers<keyof RdsResources<string>> = {
  "AWS::RDS::DBSubnetGroup": one(aws.rds.SubnetGroup, (it) => ({
    description: it.DBSubnetGroupDescription,
    subnetIds: [...it.SubnetIds],
    tags: tags(it.Tags),
  })),
  "AWS::RDS::DBParameterGroup": one(aws.rds.ParameterGroup, parametersOf),
  "AWS::RDS::DBClusterParameterGroup": one(aws.rds.ClusterParameterGroup, parametersOf),
  "AWS::RDS::OptionGroup": one(aws.rds.OptionGroup, (it) => ({
    engineName: it.EngineName,
    majorEngineVersion: it.MajorEngineVersion,
    optionGroupDescription: it.OptionGroupDescription,
    options: it.OptionConfigurations.map(({ OptionName, OptionSettings }) => ({
      optionName: OptionName,
      optionSettings: OptionSettings.map(({ Name, Value: value }) => ({ name: Name, value })),
    })),
    tags: tags(it.Tags),
  })),
  "AWS::RDS::DBInstance": (name, it, options, protection) =>
    "DBClusterIdentifier" in it
      ? member(name, it, { ...options, ...protection })
      : instance(name, it, { ...options, ...protection }),
  "AWS::RDS::DBCluster": (name, it, options, protection) => {
    const made = new aws.rds.Cluster(
      name,
      {
        ...guardedOf(name, it),
        clusterIdentifier: it.DBClusterIdentifier,
        copyTagsToSnapshot: it.CopyTagsToSnapshot,
        databaseName: it.DatabaseName,
        dbClusterParameterGroupName: it.DBClusterParameterGroupName,
        masterUsername: it.MasterUsername,
        port: it.Port,
        serverlessv2ScalingConfiguration:
          it.ServerlessV2ScalingConfiguration === undefined
            ? undefined
            : {
                maxCapacity: it.ServerlessV2ScalingConfiguration.MaxCapacity,
                minCapacity: it.ServerlessV2ScalingConfiguration.MinCapacity,
              },
        vpcSecurityGroupIds: [...it.VpcSecurityGroupIds],
      },
      { ...options, ...protection },
    );
    return {
      resources: [made],
      attributes: {
        Ref: made.id,
        DBClusterArn: made.arn,
        DBClusterResourceId: made.clusterResourceId,
        "Endpoint.Address": made.endpoint,
        "MasterUserSecret.SecretArn": secretOf(made.masterUserSecrets),
        "ReadEndpoint.Address": made.readerEndpoint,
      },
    };
  },
};
