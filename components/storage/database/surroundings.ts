import { Input, planned, ref, type Planned, type Text } from "../../model/plan";
import type { Tags } from "../../model/planned/tags";
import { policyOf, type DataClass } from "../data-class";
import { credentials, dataProtection, personalData } from "../log-group/data-protection";
import type { Engine } from "./engine";
import type { Zone } from "../zone";
import type { Sensitivity } from "../../model/sensitivity";

/** Nobody's default: the ones of the engines are the first that anybody tries. FSBP RDS.24 and RDS.25. */
export const masterUser = "steward";

/** What both forms of a database are planned from. */
export interface Setting {
  readonly name: string;
  readonly dataClass: DataClass;
  readonly key: Text;
  readonly tags: Tags;
  readonly zone: Zone<Sensitivity, string, unknown>;
  readonly monitoring: Text;
  readonly port: number;
  readonly databaseName: string | undefined;
  /** Whether it may be deleted, and whether one availability zone is enough: in test environments alone. */
  readonly deletable: boolean;
  readonly logsDeletable: boolean;
  readonly singleZone: boolean;
}

/** The zone's subnets alone, so that nothing else is ever chosen: FSBP RDS.18 and RDS.46. */
export const subnetGroup = ({ name, tags, zone }: Setting): Planned =>
  planned("AWS::RDS::DBSubnetGroup", "subnet-group", {
    DBSubnetGroupDescription: `${name}: the subnets of its zone`,
    SubnetIds: Object.entries(zone.subnets)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, subnet]) => new Input(subnet)),
    Tags: tags,
  });

/** What stands in the group of parameters, of an instance or of a cluster. */
export const parameters = ({ name, tags }: Setting, { family, parameters: Parameters }: Engine<string>) => ({
  Description: `${name}: TLS required, connections logged`,
  Family: family,
  Parameters,
  Tags: tags,
});

/**
 * The log groups, under the names to which RDS writes. They are made first: RDS would make them itself, without a key and to be
 * kept for ever. What a statement says is in all of them, errors too: personal data is masked where the class asks for it.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
 */
export const logGroups = (
  kind: "cluster" | "instance",
  { name, dataClass, key, tags, logsDeletable }: Setting,
  { logs }: Engine<string>,
): readonly Planned[] => {
  const { masksPersonalData, recordsDays } = policyOf(dataClass);
  const masked = masksPersonalData ? [...credentials, ...personalData] : credentials;
  return logs.map((log) => ({
    ...planned("AWS::Logs::LogGroup", `${log}-log-group`, {
      DataProtectionPolicy: dataProtection(name, masked, {}),
      DeletionProtectionEnabled: !logsDeletable,
      LogGroupName: `/aws/rds/${kind}/${name}/${log}`,
      LogGroupClass: "STANDARD",
      KmsKeyId: key,
      RetentionInDays: recordsDays,
      Tags: tags,
    }),
    retained: !logsDeletable,
  }));
};

/**
 * What holds the data: encrypted with the class's key, its password made and changed by RDS under the same key, logins by IAM,
 * backups as long as the class asks and RDS allows. Sources: CIS AWS Foundations 2.3.1, FSBP RDS.3, RDS.7, RDS.8, RDS.10,
 * RDS.12, RDS.16, RDS.17, RDS.27, https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
 */
export const guarded = ({ dataClass, key, tags, deletable }: Setting, { logs, version }: Engine<string>) => ({
  // RDS keeps no backup longer: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
  BackupRetentionPeriod: Math.min(policyOf(dataClass).backupDays, 35),
  CopyTagsToSnapshot: true,
  DBSubnetGroupName: ref("subnet-group") as Text,
  DeletionProtection: !deletable,
  EnableCloudwatchLogsExports: logs,
  EnableIAMDatabaseAuthentication: true,
  EngineVersion: version,
  KmsKeyId: key,
  ManageMasterUserPassword: true,
  MasterUserSecret: { KmsKeyId: key },
  MasterUsername: masterUser,
  StorageEncrypted: true,
  Tags: tags,
});

/**
 * What runs the engine: nothing of it public, its certificate from an authority that clients trust until 2061, watched from within
 * once a minute. Flags that are the default are written out, as tools ask for them. Sources: CIS AWS Foundations 2.3.2 and 2.3.3,
 * FSBP RDS.2, RDS.6, RDS.13, https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
 */
export const watched = ({ key, monitoring, tags }: Setting, size: string) => ({
  AutoMinorVersionUpgrade: true,
  CACertificateIdentifier: "rds-ca-rsa2048-g1",
  DBInstanceClass: size,
  EnablePerformanceInsights: true,
  MonitoringInterval: 60,
  MonitoringRoleArn: monitoring,
  // It keeps the texts of statements.
  PerformanceInsightsKMSKeyId: key,
  PubliclyAccessible: false,
  Tags: tags,
});
