import { accountId, Input, text, type Text } from "../../model/plan";
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

/**
 * AWS's own services act without an account of their own: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
 * `copier` is the role of another account that alone may come in, to write a copy.
 */
export const denyOtherAccounts = (bucket: Text, copier?: { readonly arn: unknown }): PolicyStatement<Text> => ({
  Sid: "DenyOtherAccounts",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: all(bucket),
  Condition: {
    ...(copier === undefined ? {} : { ArnNotEquals: { "aws:PrincipalArn": new Input(copier.arn) } }),
    Bool: { "aws:PrincipalIsAWSService": false },
    StringNotEquals: { "aws:PrincipalAccount": accountId },
  },
});

/** One distribution, which signs what it asks for (origin access control): https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html */
export const allowDistribution = (bucket: Text, distribution: unknown): PolicyStatement<Text> => ({
  Sid: "ReadByCloudFront",
  Effect: "Allow",
  Principal: { Service: "cloudfront.amazonaws.com" },
  Action: "s3:GetObject",
  Resource: text`${bucket}/*`,
  Condition: { StringEquals: { "aws:SourceArn": new Input(distribution) } },
});
