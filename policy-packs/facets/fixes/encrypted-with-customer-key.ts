import { replaces, set, write, type FixesOf } from "./fix";

/** Stores that take no key of their own, or take their members'. */
type WithoutKey =
  | "AWS::ApiGateway::Stage"
  | "AWS::AppSync::ApiCache"
  | "AWS::DAX::Cluster"
  | "AWS::DocDB::GlobalCluster"
  | "AWS::EMR::Cluster"
  | "AWS::RDS::GlobalCluster"
  | "Custom::NeptuneClusterSnapshot"
  | "Custom::RdsSnapshot";

const again = (what: string): string => `${replaces(what)} Restore or copy its data.`;
const key = (note = "") => set("kmsKeyId: key.arn", "KmsKeyId: !GetAtt Key.Arn", note);
const keyArn = (note = "") => set("kmsKeyArn: key.arn", "KmsKeyId: !GetAtt Key.Arn", note);

const senders = "The key's policy must let the services that send to it use the key.";

const domain = set(
  "encryptAtRest: { enabled: true, kmsKeyId: key.arn }",
  "EncryptionAtRestOptions: { Enabled: true, KmsKeyId: !GetAtt Key.Arn }",
  "On a domain that is encrypted already the change replaces it.",
);

const models = set(
  "modelKmsKeyId: key.arn` and `volumeKmsKeyId: key.arn",
  "ModelKmsKeyId: !GetAtt Key.Arn` and `VolumeKmsKeyId: !GetAtt Key.Arn",
  `${replaces("model")} What is trained already keeps its key.`,
);
const recordings = write(
  "Set `kmsKeyArn: key.arn` in each of `logSettings` for audio",
  "Set `KmsKeyArn: !GetAtt Key.Arn` in `S3Bucket` of each of `AudioLogSettings`",
);

