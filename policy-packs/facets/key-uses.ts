import type { Kind, Properties } from "../../components/model/graph";
import type { View } from "../../components/model/view";

/** What a resource needs, and what is lost with it. */
export interface Need {
  /** The property that names what it needs. */
  readonly view: View<string>;
  /** Completes the sentence that the resource begins: `its objects can be neither read nor written`. */
  readonly lost: string;
  /** Whether the resource itself is of no use without it, so that what hangs on it is lost as well. */
  readonly fatal: boolean;
}

type Needs = { readonly [K in Kind]?: (it: View<Properties<K>>) => readonly Need[] };

const data = (view: View<string>, lost: string): Need => ({ view, lost, fatal: true });
const part = (view: View<string>, lost: string): Need => ({ view, lost, fatal: false });

/** The elements of a list; where it is not known, the list itself, which then cannot be told. */
const each = <E>(list: View<readonly E[]>, needs: (item: View<NonNullable<E>>) => readonly Need[]): readonly Need[] => {
  const items = list.items();
  if (items.known) return items.value.flatMap((item) => needs(item));
  return [data(list as unknown as View<string>, "what it encrypts is lost")];
};

const stops = "it can be neither read nor written";
const volumes = "its volumes can be neither read nor attached";
const database = "the database stops, and its backups cannot be restored";
const copies = "nothing is copied any more, and copies cannot be restored";
const password = "its password cannot be read";

const recordings = (
  logs: View<Properties<"AWS::Lex::BotAlias">["ConversationLogSettings"] & object>,
): readonly Need[] =>
  each(logs.get("AudioLogSettings"), (log) => [
    part(log.get("Destination").get("S3Bucket").get("KmsKeyArn"), "what callers say is recorded no more"),
  ]);

const model = "the model can be neither trained nor used";

/** Services of later years, most of them for content and models. */
const usesOfContent: Needs = {
  "AWS::AppFlow::ConnectorProfile": (it) => [data(it.get("KMSArn"), "its credentials cannot be read")],
  "AWS::AppFlow::Flow": (it) => [data(it.get("KMSArn"), "it cannot run")],
  "AWS::Bedrock::Agent": (it) => [data(it.get("CustomerEncryptionKeyArn"), "the agent answers no more")],
  "AWS::Cassandra::Table": (it) => [data(it.get("EncryptionSpecification").get("KmsKeyIdentifier"), stops)],
  "AWS::Comprehend::DocumentClassifier": (it) => [
    data(it.get("ModelKmsKeyId"), model),
    part(it.get("VolumeKmsKeyId"), "it cannot be trained again"),
  ],
  "AWS::Connect::InstanceStorageConfig": (it) => [
    data(
      it.get("S3Config").get("EncryptionConfig").get("KeyId"),
      "nothing more is kept, and what is kept cannot be read",
    ),
    data(it.get("KinesisVideoStreamConfig").get("EncryptionConfig").get("KeyId"), "calls are recorded no more"),
  ],
  "AWS::DLM::LifecyclePolicy": (it) => [
    ...each(it.get("PolicyDetails").get("Schedules"), (schedule) =>
      each(schedule.get("CrossRegionCopyRules"), (rule) => [part(rule.get("CmkArn"), copies)]),
    ),
    ...each(it.get("PolicyDetails").get("Actions"), (action) =>
      each(action.get("CrossRegionCopy"), (copy) => [part(copy.get("EncryptionConfiguration").get("CmkArn"), copies)]),
    ),
  ],
  "AWS::FSx::FileSystem": (it) => [data(it.get("KmsKeyId"), "its files can be neither read nor written")],
  "AWS::Kendra::Index": (it) => [
    data(it.get("ServerSideEncryptionConfiguration").get("KmsKeyId"), "the index answers no more"),
  ],
  "AWS::KinesisVideo::Stream": (it) => [data(it.get("KmsKeyId"), stops)],
  "AWS::Lex::Bot": (it) => recordings(it.get("TestBotAliasSettings").get("ConversationLogSettings")),
  "AWS::Lex::BotAlias": (it) => recordings(it.get("ConversationLogSettings")),
  "AWS::Pipes::Pipe": (it) => [
    data(it.get("KmsKeyIdentifier"), "what it filters by cannot be read, and nothing flows"),
  ],
  "AWS::SageMaker::DataQualityJobDefinition": (it) => [
    part(it.get("DataQualityJobOutputConfig").get("KmsKeyId"), "its results are lost"),
    data(it.get("JobResources").get("ClusterConfig").get("VolumeKmsKeyId"), "its jobs cannot start"),
  ],
  "AWS::SSM::Parameter": (it) => [data(it.get("KeyId"), "the parameter cannot be read")],
  "Custom::CodeGuruRepositoryAssociation": (it) => [data(it.get("KmsKeyId"), "nothing is reviewed any more")],
  "Custom::ComprehendEntityRecognizer": (it) => [
    data(it.get("ModelKmsKeyId"), model),
    part(it.get("VolumeKmsKeyId"), "it cannot be trained again"),
  ],
  "Custom::RdsActivityStream": (it) => [data(it.get("KmsKeyId"), "who uses the database is not recorded")],
  "Custom::RdsBackupReplication": (it) => [data(it.get("KmsKeyId"), "the backups cannot be restored")],
  "Custom::RdsSnapshotCopy": (it) => [data(it.get("KmsKeyId"), "the copy cannot be restored")],
  "Custom::SageMakerFlowDefinition": (it) => [part(it.get("KmsKeyId"), "what people reviewed cannot be read")],
};

