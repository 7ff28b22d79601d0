import { accountId, att, ref, region, text, type Planned, type Show } from "../../model/plan";
import { allowDelivery, type LogSource } from "./deliveries";
import { denyWeakTransport } from "./policy";
import { abortUploads, bucketPolicy, closedBucket, dropOldVersions, expire } from "./properties";

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
  /** What it is, for a role's `access` and for backups. */
  readonly kind: "log-bucket";
  readonly name: V;
  readonly arn: V;
}

export interface LogBucketPlan<S extends LogSource> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => LogBucketOutputs<S, V>;
}

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
  const sources = [...new Set<LogSource>(accepts)];
  const bucket = closedBucket({
    // WAF looks at the name: https://docs.aws.amazon.com/waf/latest/developerguide/logging-s3.html
    ...(sources.includes("waf") ? { BucketName: text`aws-waf-logs-${name}-${accountId}-${region}` } : {}),
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
  const accepted = Object.fromEntries(sources.map((source) => [source, true])) as { readonly [K in S]: true };
  return {
    resources: [bucket, bucketPolicy([...denyWeakTransport(arn), ...allowDelivery(sources, arn)])],
    outputs: (show) => ({ accepts: accepted, kind: "log-bucket", name: show(ref("bucket")), arn: show(arn) }),
  };
};
