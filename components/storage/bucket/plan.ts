import { att, Input, planned, ref, retained, type Planned, type Show, type Text } from "../../model/plan";
import type { Resources } from "../../model/planned";
import type { PolicyStatement } from "../../model/planned/policy";
import { policyOf, type DataClass } from "../data-class";
import { allowDelivery, denyOtherAccounts, denyOtherKeys, denyWeakTransport, type LogSource } from "./policy";

/** `R` is a value that may be known only after deployment: an `Input` in Pulumi, a text in CDK. */
export interface BucketSpec<C extends DataClass, R> {
  /** How bad it is when the wrong people read it: decides key, policy, lock and how long old versions are kept. */
  readonly dataClass: C;
  /** Who answers for the data: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** A key for data of the same class, such as a `Key`. */
  readonly key: { readonly dataClass: NoInfer<C>; readonly arn: R };
  /** Where S3 writes who asked for what: a `LogBucket` that accepts `s3`. */
  readonly accessLogs: { readonly name: R; readonly accepts: { readonly s3: true } };
}

export interface BucketOutputs<C extends DataClass, V> {
  readonly dataClass: C;
  readonly name: V;
  readonly arn: V;
}

export interface BucketPlan<C extends DataClass> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => BucketOutputs<C, V>;
}

export interface LogBucketSpec<S extends LogSource> {
  /** Who answers for the logs: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** Who may write here. */
  readonly accepts: readonly S[];
  /** Days that a log is kept; 365 by default, as FSBP CloudWatch.16 asks of log groups. */
  readonly keepDays?: number;
}

export interface LogBucketOutputs<S extends LogSource, V> {
  readonly accepts: { readonly [K in S]: true };
  readonly name: V;
  readonly arn: V;
}

export interface LogBucketPlan<S extends LogSource> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => LogBucketOutputs<S, V>;
}

/**
 * A bucket that nobody outside the account reads, in which every object has the one key, and nothing is lost by a slip. Sources:
 * FSBP S3.2, S3.5, S3.8, S3.9, S3.13, S3.17, and https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
export const planBucket = <C extends DataClass, R>(
  name: string,
  { dataClass, owner, key, accessLogs }: BucketSpec<C, R>,
): BucketPlan<C> => {
  const { oldVersionsDays, lockDays, ownAccountOnly } = policyOf(dataClass);
  const arn = att("bucket", "Arn");
  const bucket = closedBucket({
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        {
          // One call to KMS for many objects.
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: new Input(key.arn) },
        },
      ],
    },
    LifecycleConfiguration: { Rules: [abortUploads, dropOldVersions(oldVersionsDays)] },
    LoggingConfiguration: { DestinationBucketName: new Input(accessLogs.name), LogFilePrefix: `${name}/` },
    ObjectLockEnabled: lockDays !== undefined,
    ...(lockDays === undefined ? {} : lock(lockDays)),
    Tags: [
      { Key: "Name", Value: name },
      { Key: "Owner", Value: owner },
      { Key: "DataClass", Value: dataClass },
    ],
  });
  const policy = bucketPolicy([
    ...denyWeakTransport(arn),
    ...denyOtherKeys(arn, new Input(key.arn)),
    ...(ownAccountOnly ? [denyOtherAccounts(arn)] : []),
  ]);
  return {
    resources: [bucket, policy],
    outputs: (show) => ({ dataClass, name: show(ref("bucket")), arn: show(arn) }),
  };
};

/**
 * A bucket for logs. S3 and load balancers write to buckets with SSE-S3 only, and S3 not to a bucket with Object Lock:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html and
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html. It does not log its own use, which
 * would never end; CloudTrail's data events record that.
 */
export const planLogBucket = <S extends LogSource>(
  name: string,
  { owner, accepts, keepDays = 365 }: LogBucketSpec<S>,
): LogBucketPlan<S> => {
  const arn = att("bucket", "Arn");
  const bucket = closedBucket({
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { BucketKeyEnabled: false, ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } },
      ],
    },
    LifecycleConfiguration: { Rules: [abortUploads, expire(keepDays), dropOldVersions(30)] },
    ObjectLockEnabled: false,
    Tags: [
      { Key: "Name", Value: name },
      { Key: "Owner", Value: owner },
      { Key: "DataClass", Value: "internal" },
    ],
  });
  const sources = [...new Set(accepts)];
  const policy = bucketPolicy([...denyWeakTransport(arn), ...sources.flatMap((source) => allowDelivery[source](arn))]);
  const accepted = Object.fromEntries(sources.map((source) => [source, true])) as { readonly [K in S]: true };
  return {
    resources: [bucket, policy],
    outputs: (show) => ({ accepts: accepted, name: show(ref("bucket")), arn: show(arn) }),
  };
};

type BucketProperties = Resources<Text>["AWS::S3::Bucket"];

/** What every bucket has in common, whatever it holds. */
const closedBucket = (
  own: Omit<BucketProperties, "OwnershipControls" | "PublicAccessBlockConfiguration" | "VersioningConfiguration">,
): Planned =>
  retained("AWS::S3::Bucket", "bucket", {
    ...own,
    // No ACL counts any more: only policies say who may do what.
    OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    VersioningConfiguration: { Status: "Enabled" },
  });

const bucketPolicy = (statements: readonly PolicyStatement<Text>[]): Planned =>
  planned("AWS::S3::BucketPolicy", "policy", {
    Bucket: ref("bucket"),
    PolicyDocument: { Version: "2012-10-17", Statement: statements },
  });

/** Parts of uploads that never ended are paid for and seen by nobody. */
const abortUploads = {
  Id: "abort-incomplete-uploads",
  Status: "Enabled",
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
} as const;

const dropOldVersions = (days: number) =>
  ({ Id: "drop-old-versions", Status: "Enabled", NoncurrentVersionExpiration: { NoncurrentDays: days } }) as const;

const expire = (days: number) => ({ Id: "expire", Status: "Enabled", ExpirationInDays: days }) as const;

/** Governance, not compliance: a lock that is a mistake can be broken, by one right that CloudTrail records the use of. */
const lock = (days: number) =>
  ({
    ObjectLockConfiguration: {
      ObjectLockEnabled: "Enabled",
      Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days: days } },
    },
  }) as const;
