import { accountId, partition, region, text, type Text } from "../../model/plan";
import type { PolicyStatement } from "../../model/planned/policy";

/** Services that encrypt with a key in the name of whoever calls them, by the names that KMS knows them by. */
export type CallingService =
  | "backup"
  | "dynamodb"
  | "ec2"
  | "ecr"
  | "elasticfilesystem"
  | "kinesis"
  | "lambda"
  | "network-firewall"
  | "rds"
  | "s3"
  | "secretsmanager"
  | "sns"
  | "sqs";

/**
 * Services that use a key in their own name, on behalf of this account: CloudFront to read a bucket, CloudTrail to write to one,
 * CloudWatch Logs for its log groups; alarms (`cloudwatch`), EventBridge (`events`) and buckets (`s3-notifications`) to send to
 * encrypted topics and queues, and topics to send to encrypted queues (`sns-subscriptions`).
 */
export type ActingService =
  "cloudfront" | "cloudtrail" | "cloudwatch" | "events" | "logs" | "s3-notifications" | "sns-subscriptions";

export type KeyService = ActingService | CallingService;

interface Caller {
  readonly actions: readonly string[];
  /** Whether the service goes on using the key after the call, by a grant. */
  readonly grants: boolean;
  /** What it writes beside each ciphertext, so far as that says whose it is: only this account's own things are encrypted. */
  readonly context?: { readonly [name: string]: readonly Text[] };
}

const readWrite = ["kms:Decrypt", "kms:GenerateDataKey"];
const all = [
  "kms:Decrypt",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

const own = (service: string, resource: string): Text =>
  text`arn:${partition}:${service}:${region}:${accountId}:${resource}`;

/** What each service does with a key, by its own documentation. Where no context is given, it names no account or has none yet. */
export const callers: { readonly [S in CallingService]: Caller } = {
  // https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
  backup: { actions: all, grants: true },
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
  dynamodb: { actions: all, grants: true, context: { "aws:dynamodb:subscriberId": [accountId] } },
  // Volumes and their snapshots: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html
  ec2: {
    actions: ["kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
    grants: true,
  },
  // Images: https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
  ecr: { actions: readWrite, grants: true },
  // https://docs.aws.amazon.com/efs/latest/ug/EFSKMSPolicy.html
  elasticfilesystem: { actions: all, grants: true },
  // https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html
  kinesis: { actions: readWrite, grants: false, context: { "aws:kinesis:arn": [own("kinesis", "stream/*")] } },
  // https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
  lambda: { actions: all, grants: true },
  // https://docs.aws.amazon.com/network-firewall/latest/developerguide/kms-encryption-at-rest.html
  "network-firewall": { actions: all, grants: true },
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html
  rds: { actions: all, grants: true },
  // Replication encrypts: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
  s3: { actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"], grants: false },
  // The word is what it tries the key with: https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
  secretsmanager: {
    actions: readWrite,
    grants: true,
    context: { SecretARN: [own("secretsmanager", "secret:*"), "RequestToValidateKeyAccess"] },
  },
  // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
  sns: { actions: readWrite, grants: false, context: { "aws:sns:topicArn": [own("sns", "*")] } },
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
  sqs: { actions: readWrite, grants: false, context: { "aws:sqs:arn": [own("sqs", "*")] } },
};

/** What each acting service needs, each time for this account's own resources, so that nobody else's can be made to use the key. */
export const actors: { readonly [S in ActingService]: readonly PolicyStatement<Text>[] } = {
  // Of all the account's distributions, the bucket's own policy names the one:
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
  cloudfront: [
    acts("ReadForCloudFront", "cloudfront.amazonaws.com", ["kms:Decrypt"], {
      ArnLike: { "aws:SourceArn": text`arn:${partition}:cloudfront::${accountId}:distribution/*` },
      StringEquals: { "aws:SourceAccount": accountId },
    }),
  ],
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
  cloudtrail: [
    acts("EncryptForCloudTrail", "cloudtrail.amazonaws.com", ["kms:GenerateDataKey"], {
      ArnLike: {
        "aws:SourceArn": text`arn:${partition}:cloudtrail:*:${accountId}:trail/*`,
        "kms:EncryptionContext:aws:cloudtrail:arn": text`arn:${partition}:cloudtrail:*:${accountId}:trail/*`,
      },
    }),
    acts("DescribeForCloudTrail", "cloudtrail.amazonaws.com", ["kms:DescribeKey"], {
      ArnLike: { "aws:SourceArn": text`arn:${partition}:cloudtrail:*:${accountId}:trail/*` },
    }),
  ],
  // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
  cloudwatch: [
    acts("SendAlarms", "cloudwatch.amazonaws.com", readWrite, {
      ArnLike: { "aws:SourceArn": own("cloudwatch", "alarm:*") },
      StringEquals: { "aws:SourceAccount": accountId },
    }),
  ],
  // Whose rule it is, the topic's policy asks: the same page says that a key's policy cannot. To queues it can:
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
  events: [
    acts("SendEventsToTopics", "events.amazonaws.com", readWrite, {
      ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": own("sns", "*") },
    }),
    acts("SendEventsToQueues", "events.amazonaws.com", readWrite, {
      ArnLike: { "kms:EncryptionContext:aws:sqs:arn": own("sqs", "*") },
      StringEquals: { "aws:SourceAccount": accountId },
    }),
  ],
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
  logs: [
    acts(
      "EncryptOwnLogGroups",
      text`logs.${region}.amazonaws.com`,
      ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
      { ArnLike: { "kms:EncryptionContext:aws:logs:arn": own("logs", "log-group:*") } },
    ),
  ],
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
  "s3-notifications": [
    acts("SendBucketsToTopics", "s3.amazonaws.com", readWrite, {
      ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": own("sns", "*") },
      StringEquals: { "aws:SourceAccount": accountId },
    }),
    acts("SendBucketsToQueues", "s3.amazonaws.com", readWrite, {
      ArnLike: { "kms:EncryptionContext:aws:sqs:arn": own("sqs", "*") },
      StringEquals: { "aws:SourceAccount": accountId },
    }),
  ],
  // https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html
  "sns-subscriptions": [
    acts("SendTopicsToQueues", "sns.amazonaws.com", readWrite, {
      ArnLike: { "aws:SourceArn": own("sns", "*"), "kms:EncryptionContext:aws:sqs:arn": own("sqs", "*") },
    }),
  ],
};

function acts(
  Sid: string,
  Service: Text,
  Action: readonly string[],
  Condition: NonNullable<PolicyStatement<Text>["Condition"]>,
): PolicyStatement<Text> {
  return { Sid, Effect: "Allow", Principal: { Service }, Action, Resource: "*", Condition };
}

export const isCaller = (service: KeyService): service is CallingService => Object.hasOwn(callers, service);
