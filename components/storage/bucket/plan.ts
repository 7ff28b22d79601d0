import { givenUp } from "../../model/argument";
import { att, Input, ref, type Planned, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import { policyOf, type DataClass } from "../data-class";
import { planGrants, type Granted } from "../grants";
import { bucketRights } from "./grants";
import { allowDistribution, denyOtherAccounts, denyOtherKeys, denyWeakTransport } from "./policy";
import { abortUploads, bucketPolicy, closedBucket, dropOldVersions, expire, lock, tier } from "./properties";
import { allowArriving, allowCopying, planCopying, replication, replicaOfSpec } from "./replica";
import type { BucketGrant, BucketPlan, BucketSpec, Replica } from "./spec";

export type { BucketOutputs, BucketPlan, BucketSpec } from "./spec";

/**
 * A bucket that nobody reads but whom it is granted to, in which every object has the one key, and nothing is lost by a slip.
 * `today` is the date, as `2027-03-31`. Throws a `PlanError` on what cannot be had. Sources: FSBP S3.2, S3.5, S3.7, S3.8, S3.9,
 * S3.11, S3.12, S3.13, S3.15, S3.17, https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export const planBucket = <C extends DataClass, R>(
  name: string,
  spec: BucketSpec<C, R>,
  today: string,
): BucketPlan<C> => {
  const { dataClass, grants } = spec;
  const arn = att("bucket", "Arn");
  const key = new Input(spec.key.arn);
  const replica = replicaOfSpec<C, R>(spec, today);
  const granted = planGrants<R, BucketGrant<R>>(grants, bucketRights(name, arn, key), today);
  return {
    resources: [
      planData(name, spec, replica, today),
      planPolicy(spec, replica, granted),
      ...granted.resources,
      ...(replica === undefined ? [] : [planCopying(name, arn, key, replica)]),
    ],
    outputs: (show) => ({
      dataClass,
      kind: "bucket",
      keyArn: show(key),
      name: show(ref("bucket")),
      arn: show(arn),
      domainName: show(att("bucket", "RegionalDomainName")),
    }),
  };
};

const planData = <C extends DataClass, R>(
  name: string,
  { dataClass, owner, key, accessLogs, bucketName, keepDays, retention, unsafe }: BucketSpec<C, R>,
  replica: Replica<C, R> | undefined,
  today: string,
): Planned => {
  const { oldVersionsDays, lockDays } = policyOf(dataClass);
  if (accessLogs === "off" && !givenUp(unsafe, today).has("use-is-logged")) {
    throw new PlanError('It must log who asked for what, or give up "use-is-logged" in unsafe.');
  }
  return closedBucket({
    ...(bucketName === undefined ? {} : { BucketName: bucketName }),
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        {
          // One call to KMS for many objects, and one context for all: the bucket.
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: new Input(key.arn) },
        },
      ],
    },
    LifecycleConfiguration: {
      Rules: [
        abortUploads,
        dropOldVersions(oldVersionsDays),
        tier,
        ...(keepDays === undefined ? [] : [expire(keepDays)]),
      ],
    },
    ...(accessLogs === "off"
      ? {}
      : { LoggingConfiguration: { DestinationBucketName: new Input(accessLogs.name), LogFilePrefix: `${name}/` } }),
    // Every change as an event on the account's bus, which costs nothing until a rule asks for it.
    NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    ObjectLockEnabled: true,
    ObjectLockConfiguration: lock(lockDays, retention),
    ...(replica === undefined ? {} : { ReplicationConfiguration: replication(replica) }),
    Tags: [
      { Key: "Name", Value: name },
      { Key: "Owner", Value: owner },
      { Key: "DataClass", Value: dataClass },
    ],
  });
};

const planPolicy = <C extends DataClass, R>(
  { dataClass, key, readers, replicaOf }: BucketSpec<C, R>,
  replica: Replica<C, R> | undefined,
  { statements }: Granted,
): Planned => {
  const arn: Text = att("bucket", "Arn");
  const { ownAccountOnly } = policyOf(dataClass);
  if (readers !== undefined && key.serves.cloudfront === undefined) {
    throw new PlanError(
      "It is read by CloudFront, which its key does not serve: add cloudfront to the key's services.",
    );
  }
  return bucketPolicy([
    ...denyWeakTransport(arn),
    ...denyOtherKeys(arn, new Input(key.arn)),
    ...(ownAccountOnly
      ? [denyOtherAccounts(arn, replicaOf?.fromOtherAccount === true ? replicaOf.role : undefined)]
      : []),
    ...(readers === undefined ? [] : [allowDistribution(arn, readers.distribution)]),
    ...(replica === undefined ? [] : allowCopying(arn, replica.role)),
    ...(replicaOf === undefined ? [] : [allowArriving(arn, replicaOf.role)]),
    ...statements,
  ]);
};
