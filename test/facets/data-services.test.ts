import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import pointInTime from "../../policy-packs/rules/asset-management/point-in-time-recovery";
import glacier from "../../policy-packs/rules/zoning/resource-policy-not-public";
import { testRule, unknown } from "../rule-tester";

const it = (type: string, properties: object) => [{ type, properties: properties as never }];
const key = "arn:aws:kms:eu-west-1:111122223333:key/k";
const others = "alias/aws/thing";

const table = "AWS::Cassandra::Table";
const pulumiTable = "aws:keyspaces/table:Table";
const storage = "AWS::Connect::InstanceStorageConfig";
const job = "AWS::SageMaker::DataQualityJobDefinition";
const alias = "AWS::Lex::BotAlias";
const logs = (KmsKeyArn?: unknown, Enabled: unknown = true) => ({
  ConversationLogSettings: {
    AudioLogSettings: [{ Enabled, Destination: { S3Bucket: { S3BucketArn: "arn:aws:s3:::calls", KmsKeyArn } } }],
  },
});

testRule(customerKey, {
  pass: [
    it(table, { EncryptionSpecification: { EncryptionType: "CUSTOMER_MANAGED_KMS_KEY", KmsKeyIdentifier: key } }),
    it(pulumiTable, { encryptionSpecification: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyIdentifier: key } }),
    it("AWS::FSx::FileSystem", { FileSystemType: "WINDOWS", KmsKeyId: key }),
    it("aws:fsx/windowsFileSystem:WindowsFileSystem", { kmsKeyId: key }),
    it("AWS::KinesisVideo::Stream", { KmsKeyId: key }),
    it("AWS::Kendra::Index", { ServerSideEncryptionConfiguration: { KmsKeyId: key } }),
    it("AWS::AppFlow::Flow", { KMSArn: key }),
    it("aws:appflow/connectorProfile:ConnectorProfile", { kmsArn: key }),
    it(storage, { StorageType: "S3", S3Config: { EncryptionConfig: { KeyId: key } } }),
    it("AWS::Comprehend::DocumentClassifier", { ModelKmsKeyId: key, VolumeKmsKeyId: key }),
    it("aws:codegurureviewer/repositoryAssociation:RepositoryAssociation", { kmsKeyDetails: { kmsKeyId: key } }),
    it(alias, logs(key)),
    it("AWS::Bedrock::Agent", { CustomerEncryptionKeyArn: key }),
    it("aws:sagemaker/flowDefinition:FlowDefinition", { outputConfig: { kmsKeyId: key, s3OutputPath: "s3://o" } }),
  ],
  fail: [
    [it(table, {}), /\(rows\) EncryptionSpecification\.EncryptionType is not set \(AWS_OWNED_KMS_KEY by default\)/],
    [it(pulumiTable, {}), /encryptionSpecification\.type is not set/],
    [it("AWS::FSx::FileSystem", { FileSystemType: "ONTAP" }), /\(files\) KmsKeyId is not set/],
    [
      it("AWS::FSx::FileSystem", { FileSystemType: "LUSTRE", LustreConfiguration: { DeploymentType: "PERSISTENT_2" } }),
      /KmsKeyId is not set/,
    ],
    [it("aws:fsx/openZfsFileSystem:OpenZfsFileSystem", { deploymentType: "SINGLE_AZ_1" }), /kmsKeyId is not set/],
    [it("aws:fsx/lustreFileSystem:LustreFileSystem", { deploymentType: "PERSISTENT_1" }), /kmsKeyId is not set/],
    [it("aws:kinesis/videoStream:VideoStream", { kmsKeyId: others }), /\(video\) kmsKeyId/],
    [it("aws:kendra/index:Index", {}), /serverSideEncryptionConfiguration\.kmsKeyId is not set/],
    [it("AWS::AppFlow::ConnectorProfile", {}), /\(credentials\) KMSArn/],
    [it("aws:appflow/flow:Flow", {}), /\(records\) kmsArn/],
    [it(storage, { StorageType: "KINESIS_VIDEO_STREAM" }), /\(storage\) KinesisVideoStreamConfig/],
    [
      it("aws:connect/instanceStorageConfig:InstanceStorageConfig", { storageConfig: { storageType: "S3" } }),
      /storageConfig\.s3Config\.encryptionConfig\.keyId is not set/,
    ],
    [it("aws:comprehend/entityRecognizer:EntityRecognizer", { modelKmsKeyId: key }), /\(volume\) volumeKmsKeyId/],
    [it(alias, logs()), /\(recordings\) ConversationLogSettings\.AudioLogSettings\[0\].*KmsKeyArn is not set/],
    [
      it("aws:lex/botAlias:BotAlias", {
        conversationLogs: {
          iamRoleArn: "r",
          logSettings: [
            { destination: "CLOUDWATCH_LOGS", logType: "TEXT", resourceArn: "l" },
            { destination: "S3", logType: "AUDIO", resourceArn: "b" },
          ],
        },
      }),
      /conversationLogs\.logSettings\[1\]\.kmsKeyArn is not set/,
    ],
    [it("aws:bedrock/agentAgent:AgentAgent", {}), /\(sessions\) customerEncryptionKeyArn/],
    [
      it(job, {
        DataQualityJobOutputConfig: { KmsKeyId: key },
        JobResources: { ClusterConfig: { InstanceCount: 1 } },
      }),
      /\(volume\) JobResources\.ClusterConfig\.VolumeKmsKeyId is not set/,
    ],
  ],
  unknown: [it(table, { EncryptionSpecification: unknown }), it(storage, { StorageType: "S3", S3Config: unknown })],
  silent: [
    it(alias, {}),
    it(alias, logs(undefined, false)),
    it(storage, { StorageType: "KINESIS_STREAM" }),
    // A scratch file system takes no key.
    it("aws:fsx/lustreFileSystem:LustreFileSystem", {}),
  ],
});