/** How a key of your own is named, kind by kind. `key` is an aws.kms.Key, `Key` an AWS::KMS::Key. */
export const encryptedWithCustomerKey: FixesOf<"atRest", WithoutKey> = {
  "AWS::AmazonMQ::Broker": set(
    "encryptionOptions: { useAwsOwnedKey: false, kmsKeyId: key.arn }",
    "EncryptionOptions: { UseAwsOwnedKey: false, KmsKeyId: !GetAtt Key.Arn }",
    replaces("broker"),
  ),
  "AWS::Athena::WorkGroup": write(
    'In `configuration.resultConfiguration.encryptionConfiguration`, set `encryptionOption: "SSE_KMS"` and `kmsKeyArn: key.arn`',
    "In `WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration`, set `EncryptionOption: SSE_KMS` and `KmsKey: !GetAtt Key.Arn`",
  ),
  "AWS::AutoScaling::LaunchConfiguration": write(
    "A launch configuration cannot name a key: use an aws.ec2.LaunchTemplate, or make the key the region's default by an aws.ebs.DefaultKmsKey",
    "A launch configuration cannot name a key: use an AWS::EC2::LaunchTemplate with `KmsKeyId`, or make the key the region's default for EBS",
  ),
  "AWS::Backup::BackupVault": set(
    "kmsKeyArn: key.arn",
    "EncryptionKeyArn: !GetAtt Key.Arn",
    `${replaces("vault")} Backups stay in the old one.`,
  ),
  "AWS::CloudTrail::EventDataStore": key(),
  "AWS::CloudTrail::Trail": set(
    "kmsKeyId: key.arn",
    "KMSKeyId: !GetAtt Key.Arn",
    "The key's policy must let CloudTrail use it.",
  ),
  "AWS::CodeArtifact::Domain": set("encryptionKey: key.arn", "EncryptionKey: !GetAtt Key.Arn", replaces("domain")),
  "AWS::CodeBuild::Project": set("encryptionKey: key.arn", "EncryptionKey: !GetAtt Key.Arn"),
  "AWS::CodePipeline::Pipeline": set(
    'encryptionKey: { id: key.arn, type: "KMS" }` in each of `artifactStores',
    "EncryptionKey: { Id: !GetAtt Key.Arn, Type: KMS }` in `ArtifactStore",
  ),
  "AWS::DMS::Endpoint": keyArn(replaces("endpoint")),
  "AWS::DMS::ReplicationInstance": keyArn(replaces("replication instance")),
  "AWS::DocDB::DBCluster": key(again("cluster")),
  "AWS::DynamoDB::GlobalTable": write(
    "Set `kmsKeyArn` to a key of the replica's region on the aws.dynamodb.TableReplica, or in each of `replicas` of the aws.dynamodb.Table",
    "Set `SSESpecification: { SSEEnabled: true, SSEType: KMS }`, and in each of `Replicas` a `SSESpecification.KMSMasterKeyId` of its region",
  ),
  "AWS::DynamoDB::Table": set(
    "serverSideEncryption: { enabled: true, kmsKeyArn: key.arn }",
    "SSESpecification: { SSEEnabled: true, SSEType: KMS, KMSMasterKeyId: !GetAtt Key.Arn }",
  ),
  "AWS::EC2::Instance": set(
    "kmsKeyId: key.arn` in `rootBlockDevice` and each of `ebsBlockDevices",
    "KmsKeyId: !GetAtt Key.Arn` in `Ebs` of each of `BlockDeviceMappings",
    replaces("instance"),
  ),
  "AWS::EC2::LaunchTemplate": set(
    "kmsKeyId: key.arn` in `ebs` of each of `blockDeviceMappings",
    "KmsKeyId: !GetAtt Key.Arn` in `Ebs` of each of `LaunchTemplateData.BlockDeviceMappings",
    "Machines that run already keep their volumes.",
  ),
  "AWS::EC2::EbsEncryptionByDefault": write(
    "Add an aws.ebs.DefaultKmsKey with `keyArn: key.arn`",
    "Add a resource that sets the region's default key for EBS",
  ),
  "AWS::EC2::Image": write(
    "Set `kmsKeyId: key.arn` on the aws.ec2.AmiCopy",
    "CloudFormation makes no images: name the key of the copy through the API",
    replaces("image"),
  ),
  "AWS::EC2::SnapshotCopy": key(replaces("snapshot")),
  "AWS::EC2::Volume": key("A volume cannot be changed: make a new one from a copy of its snapshot under the key."),
  "AWS::ECR::Repository": set(
    'encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key.arn }]',
    "EncryptionConfiguration: { EncryptionType: KMS, KmsKey: !GetAtt Key.Arn }",
    `${replaces("repository")} Push its images again.`,
  ),
  "AWS::EFS::FileSystem": key(`${replaces("file system")} Copy the files over.`),
  "AWS::EKS::Cluster": set(
    'encryptionConfig: { resources: ["secrets"], provider: { keyArn: key.arn } }',
    "EncryptionConfig: [{ Resources: [secrets], Provider: { KeyArn: !GetAtt Key.Arn } }]",
    "CloudFormation replaces the cluster where it had another key.",
  ),
  "AWS::ElastiCache::ReplicationGroup": key(again("replication group")),
  "AWS::ElastiCache::ServerlessCache": key(again("cache")),
  "AWS::Elasticsearch::Domain": domain,
  "AWS::EMR::SecurityConfiguration": write(
    'In the JSON of `configuration`, set `AwsKmsKey` of `LocalDiskEncryptionConfiguration`, and `EncryptionMode: "SSE-KMS"` with `AwsKmsKey` of `S3EncryptionConfiguration`',
    "In `SecurityConfiguration`, set `AwsKmsKey` of `LocalDiskEncryptionConfiguration`, and `EncryptionMode: SSE-KMS` with `AwsKmsKey` of `S3EncryptionConfiguration`",
    replaces("security configuration and the clusters that use it"),
  ),
  "AWS::Events::EventBus": set(
    "kmsKeyIdentifier: key.arn",
    "KmsKeyIdentifier: !GetAtt Key.Arn",
    "The key's policy must let EventBridge use it.",
  ),
  "AWS::Glue::DataCatalogEncryptionSettings": write(
    "In `dataCatalogEncryptionSettings`, set `encryptionAtRest.sseAwsKmsKeyId` and `connectionPasswordEncryption.awsKmsKeyId` to `key.arn`",
    "In `DataCatalogEncryptionSettings`, set `EncryptionAtRest.SseAwsKmsKeyId` and `ConnectionPasswordEncryption.KmsKeyId` to `!GetAtt Key.Arn`",
  ),
  "AWS::Glue::SecurityConfiguration": write(
    "In `encryptionConfiguration`, set `kmsKeyArn: key.arn` in `cloudwatchEncryption`, `jobBookmarksEncryption` and `s3Encryption`, with the modes `SSE-KMS`, `CSE-KMS` and `SSE-KMS`",
    "In `EncryptionConfiguration`, set `KmsKeyArn: !GetAtt Key.Arn` in `CloudWatchEncryption`, `JobBookmarksEncryption` and `S3Encryptions`, with the modes `SSE-KMS`, `CSE-KMS` and `SSE-KMS`",
  ),
  "AWS::ImageBuilder::Component": key("A component cannot be changed: make one of another version."),
  "AWS::ImageBuilder::DistributionConfiguration": set(
    "amiDistributionConfiguration: { kmsKeyId: key.arn }` in each of `distributions",
    "AmiDistributionConfiguration: { KmsKeyId: !GetAtt Key.Arn }` in each of `Distributions",
  ),
  "AWS::ImageBuilder::ImageRecipe": set(
    "ebs: { kmsKeyId: key.arn }` in each of `blockDeviceMappings",
    "Ebs: { KmsKeyId: !GetAtt Key.Arn }` in each of `BlockDeviceMappings",
    "A recipe cannot be changed: make one of another version.",
  ),
  "AWS::Kinesis::Stream": set(
    'encryptionType: "KMS"` and `kmsKeyId: key.arn',
    "StreamEncryption: { EncryptionType: KMS, KeyId: !GetAtt Key.Arn }",
  ),
  "AWS::KinesisFirehose::DeliveryStream": set(
    'serverSideEncryption: { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn: key.arn }',
    "DeliveryStreamEncryptionConfigurationInput: { KeyType: CUSTOMER_MANAGED_CMK, KeyARN: !GetAtt Key.Arn }",
  ),
  "AWS::Lambda::Function": set("kmsKeyArn: key.arn", "KmsKeyArn: !GetAtt Key.Arn"),
  "AWS::Logs::LogGroup": key("The key's policy must let CloudWatch Logs use it."),
  "AWS::MemoryDB::Cluster": set("kmsKeyArn: key.arn", "KmsKeyId: !GetAtt Key.Arn", again("cluster")),
  "AWS::MSK::Cluster": set(
    "encryptionInfo: { encryptionAtRestKmsKeyArn: key.arn }",
    "EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId: !GetAtt Key.Arn } }",
    again("cluster"),
  ),
  "AWS::MWAA::Environment": set("kmsKey: key.arn", "KmsKey: !GetAtt Key.Arn", replaces("environment")),
  "AWS::Neptune::DBCluster": keyArn(again("cluster")),
  "AWS::OpenSearchService::Domain": domain,
  "AWS::RDS::DBCluster": set(
    "kmsKeyId: key.arn` and, where RDS manages the password, `masterUserSecretKmsKeyId: key.arn",
    "KmsKeyId: !GetAtt Key.Arn` and, where RDS manages the password, `MasterUserSecret: { KmsKeyId: !GetAtt Key.Arn }",
    again("cluster"),
  ),
  "AWS::RDS::DBInstance": set(
    "kmsKeyId: key.arn`, with Performance Insights `performanceInsightsKmsKeyId: key.arn`, and where RDS manages the password `masterUserSecretKmsKeyId: key.arn",
    "KmsKeyId: !GetAtt Key.Arn`, with Performance Insights `PerformanceInsightsKMSKeyId: !GetAtt Key.Arn`, and where RDS manages the password `MasterUserSecret: { KmsKeyId: !GetAtt Key.Arn }",
    again("instance"),
  ),
  "AWS::Redshift::Cluster": key("The cluster is read-only while it is rewritten."),
  "AWS::RedshiftServerless::Namespace": key(),
  "AWS::S3::Bucket": write(
    'Add an aws.s3.BucketServerSideEncryptionConfiguration with `sseAlgorithm: "aws:kms"` and `kmsMasterKeyId: key.arn`',
    "Set `BucketEncryption` with `SSEAlgorithm: aws:kms` and `KMSMasterKeyID: !GetAtt Key.Arn`",
    "Objects that are there already keep their key until they are copied.",
  ),
  "AWS::SageMaker::EndpointConfig": set("kmsKeyArn: key.arn", "KmsKeyId: !GetAtt Key.Arn", replaces("configuration")),
  "AWS::SageMaker::NotebookInstance": key(replaces("notebook instance")),
  "AWS::SecretsManager::Secret": key(),
  "AWS::OpenSearchServerless::SecurityPolicy": write(
    'In `policy`, name a key as `"KmsARN"` in place of `"AWSOwnedKey"`',
    'In `Policy`, name a key as `"KmsARN"` in place of `"AWSOwnedKey"`',
    "A collection keeps the key that it was made with.",
  ),
  "AWS::Pipes::Pipe": set("kmsKeyIdentifier: key.arn", "KmsKeyIdentifier: !GetAtt Key.Arn"),
  "AWS::S3Express::DirectoryBucket": write(
    "Add an aws.s3.BucketServerSideEncryptionConfiguration that names the key",
    "Set `SSEAlgorithm: aws:kms` and `KMSMasterKeyID: !GetAtt Key.Arn` in `BucketEncryption`",
  ),
  "AWS::S3Tables::TableBucket": set(
    'encryptionConfiguration: { sseAlgorithm: "aws:kms", kmsKeyArn: key.arn }',
    "EncryptionConfiguration: { SSEAlgorithm: aws:kms, KMSKeyArn: !GetAtt Key.Arn }",
  ),
  "AWS::S3Vectors::VectorBucket": set(
    'encryptionConfigurations: [{ sseType: "aws:kms", kmsKeyArn: key.arn }]',
    "EncryptionConfiguration: { SseType: aws:kms, KmsKeyArn: !GetAtt Key.Arn }",
    replaces("vector bucket"),
  ),
  "AWS::SNS::Topic": set("kmsMasterKeyId: key.arn", "KmsMasterKeyId: !GetAtt Key.Arn", senders),
  "AWS::SQS::Queue": set("kmsMasterKeyId: key.arn", "KmsMasterKeyId: !GetAtt Key.Arn", senders),
  "AWS::StepFunctions::StateMachine": set(
    'encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId: key.arn }',
    "EncryptionConfiguration: { Type: CUSTOMER_MANAGED_KMS_KEY, KmsKeyId: !GetAtt Key.Arn }",
    "Its role must be let use the key.",
  ),
  "AWS::Timestream::Database": key(),
  "AWS::WorkSpaces::Workspace": set(
    "volumeEncryptionKey: key.arn",
    "VolumeEncryptionKey: !GetAtt Key.Arn",
    replaces("WorkSpace"),
  ),
  "Custom::EbsEncryptionByDefault": key(),
  "AWS::AppFlow::ConnectorProfile": set("kmsArn: key.arn", "KMSArn: !GetAtt Key.Arn"),
  "AWS::AppFlow::Flow": set("kmsArn: key.arn", "KMSArn: !GetAtt Key.Arn", replaces("flow")),
  "AWS::Bedrock::Agent": set("customerEncryptionKeyArn: key.arn", "CustomerEncryptionKeyArn: !GetAtt Key.Arn"),
  "AWS::Cassandra::Table": set(
    'encryptionSpecification: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyIdentifier: key.arn }',
    "EncryptionSpecification: { EncryptionType: CUSTOMER_MANAGED_KMS_KEY, KmsKeyIdentifier: !GetAtt Key.Arn }",
  ),
  "AWS::Comprehend::DocumentClassifier": models,
  "AWS::Connect::InstanceStorageConfig": write(
    'In `s3Config` (or `kinesisVideoStreamConfig`) of `storageConfig`, set `encryptionConfig: { encryptionType: "KMS", keyId: key.arn }`',
    "In `S3Config` (or `KinesisVideoStreamConfig`), set `EncryptionConfig: { EncryptionType: KMS, KeyId: !GetAtt Key.Arn }`",
  ),
  "AWS::DLM::LifecyclePolicy": write(
    "Set `cmkArn` to a key of the other region in each of `crossRegionCopyRules`, and in `encryptionConfiguration` of each of `crossRegionCopies`",
    "Set `CmkArn` to a key of the other region in each of `CrossRegionCopyRules`, and in `EncryptionConfiguration` of each of `CrossRegionCopy`",
  ),
  "AWS::FSx::FileSystem": key(again("file system")),
  "AWS::Kendra::Index": set(
    "serverSideEncryptionConfiguration: { kmsKeyId: key.arn }",
    "ServerSideEncryptionConfiguration: { KmsKeyId: !GetAtt Key.Arn }",
    replaces("index"),
  ),
  "AWS::KinesisVideo::Stream": key(),
  "AWS::Lex::Bot": recordings,
  "AWS::Lex::BotAlias": recordings,
  "AWS::SageMaker::DataQualityJobDefinition": write(
    "Set `kmsKeyId` in `dataQualityJobOutputConfig` and `volumeKmsKeyId` in `clusterConfig` of `jobResources`",
    "Set `KmsKeyId` in `DataQualityJobOutputConfig` and `VolumeKmsKeyId` in `ClusterConfig` of `JobResources`",
    replaces("definition"),
  ),
  "AWS::SSM::Parameter": write(
    "Set `keyId: key.arn`",
    "CloudFormation makes no secure strings: keep the secret in an AWS::SecretsManager::Secret",
  ),
  "Custom::CodeGuruRepositoryAssociation": write(
    'Set `kmsKeyDetails: { encryptionOption: "CUSTOMER_MANAGED_CMK", kmsKeyId: key.arn }`',
    "Associate the repository with a key of your own",
  ),
  "Custom::ComprehendEntityRecognizer": models,
  "Custom::RdsActivityStream": key(),
  "Custom::RdsBackupReplication": key("The key must be one of the region the backups go to."),
  "Custom::RdsSnapshotCopy": key(),
  "Custom::SageMakerFlowDefinition": write("Set `kmsKeyId` in `outputConfig`", "Set `KmsKeyId` of the output"),
};
