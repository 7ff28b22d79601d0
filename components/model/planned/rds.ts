import type { Tags } from "./tags";

/** What plans write of RDS, in CloudFormation's names. */
export interface RdsResources<V> {
  "AWS::RDS::DBSubnetGroup": {
    readonly DBSubnetGroupDescription: string;
    readonly SubnetIds: readonly V[];
    readonly Tags: Tags;
  };
  "AWS::RDS::DBParameterGroup": ParameterGroup;
  "AWS::RDS::DBClusterParameterGroup": ParameterGroup;
  "AWS::RDS::OptionGroup": {
    readonly EngineName: "mysql";
    readonly MajorEngineVersion: string;
    readonly OptionGroupDescription: string;
    readonly OptionConfigurations: readonly {
      readonly OptionName: string;
      readonly OptionSettings: readonly { readonly Name: string; readonly Value: string }[];
    }[];
    readonly Tags: Tags;
  };
  "AWS::RDS::DBInstance": PlannedInstance<V> | PlannedMember<V>;
  "AWS::RDS::DBCluster": Guarded<V> & {
    readonly DBClusterIdentifier: string;
    readonly DBClusterParameterGroupName: V;
    readonly DatabaseName?: string;
    readonly Engine: AuroraEngine;
    readonly Port: number;
    /** Aurora capacity units, for members of the class `db.serverless`. */
    readonly ServerlessV2ScalingConfiguration?: { readonly MinCapacity: number; readonly MaxCapacity: number };
    readonly VpcSecurityGroupIds: readonly V[];
  };
}

/** A database in one DB instance and its standby. */
export interface PlannedInstance<V> extends Guarded<V>, Watched<V> {
  /** Gibibytes, as a text. */
  readonly AllocatedStorage: string;
  readonly DBInstanceIdentifier: string;
  readonly DBName?: string;
  readonly DBParameterGroupName: V;
  readonly Engine: "mysql" | "postgres";
  readonly MultiAZ: boolean;
  readonly OptionGroupName?: V;
  readonly Port: string;
  readonly StorageType: "gp3";
  readonly VPCSecurityGroups: readonly V[];
}

/** One of the DB instances that compute for an Aurora cluster: storage, backups and logins are the cluster's. */
export interface PlannedMember<V> extends Watched<V> {
  readonly AvailabilityZone: V;
  readonly DBClusterIdentifier: V;
  readonly Engine: AuroraEngine;
}

type AuroraEngine = "aurora-mysql" | "aurora-postgresql";

interface ParameterGroup {
  readonly Description: string;
  readonly Family: string;
  readonly Parameters: { readonly [name: string]: string };
  readonly Tags: Tags;
}

/** What holds the data, and who gets at it. */
interface Guarded<V> {
  /** Days. */
  readonly BackupRetentionPeriod: number;
  readonly CopyTagsToSnapshot: boolean;
  readonly DBSubnetGroupName: V;
  readonly DeletionProtection: boolean;
  readonly EnableCloudwatchLogsExports: readonly string[];
  readonly EnableIAMDatabaseAuthentication: boolean;
  readonly EngineVersion: string;
  readonly KmsKeyId: V;
  readonly ManageMasterUserPassword: boolean;
  readonly MasterUserSecret: { readonly KmsKeyId: V };
  readonly MasterUsername: string;
  readonly StorageEncrypted: boolean;
  readonly Tags: Tags;
}

/** What runs the engine, and who watches it. */
interface Watched<V> {
  readonly AutoMinorVersionUpgrade: boolean;
  readonly CACertificateIdentifier: string;
  readonly DBInstanceClass: string;
  readonly EnablePerformanceInsights: boolean;
  /** Seconds. */
  readonly MonitoringInterval: number;
  readonly MonitoringRoleArn: V;
  readonly PerformanceInsightsKMSKeyId: V;
  readonly PubliclyAccessible: boolean;
  readonly Tags: Tags;
}
