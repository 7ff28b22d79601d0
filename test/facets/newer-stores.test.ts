import ownKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import kept from "../../policy-packs/rules/asset-management/data-kept-on-delete";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import closed from "../../policy-packs/rules/zoning/not-open-to-internet";
import policies from "../../policy-packs/rules/zoning/resource-policy-not-public";
import { testRule, unknown } from "../rule-tester";

const of = (type: string, properties: object) => [{ type, properties: properties as never }];
const text = (document: object): string => JSON.stringify(document);
const key = "arn:aws:kms:eu-central-1:111122223333:key/1";
const network = (AllowFromPublic: boolean) => text([{ Rules: [], AllowFromPublic }]);

testRule(closed, {
  pass: [
    of("AWS::OpenSearchServerless::SecurityPolicy", { Type: "network", Policy: network(false) }),
    of("aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy", { type: "network", policy: network(false) }),
  ],
  fail: [
    [
      of("AWS::OpenSearchServerless::SecurityPolicy", { Type: "network", Policy: network(true) }),
      /Policy\[0\].AllowFromPublic is true/,
    ],
    [
      of("aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy", {
        type: "network",
        policy: network(true),
      }),
      /policy\[0\].AllowFromPublic is true/,
    ],
  ],
  unknown: [of("AWS::OpenSearchServerless::SecurityPolicy", { Type: "network", Policy: unknown })],
});

testRule(ownKey, {
  pass: [
    of("AWS::OpenSearchServerless::SecurityPolicy", { Type: "encryption", Policy: text({ Rules: [], KmsARN: key }) }),
    of("aws:s3tables/tableBucket:TableBucket", {
      encryptionConfiguration: { sseAlgorithm: "aws:kms", kmsKeyArn: key },
    }),
    of("AWS::S3Tables::TableBucket", { EncryptionConfiguration: { SSEAlgorithm: "aws:kms", KMSKeyArn: key } }),
    of("aws:s3/vectorsVectorBucket:VectorsVectorBucket", {
      encryptionConfigurations: [{ sseType: "aws:kms", kmsKeyArn: key }],
    }),
    of("AWS::S3Vectors::VectorBucket", { EncryptionConfiguration: { SseType: "aws:kms", KmsKeyArn: key } }),
    of("AWS::S3Express::DirectoryBucket", {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: key } },
        ],
      },
    }),
    of("aws:pipes/pipe:Pipe", { kmsKeyIdentifier: key }),
  ],
  fail: [
    [
      of("aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy", {
        type: "encryption",
        policy: text({ Rules: [], AWSOwnedKey: true }),
      }),
      /policy.AWSOwnedKey is true/,
    ],
    [of("aws:s3tables/tableBucket:TableBucket", {}), /encryptionConfiguration.sseAlgorithm is not set/],
    [of("AWS::S3Vectors::VectorBucket", { EncryptionConfiguration: { SseType: "AES256" } }), /SseType is AES256/],
    [of("AWS::S3Express::DirectoryBucket", {}), /ServerSideEncryptionConfiguration is not set/],
    [of("AWS::Pipes::Pipe", {}), /KmsKeyIdentifier is not set/],
  ],
  unknown: [of("AWS::S3Tables::TableBucket", { EncryptionConfiguration: { SSEAlgorithm: unknown } })],
});

testRule(logged, {
  pass: [
    of("AWS::Pipes::Pipe", {
      LogConfiguration: { Level: "ERROR", CloudwatchLogsLogDestination: { LogGroupArn: "arn" } },
    }),
    of("aws:pipes/pipe:Pipe", { logConfiguration: { level: "INFO", s3LogDestination: { bucketName: "logs" } } }),
    of("aws:bedrockmodel/invocationLoggingConfiguration:InvocationLoggingConfiguration", {
      loggingConfig: { s3Config: { bucketName: "logs" } },
    }),
  ],
  fail: [
    [of("AWS::Pipes::Pipe", {}), /LogGroupArn is not set/],
    [of("aws:pipes/pipe:Pipe", { logConfiguration: { level: "OFF" } }), /logConfiguration.level is OFF/],
    [
      of("aws:bedrockmodel/invocationLoggingConfiguration:InvocationLoggingConfiguration", {
        loggingConfig: { s3Config: { bucketName: "logs" }, textDataDeliveryEnabled: false },
      }),
      /textDataDeliveryEnabled is false/,
    ],
  ],
  unknown: [of("AWS::Pipes::Pipe", { LogConfiguration: { Level: unknown } })],
});

const open = { Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }] };

testRule(policies, {
  pass: [],
  fail: [
    [of("AWS::S3Tables::TableBucketPolicy", { ResourcePolicy: open }), /anybody with any AWS account/],
    [of("aws:s3tables/tableBucketPolicy:TableBucketPolicy", { resourcePolicy: text(open) }), /anybody with any/],
    [of("aws:s3/vectorsVectorBucketPolicy:VectorsVectorBucketPolicy", { policy: text(open) }), /anybody with any/],
    [of("AWS::S3Express::BucketPolicy", { PolicyDocument: open }), /anybody with any/],
  ],
  unknown: [],
});

testRule(kept, {
  pass: [
    of("AWS::OpenSearchServerless::Collection", { DeletionProtection: "ENABLED" }),
    of("aws:s3tables/tableBucket:TableBucket", {}),
  ],
  fail: [
    [of("aws:opensearch/serverlessCollection:ServerlessCollection", {}), /data goes with it/],
    [of("aws:s3tables/tableBucket:TableBucket", { forceDestroy: true }), /forceDestroy is true/],
    [of("aws:s3/vectorsIndex:VectorsIndex", {}), /data goes with it/],
  ],
  unknown: [],
});
