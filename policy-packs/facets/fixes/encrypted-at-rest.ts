import type { Fix } from "../../core/rule";
import { replaces, set, write, type FixesOf } from "./fix";

const always: Fix = {
  pulumi: "Nothing to set: AWS encrypts it always.",
  cloudformation: "Nothing to set: AWS encrypts it always.",
};

const restore = "The change replaces the store: restore its data from an encrypted copy of a snapshot.";
const launched = "Machines that run already keep their volumes until they are replaced.";

const withRoot = "Name the root device of the image there, too.";

const domain = set(
  "encryptAtRest: { enabled: true }",
  "EncryptionAtRestOptions: { Enabled: true }",
  "On Elasticsearch before 6.7 the change replaces the domain.",
);

const cluster = set("storageEncrypted: true", "StorageEncrypted: true", restore);

const snapshot: Fix = {
  pulumi: "Encrypt the database: its snapshots then are. An older one can be copied under a key.",
  cloudformation: "Encrypt the database: its snapshots then are. An older one can be copied under a key.",
};

/** How data at rest is encrypted, kind by kind. */
export const encryptedAtRest: FixesOf<"atRest"> = {
  "AWS::AmazonMQ::Broker": always,
  "AWS::ApiGateway::Stage": write(
    "Set `cacheDataEncrypted: true` in `settings` of the aws.apigateway.MethodSettings",
    "Set `CacheDataEncrypted: true` in each of `MethodSettings` that caches",
  ),
  "AWS::AppSync::ApiCache": set(
    "atRestEncryptionEnabled: true",
    "AtRestEncryptionEnabled: true",
    "It cannot be changed later: delete the cache and make it anew.",
  ),
  "AWS::Athena::WorkGroup": always,
  "AWS::AutoScaling::LaunchConfiguration": set(
    "encrypted: true` in `rootBlockDevice` and each of `ebsBlockDevices",
    "Ebs: { Encrypted: true }` in each of `BlockDeviceMappings",
    `${replaces("launch configuration")} ${launched}`,
  ),
  "AWS::Backup::BackupVault": always,
  "AWS::CloudTrail::EventDataStore": always,
  "AWS::CloudTrail::Trail": always,
  "AWS::CodeArtifact::Domain": always,
  "AWS::CodeBuild::Project": set(
    "encryptionDisabled: false` in `artifacts`, `secondaryArtifacts` and `logsConfig.s3Logs",
    "EncryptionDisabled: false` in `Artifacts`, `SecondaryArtifacts` and `LogsConfig.S3Logs",
  ),
  "AWS::CodePipeline::Pipeline": always,
  "AWS::DAX::Cluster": set(
    "serverSideEncryption: { enabled: true }",
    "SSESpecification: { SSEEnabled: true }",
    replaces("cluster"),
  ),
  "AWS::DMS::Endpoint": always,
  "AWS::DMS::ReplicationInstance": always,
  "AWS::DocDB::DBCluster": cluster,
  "AWS::DocDB::GlobalCluster": cluster,
  "AWS::DynamoDB::GlobalTable": always,
  "AWS::DynamoDB::Table": always,
  "AWS::EC2::Instance": set(
    "encrypted: true` in `rootBlockDevice` and each of `ebsBlockDevices",
    "Ebs: { Encrypted: true }` in each of `BlockDeviceMappings",
    `${withRoot} ${replaces("instance")}`,
  ),
  "AWS::EC2::LaunchTemplate": set(
    "ebs: { encrypted: true }` in each of `blockDeviceMappings",
    "Ebs: { Encrypted: true }` in each of `LaunchTemplateData.BlockDeviceMappings",
    `${withRoot} ${launched}`,
  ),
  "AWS::EC2::EbsEncryptionByDefault": set("enabled: true", "Enabled: true"),
  "AWS::EC2::Image": write(
    "Set `encrypted: true` on the aws.ec2.AmiCopy, or in each of `ebsBlockDevices` of the aws.ec2.Ami",
    "CloudFormation makes no images: encrypt the copy through the API",
    replaces("image"),
  ),
  "AWS::EC2::SnapshotCopy": set("encrypted: true", "Encrypted: true", replaces("snapshot")),
  "AWS::EC2::Volume": set(
    "encrypted: true",
    "Encrypted: true",
    "A volume cannot be changed: make a new one from an encrypted copy of its snapshot.",
  ),
  "AWS::ECR::Repository": always,
  "AWS::EFS::FileSystem": set("encrypted: true", "Encrypted: true", `${replaces("file system")} Copy the files over.`),
  "AWS::EKS::Cluster": write(
    'Set `version` to a version of Kubernetes from 1.28 on, or `encryptionConfig` with `resources: ["secrets"]` and `provider.keyArn`',
    "Set `Version` to a version of Kubernetes from 1.28 on, or `EncryptionConfig` with `Resources: [secrets]` and `Provider.KeyArn`",
    "An `EncryptionConfig` in CloudFormation replaces the cluster.",
  ),
  "AWS::ElastiCache::ReplicationGroup": set(
    "atRestEncryptionEnabled: true",
    "AtRestEncryptionEnabled: true",
    `${replaces("replication group")} Restore the data from a backup.`,
  ),
  "AWS::ElastiCache::ServerlessCache": always,
  "AWS::Elasticsearch::Domain": domain,
  "AWS::EMR::Cluster": write(
    "Name an aws.emr.SecurityConfiguration that encrypts local disks in `securityConfiguration`",
    "Name an AWS::EMR::SecurityConfiguration that encrypts local disks in `SecurityConfiguration`",
    replaces("cluster"),
  ),
  "AWS::EMR::SecurityConfiguration": write(
    "Set `EnableAtRestEncryption: true` and `LocalDiskEncryptionConfiguration` in the JSON of `configuration`",
    "Set `EnableAtRestEncryption: true` and `LocalDiskEncryptionConfiguration` in `SecurityConfiguration`",
    replaces("security configuration and the clusters that use it"),
  ),
  "AWS::Events::EventBus": always,
  "AWS::Glue::DataCatalogEncryptionSettings": write(
    'In `dataCatalogEncryptionSettings`, set `encryptionAtRest.catalogEncryptionMode: "SSE-KMS"` and `connectionPasswordEncryption.returnConnectionPasswordEncrypted: true`',
    "In `DataCatalogEncryptionSettings`, set `EncryptionAtRest.CatalogEncryptionMode: SSE-KMS` and `ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted: true`",
  ),
  "AWS::Glue::SecurityConfiguration": write(
    'Set `jobBookmarksEncryptionMode: "CSE-KMS"` in `encryptionConfiguration.jobBookmarksEncryption`, with a `kmsKeyArn`',
    "Set `JobBookmarksEncryptionMode: CSE-KMS` in `EncryptionConfiguration.JobBookmarksEncryption`, with a `KmsKeyArn`",
  ),
  "AWS::ImageBuilder::Component": always,
  "AWS::ImageBuilder::DistributionConfiguration": always,
  "AWS::ImageBuilder::ImageRecipe": set(
    'ebs: { encrypted: "true" }` in each of `blockDeviceMappings',
    "Ebs: { Encrypted: true }` in each of `BlockDeviceMappings",
    "A recipe cannot be changed: make one of another version.",
  ),
  "AWS::Kinesis::Stream": set(
    'encryptionType: "KMS"` and a `kmsKeyId',
    "StreamEncryption: { EncryptionType: KMS, KeyId: ... }",
  ),
  "AWS::KinesisFirehose::DeliveryStream": set(
    "serverSideEncryption: { enabled: true }",
    "DeliveryStreamEncryptionConfigurationInput: { KeyType: AWS_OWNED_CMK }",
  ),
  "AWS::Lambda::Function": always,
  "AWS::Logs::LogGroup": always,
  "AWS::MemoryDB::Cluster": always,
  "AWS::MSK::Cluster": always,
  "AWS::MWAA::Environment": always,
  "AWS::Neptune::DBCluster": cluster,
  "AWS::OpenSearchService::Domain": domain,
  "AWS::RDS::DBCluster": cluster,
  "AWS::RDS::DBInstance": set("storageEncrypted: true", "StorageEncrypted: true", restore),
  "AWS::RDS::GlobalCluster": cluster,
  "AWS::Redshift::Cluster": set(
    "encrypted: true",
    "Encrypted: true",
    "The cluster is read-only while it is rewritten.",
  ),
  "AWS::RedshiftServerless::Namespace": always,
  "AWS::S3::Bucket": always,
  "AWS::SageMaker::EndpointConfig": always,
  "AWS::SageMaker::NotebookInstance": always,
  "AWS::SecretsManager::Secret": always,
  "AWS::OpenSearchServerless::SecurityPolicy": always,
  "AWS::Pipes::Pipe": always,
  "AWS::S3Express::DirectoryBucket": always,
  "AWS::S3Tables::TableBucket": always,
  "AWS::S3Vectors::VectorBucket": always,
  "AWS::SNS::Topic": always,
  "AWS::SQS::Queue": set("sqsManagedSseEnabled: true", "SqsManagedSseEnabled: true"),
  "AWS::StepFunctions::StateMachine": always,
  "AWS::Timestream::Database": always,
  "AWS::WorkSpaces::Workspace": set(
    "rootVolumeEncryptionEnabled: true` and `userVolumeEncryptionEnabled: true",
    "RootVolumeEncryptionEnabled: true` and `UserVolumeEncryptionEnabled: true",
    replaces("WorkSpace"),
  ),
  "Custom::EbsEncryptionByDefault": set("enabled: true", "Enabled: true"),
  "AWS::AppFlow::ConnectorProfile": always,
  "AWS::AppFlow::Flow": always,
  "AWS::Bedrock::Agent": always,
  "AWS::Cassandra::Table": always,
  "AWS::Comprehend::DocumentClassifier": always,
  "AWS::Connect::InstanceStorageConfig": always,
  "AWS::FSx::FileSystem": always,
  "AWS::Kendra::Index": always,
  "AWS::KinesisVideo::Stream": always,
  "AWS::Lex::Bot": always,
  "AWS::Lex::BotAlias": always,
  "AWS::SageMaker::DataQualityJobDefinition": always,
  "AWS::SSM::Parameter": always,
  "Custom::CodeGuruRepositoryAssociation": always,
  "Custom::ComprehendEntityRecognizer": always,
  "Custom::RdsActivityStream": always,
  "Custom::SageMakerFlowDefinition": always,
  "AWS::DLM::LifecyclePolicy": write(
    "Set `encrypted: true` in each of `crossRegionCopyRules`, and in `encryptionConfiguration` of each of `crossRegionCopies`",
    "Set `Encrypted: true` in each of `CrossRegionCopyRules`, and in `EncryptionConfiguration` of each of `CrossRegionCopy`",
  ),
  "Custom::NeptuneClusterSnapshot": snapshot,
  "Custom::RdsBackupReplication": write(
    "Encrypt the instance, and set `kmsKeyId` to the ARN of a key in the region the backups go to",
    "Encrypt the instance, and name a key of the region the backups go to",
  ),
  "Custom::RdsSnapshot": snapshot,
  "Custom::RdsSnapshotCopy": write(
    "Set `kmsKeyId: key.arn`; what is copied under a key is encrypted",
    "Copy the snapshot under a key; what is copied under a key is encrypted",
  ),
};