const image = "no instance can be started from it";

/** What code, packages and machine images lie under. */
const usesOfCode: Needs = {
  "AWS::CodeArtifact::Domain": (it) => [
    data(it.get("EncryptionKey"), "its packages can be neither read nor published"),
  ],
  "AWS::CodePipeline::Pipeline": (it) => {
    const artifacts = "its artifacts can be neither read nor written";
    return [
      data(it.get("ArtifactStore").get("EncryptionKey").get("Id"), artifacts),
      ...each(it.get("ArtifactStores"), (one) => [
        data(one.get("ArtifactStore").get("EncryptionKey").get("Id"), artifacts),
      ]),
    ];
  },
  "AWS::EC2::Image": (it) =>
    each(it.get("BlockDeviceMappings"), (device) => [data(device.get("Ebs").get("KmsKeyId"), image)]),
  "AWS::EC2::SnapshotCopy": (it) => [data(it.get("KmsKeyId"), "no volume can be made from it")],
  "AWS::ImageBuilder::Component": (it) => [data(it.get("KmsKeyId"), "no image can be built with it")],
  "AWS::ImageBuilder::DistributionConfiguration": (it) =>
    each(it.get("Distributions"), (one) => [data(one.get("AmiDistributionConfiguration").get("KmsKeyId"), image)]),
  "AWS::ImageBuilder::ImageRecipe": (it) =>
    each(it.get("BlockDeviceMappings"), (device) => [data(device.get("Ebs").get("KmsKeyId"), image)]),
};

