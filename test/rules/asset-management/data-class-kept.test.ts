import type { JsonObject } from "../../../policy-packs/core/rule";
import rule from "../../../policy-packs/rules/asset-management/data-class-kept";
import { testRule, unknown } from "../../rule-tester";

const tagged = (
  type: `AWS::${"DynamoDB::Table" | "KMS::Key" | "S3::Bucket" | "SNS::Topic" | "SQS::Queue"}`,
  dataClass: string,
  own: object = {},
) => ({ type, properties: { Tags: [{ Key: "DataClass", Value: dataClass }], ...own } }) as const;

const deny = (condition: JsonObject): JsonObject => ({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: "*",
  Condition: condition,
});
const ownAccount = deny({ StringNotEquals: { "aws:PrincipalAccount": "111122223333" } });
const oneKey = deny({ StringNotEqualsIfExists: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "the-key" } });
const policy = (...Statement: readonly JsonObject[]) =>
  ({
    type: "AWS::S3::BucketPolicy",
    properties: { Bucket: { Ref: "Bucket" }, PolicyDocument: { Statement } },
  }) as const;
const lockedFor = (time: object) => ({
  ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: "GOVERNANCE", ...time } } },
});
const lock = lockedFor({ Days: 365 });
const oldVersions = (NoncurrentDays: number) => ({
  LifecycleConfiguration: { Rules: [{ Status: "Enabled", NoncurrentVersionExpiration: { NoncurrentDays } }] },
});

const queuePolicy = {
  type: "AWS::SQS::QueuePolicy",
  properties: { Queues: [{ Ref: "Queue" }], PolicyDocument: { Statement: [ownAccount] } },
} as const;
const topicPolicy = {
  type: "AWS::SNS::TopicPolicy",
  properties: { Topics: [{ Ref: "Topic" }], PolicyDocument: { Statement: [ownAccount] } },
} as const;

testRule(rule, {
  pass: [
    [tagged("AWS::S3::Bucket", "confidential"), policy(ownAccount, oneKey)],
    [tagged("AWS::S3::Bucket", "restricted", lock), policy(ownAccount, oneKey)],
    [tagged("AWS::SQS::Queue", "confidential"), queuePolicy],
    [tagged("AWS::SNS::Topic", "restricted"), topicPolicy],
    [tagged("AWS::DynamoDB::Table", "restricted", { ResourcePolicy: { PolicyDocument: { Statement: [ownAccount] } } })],
    [tagged("AWS::S3::Bucket", "restricted", lockedFor({ Years: 7 })), policy(ownAccount, oneKey)],
    [tagged("AWS::S3::Bucket", "confidential", oldVersions(180)), policy(ownAccount, oneKey)],
    [tagged("AWS::KMS::Key", "confidential", { RotationPeriodInDays: 180 })],
    [{ type: "aws:kms/key:Key", properties: { tags: { DataClass: "restricted" }, rotationPeriodInDays: 90 } }],
  ],
  fail: [
    [[tagged("AWS::SQS::Queue", "confidential")], /Other accounts can be let in/],
    [[tagged("AWS::SNS::Topic", "restricted"), queuePolicy], /Other accounts can be let in/],
    [[tagged("AWS::DynamoDB::Table", "restricted")], /PolicyDocument is not set: other accounts can be let in/],
    [
      [{ type: "aws:sqs/queue:Queue", properties: { tags: { DataClass: "restricted" } } }],
      /Other accounts can be let in/,
    ],
    [[tagged("AWS::S3::Bucket", "confidential"), policy(ownAccount)], /who uploads may choose another key/],
    [[tagged("AWS::S3::Bucket", "confidential"), policy(oneKey)], /other accounts can be let in/],
    [
      [tagged("AWS::S3::Bucket", "restricted"), policy(ownAccount, oneKey)],
      /DefaultRetention\.Days is not set: whoever may delete versions may do so before 365 days are over/,
    ],
    [
      [tagged("AWS::KMS::Key", "restricted")],
      /RotationPeriodInDays is not set.*more than 90 days' worth of restricted/,
    ],
    [[tagged("AWS::KMS::Key", "confidential", { RotationPeriodInDays: 365 })], /RotationPeriodInDays is 365/],
  ],
  unknown: [
    [{ type: "AWS::SQS::Queue", properties: { Tags: [{ Key: "DataClass", Value: unknown }] } }],
    [{ type: "AWS::S3::Bucket", properties: { Tags: unknown } }],
    [tagged("AWS::S3::Bucket", "restricted", { ObjectLockConfiguration: unknown }), policy(ownAccount, oneKey)],
    [tagged("AWS::KMS::Key", "restricted", { RotationPeriodInDays: unknown })],
  ],
  silent: [
    [tagged("AWS::SQS::Queue", "internal")],
    [tagged("AWS::DynamoDB::Table", "public")],
    [tagged("AWS::S3::Bucket", "internal")],
    [{ type: "AWS::S3::Bucket", properties: {} }],
    [tagged("AWS::KMS::Key", "internal")],
  ],
});
