import versions from "../../policy-packs/rules/asset-management/old-versions-kept";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import ownKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../rule-tester";

const bucket = "AWS::S3::Bucket";
const inPulumi = "aws:s3/bucket:Bucket";

// S3 encrypts every object since 2023; whose key is the question.
testRule(atRest, {
  pass: [[{ type: bucket, properties: {} }], [{ type: inPulumi, properties: {} }]],
  fail: [],
  unknown: [],
});

const encryption = (rule: { readonly SSEAlgorithm: string; readonly KMSMasterKeyID?: string }) => ({
  BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: rule }] },
});

testRule(ownKey, {
  pass: [
    [{ type: bucket, properties: encryption({ SSEAlgorithm: "aws:kms", KMSMasterKeyID: "alias/orders" }) }],
    [
      { type: inPulumi, properties: {} },
      {
        type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        properties: {
          bucket: { Ref: "Bucket" },
          rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "alias/orders" } }],
        },
      },
    ],
  ],
  fail: [
    [[{ type: bucket, properties: encryption({ SSEAlgorithm: "AES256" }) }], /SSEAlgorithm is AES256/],
    [[{ type: bucket, properties: encryption({ SSEAlgorithm: "aws:kms" }) }], /KMSMasterKeyID is not set/],
  ],
  unknown: [[{ type: bucket, properties: { BucketEncryption: unknown } }]],
});

const logs = { type: bucket, name: "Logs", properties: {} };

testRule(logged, {
  pass: [
    [{ type: bucket, properties: { LoggingConfiguration: { DestinationBucketName: "logs" } } }],
    // With a prefix alone a bucket logs to itself.
    [{ type: bucket, properties: { LoggingConfiguration: { LogFilePrefix: "own/" } } }],
    // What the others log to need not be logged in turn.
    [logs, { type: bucket, properties: { LoggingConfiguration: { DestinationBucketName: { Ref: "Logs" } } } }],
    [
      { type: inPulumi, properties: {} },
      { type: "aws:s3/bucketLogging:BucketLogging", properties: { bucket: { Ref: "Bucket" }, targetBucket: "logs" } },
    ],
    [{ type: inPulumi, properties: { loggings: [{ targetBucket: "logs" }] } }],
  ],
  fail: [
    [[{ type: bucket, properties: {} }], /\(access-logs\) LoggingConfiguration\.DestinationBucketName is not set/],
    [[{ type: inPulumi, properties: {} }], /BucketLogging\.targetBucket is not set/],
  ],
  unknown: [[{ type: bucket, properties: { LoggingConfiguration: unknown } }]],
});

testRule(versions, {
  pass: [[{ type: inPulumi, properties: { versioning: { enabled: true } } }]],
  fail: [
    [[{ type: bucket, properties: { VersioningConfiguration: { Status: "Suspended" } } }], /Status is Suspended/],
    [[{ type: inPulumi, properties: {} }], /BucketVersioning\.versioningConfiguration\.status is not set/],
  ],
  unknown: [[{ type: bucket, properties: { VersioningConfiguration: { Status: unknown } } }]],
});