/** By which keys each kind encrypts what. */
export const keyUses: Needs = {
  ...usesOfCode,
  ...usesOfContent,
  "AWS::AmazonMQ::Broker": (it) => [data(it.get("EncryptionOptions").get("KmsKeyId"), "the broker stops")],
  "AWS::Athena::WorkGroup": (it) => {
    const settings = it.get("WorkGroupConfiguration");
    return [
      part(settings.get("ResultConfiguration").get("EncryptionConfiguration").get("KmsKey"), "its results are lost"),
      part(
        settings.get("ManagedQueryResultsConfiguration").get("EncryptionConfiguration").get("KmsKey"),
        "its results are lost",
      ),
    ];
  },
  "AWS::Backup::BackupVault": (it) => [data(it.get("EncryptionKeyArn"), "no recovery point in it can be restored")],
  "AWS::CloudTrail::EventDataStore": (it) => [data(it.get("KmsKeyId"), stops)],
  "AWS::CloudTrail::Trail": (it) => [
    data(it.get("KMSKeyId"), "it records nothing more, and what it recorded cannot be read"),
  ],
  "AWS::CodeBuild::Project": (it) => [data(it.get("EncryptionKey"), "its artifacts can be neither read nor written")],
  "AWS::DMS::Endpoint": (it) => [data(it.get("KmsKeyId"), password)],
  "AWS::DMS::ReplicationInstance": (it) => [data(it.get("KmsKeyId"), "it stops")],
  "AWS::DocDB::DBCluster": (it) => [data(it.get("KmsKeyId"), database)],
  "AWS::DynamoDB::GlobalTable": (it) =>
    each(it.get("Replicas"), (replica) => [data(replica.get("SSESpecification").get("KMSMasterKeyId"), stops)]),
  "AWS::DynamoDB::Table": (it) => [data(it.get("SSESpecification").get("KMSMasterKeyId"), stops)],
  "AWS::EC2::EbsDefaultKmsKey": (it) => [data(it.get("KmsKeyId"), "new volumes cannot be made")],
  "AWS::EC2::Instance": (it) =>
    each(it.get("BlockDeviceMappings"), (device) => [data(device.get("Ebs").get("KmsKeyId"), volumes)]),
  "AWS::EC2::LaunchTemplate": (it) =>
    each(it.get("LaunchTemplateData").get("BlockDeviceMappings"), (device) => [
      data(device.get("Ebs").get("KmsKeyId"), "instances cannot be launched from it"),
    ]),
  "AWS::EC2::Volume": (it) => [data(it.get("KmsKeyId"), "it can be neither read nor attached")],
  "AWS::ECR::Repository": (it) => [
    data(it.get("EncryptionConfiguration").get("KmsKey"), "its images can be neither pushed nor pulled"),
  ],
  "AWS::EFS::FileSystem": (it) => [data(it.get("KmsKeyId"), "its files can be neither read nor written")],
  "AWS::EKS::Cluster": (it) =>
    each(it.get("EncryptionConfig"), (config) => [
      data(config.get("Provider").get("KeyArn"), "its secrets cannot be read, for good once the key is deleted"),
    ]),
  "AWS::ElastiCache::ReplicationGroup": (it) => [data(it.get("KmsKeyId"), "the cache stops")],
  "AWS::ElastiCache::ServerlessCache": (it) => [data(it.get("KmsKeyId"), "the cache stops")],
  "AWS::Elasticsearch::Domain": (it) => [data(it.get("EncryptionAtRestOptions").get("KmsKeyId"), "the domain stops")],
  "AWS::Events::EventBus": (it) => [data(it.get("KmsKeyIdentifier"), "its events are lost")],
  "AWS::Glue::DataCatalogEncryptionSettings": (it) => [
    data(
      it.get("DataCatalogEncryptionSettings").get("EncryptionAtRest").get("SseAwsKmsKeyId"),
      "the catalog can be neither read nor written",
    ),
  ],
  "AWS::Kinesis::Stream": (it) => [data(it.get("StreamEncryption").get("KeyId"), stops)],
  "AWS::KinesisFirehose::DeliveryStream": (it) => [
    data(it.get("DeliveryStreamEncryptionConfigurationInput").get("KeyARN"), "it delivers nothing"),
  ],
  "AWS::Lambda::Function": (it) => [data(it.get("KmsKeyArn"), "it cannot start: its variables cannot be read")],
  "AWS::Logs::LogGroup": (it) => [data(it.get("KmsKeyId"), "its logs can be neither read nor written")],
  "AWS::MSK::Cluster": (it) => [
    data(it.get("EncryptionInfo").get("EncryptionAtRest").get("DataVolumeKMSKeyId"), "the cluster stops"),
  ],
  "AWS::MWAA::Environment": (it) => [data(it.get("KmsKey"), "the environment stops")],
  "AWS::MemoryDB::Cluster": (it) => [data(it.get("KmsKeyId"), "the cluster stops")],
  "AWS::Neptune::DBCluster": (it) => [data(it.get("KmsKeyId"), database)],
  "AWS::OpenSearchService::Domain": (it) => [
    data(it.get("EncryptionAtRestOptions").get("KmsKeyId"), "the domain stops"),
  ],
  "AWS::RDS::DBCluster": (it) => [
    data(it.get("KmsKeyId"), database),
    part(it.get("MasterUserSecret").get("KmsKeyId"), password),
  ],
  "AWS::RDS::DBInstance": (it) => [
    data(it.get("KmsKeyId"), database),
    part(it.get("MasterUserSecret").get("KmsKeyId"), password),
    part(it.get("PerformanceInsightsKMSKeyId"), "its performance data cannot be read"),
  ],
  "AWS::Redshift::Cluster": (it) => [data(it.get("KmsKeyId"), database)],
  "AWS::RedshiftServerless::Namespace": (it) => [data(it.get("KmsKeyId"), database)],
  "AWS::S3::Bucket": (it) => [
    ...each(it.get("BucketEncryption").get("ServerSideEncryptionConfiguration"), (rule) => [
      data(
        rule.get("ServerSideEncryptionByDefault").get("KMSMasterKeyID"),
        "its objects can be neither read nor written",
      ),
    ]),
    ...each(it.get("ReplicationConfiguration").get("Rules"), (rule) => [
      part(rule.get("Destination").get("EncryptionConfiguration").get("ReplicaKmsKeyID"), "nothing is copied any more"),
    ]),
  ],
  "AWS::SNS::Topic": (it) => [data(it.get("KmsMasterKeyId"), "nothing can be published to it")],
  "AWS::SQS::Queue": (it) => [data(it.get("KmsMasterKeyId"), "its messages can be neither sent nor received")],
  "AWS::SageMaker::EndpointConfig": (it) => [data(it.get("KmsKeyId"), "endpoints cannot be made of it")],
  "AWS::SageMaker::NotebookInstance": (it) => [data(it.get("KmsKeyId"), "it cannot start")],
  "AWS::SecretsManager::Secret": (it) => [
    data(it.get("KmsKeyId"), "the secret cannot be read"),
    ...each(it.get("ReplicaRegions"), (replica) => [
      part(replica.get("KmsKeyId"), "its copy in another region cannot be read"),
    ]),
  ],
  "AWS::StepFunctions::StateMachine": (it) => [
    data(it.get("EncryptionConfiguration").get("KmsKeyId"), "it cannot run"),
  ],
  "AWS::Timestream::Database": (it) => [data(it.get("KmsKeyId"), stops)],
  "AWS::WorkSpaces::Workspace": (it) => [data(it.get("VolumeEncryptionKey"), "it cannot start")],
};