testRule(inTransit, {
  pass: [
    it("AWS::QuickSight::DataSource", {}),
    it("aws:quicksight/dataSource:DataSource", { sslProperties: { disableSsl: false } }),
    it(job, { NetworkConfig: { EnableInterContainerTrafficEncryption: true } }),
  ],
  fail: [
    [
      it("AWS::QuickSight::DataSource", { SslProperties: { DisableSsl: true } }),
      /\(source\) SslProperties\.DisableSsl/,
    ],
    [it("aws:quicksight/dataSource:DataSource", { sslProperties: { disableSsl: true } }), /sslProperties\.disableSsl/],
    [it("aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition", {}), /\(containers\) networkConfig/],
  ],
  unknown: [it(job, { NetworkConfig: unknown })],
});

testRule(pointInTime, {
  pass: [
    it(table, { PointInTimeRecoveryEnabled: true }),
    it(pulumiTable, { pointInTimeRecovery: { status: "ENABLED" } }),
  ],
  fail: [
    [it(table, {}), /PointInTimeRecoveryEnabled is not set/],
    [it(pulumiTable, { pointInTimeRecovery: { status: "DISABLED" } }), /pointInTimeRecovery\.status is DISABLED/],
  ],
  unknown: [it(table, { PointInTimeRecoveryEnabled: unknown })],
});

const vault = (Principal: unknown) =>
  it("aws:glacier/vault:Vault", {
    accessPolicy: JSON.stringify({ Statement: [{ Effect: "Allow", Principal, Action: "glacier:*", Resource: "*" }] }),
  });

testRule(glacier, {
  pass: [vault({ AWS: "111122223333" }), it("aws:glacier/vault:Vault", {})],
  fail: [[vault("*"), /accessPolicy\.Statement\[0\]\.Principal is \*: anybody/]],
  unknown: [it("aws:glacier/vault:Vault", { accessPolicy: unknown })],
});
