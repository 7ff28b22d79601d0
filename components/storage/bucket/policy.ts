import { accountId, partition, region, text, type Text } from "../../model/plan";
import type { PolicyStatement } from "../../model/planned/policy";

/** Everything in a bucket, and the bucket itself. */
const all = (bucket: Text): readonly Text[] => [bucket, text`${bucket}/*`];

/** FSBP S3.5, and TLS 1.2 as the least: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html */
export const denyWeakTransport = (bucket: Text): readonly PolicyStatement<Text>[] => [
  {
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: all(bucket),
    Condition: { Bool: { "aws:SecureTransport": false } },
  },
  {
    Sid: "DenyOldTls",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: all(bucket),
    Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
  },
];

/** Who uploads can otherwise choose another key, or S3's own: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html */
export const denyOtherKeys = (bucket: Text, key: Text): readonly PolicyStatement<Text>[] => [
  {
    Sid: "DenyOtherEncryption",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: text`${bucket}/*`,
    Condition: { StringNotEqualsIfExists: { "s3:x-amz-server-side-encryption": "aws:kms" } },
  },
  {
    Sid: "DenyOtherKeys",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: text`${bucket}/*`,
    Condition: { StringNotEqualsIfExists: { "s3:x-amz-server-side-encryption-aws-kms-key-id": key } },
  },
];

/** AWS's own services act without an account of their own: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html */
export const denyOtherAccounts = (bucket: Text): PolicyStatement<Text> => ({
  Sid: "DenyOtherAccounts",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: all(bucket),
  Condition: {
    Bool: { "aws:PrincipalIsAWSService": false },
    StringNotEquals: { "aws:PrincipalAccount": accountId },
  },
});

/** Who sends logs: S3 (server access logs), load balancers (access and connection logs), VPCs (flow logs). */
export type LogSource = "flow-logs" | "load-balancers" | "s3";

/** What a source needs to deliver, for this account's own resources only, so that nobody else's can be made to write here. */
export const allowDelivery: { readonly [S in LogSource]: (bucket: Text) => readonly PolicyStatement<Text>[] } = {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
  s3: (bucket) => [
    {
      Sid: "S3ServerAccessLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: text`${bucket}/*`,
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    },
  ],
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
  "load-balancers": (bucket) => [
    {
      Sid: "LoadBalancerLogs",
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: text`${bucket}/AWSLogs/${accountId}/*`,
      Condition: {
        ArnLike: {
          "aws:SourceArn": text`arn:${partition}:elasticloadbalancing:${region}:${accountId}:loadbalancer/*`,
        },
      },
    },
  ],
  // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
  "flow-logs": (bucket) => [
    {
      Sid: "FlowLogs",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: text`${bucket}/AWSLogs/${accountId}/*`,
      Condition: {
        ArnLike: ownDeliveries,
        StringEquals: { "aws:SourceAccount": accountId, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    },
    {
      Sid: "FlowLogsAclCheck",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: "s3:GetBucketAcl",
      Resource: bucket,
      Condition: { ArnLike: ownDeliveries, StringEquals: { "aws:SourceAccount": accountId } },
    },
  ],
};

const ownDeliveries = { "aws:SourceArn": text`arn:${partition}:logs:${region}:${accountId}:*` };