/** What hangs on other resources than keys, so far as it is lost with them. */
export const hangsOn: Needs = {
  "AWS::CloudTrail::Trail": (it) => [
    data(it.get("S3BucketName"), "it records nothing more"),
    part(it.get("CloudWatchLogsLogGroupArn"), "it feeds no alarm any more"),
  ],
  "AWS::CloudWatch::Alarm": (it) => each(it.get("AlarmActions"), (to) => [part(to, "nobody is told")]),
  "AWS::CloudWatch::CompositeAlarm": (it) => each(it.get("AlarmActions"), (to) => [part(to, "nobody is told")]),
  "AWS::EFS::AccessPoint": (it) => [data(it.get("FileSystemId"), "nothing can be mounted by it")],
  "AWS::ECS::TaskDefinition": (it) =>
    each(it.get("Volumes"), (volume) => [
      data(volume.get("EFSVolumeConfiguration").get("FilesystemId"), "its tasks cannot start"),
    ]),
  "AWS::RDS::DBInstance": (it) => [
    data(it.get("DBClusterIdentifier"), "it stops with its cluster"),
    part(it.get("SourceDBInstanceIdentifier"), "it gets no changes any more"),
  ],
  "AWS::S3::Bucket": (it) => [
    part(it.get("LoggingConfiguration").get("DestinationBucketName"), "who reads and writes it is not recorded"),
    ...each(it.get("ReplicationConfiguration").get("Rules"), (rule) => [
      part(rule.get("Destination").get("Bucket"), "nothing is copied any more"),
    ]),
  ],
  "AWS::SNS::Subscription": (it) => [
    data(it.get("TopicArn"), "it gets no messages"),
    data(it.get("Endpoint"), "its messages are lost"),
  ],
  "AWS::SecretsManager::RotationSchedule": (it) => [data(it.get("SecretId"), "it rotates nothing")],
  "AWS::WAFv2::LoggingConfiguration": (it) =>
    each(it.get("LogDestinationConfigs"), (to) => [part(to, "requests are not recorded")]),
};
