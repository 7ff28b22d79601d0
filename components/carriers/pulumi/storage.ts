import * as aws from "@pulumi/aws";
import type { Resources } from "../../model/planned";
import type { StorageResources } from "../../model/planned/storage";
import { one, policy, tags, type Make, type Makers, type Value } from "./make";

type Bucket = Resources<Value>["AWS::S3::Bucket"];

/** One bucket of CloudFormation's is a bucket and its satellites in Pulumi. */
const bucket: Make<"AWS::S3::Bucket"> = (name, it, options, protection) => {
  const made = new aws.s3.Bucket(
    name,
    { bucket: it.BucketName, objectLockEnabled: it.ObjectLockEnabled, tags: tags(it.Tags) },
    { ...options, ...protection },
  );
  const of = { bucket: made.id };
  const versioning = new aws.s3.BucketVersioning(
    name,
    { ...of, versioningConfiguration: { status: it.VersioningConfiguration.Status } },
    options,
  );
  const satellites = [
    versioning,
    new aws.s3.BucketPublicAccessBlock(name, { ...of, ...publicAccessOf(it) }, options),
    new aws.s3.BucketOwnershipControls(
      name,
      { ...of, rule: { objectOwnership: it.OwnershipControls.Rules[0].ObjectOwnership } },
      options,
    ),
    new aws.s3.BucketServerSideEncryptionConfiguration(name, { ...of, rules: [encryptionOf(it)] }, options),
    // S3 refuses rules on old versions, and a lock, until versioning is on.
    new aws.s3.BucketLifecycleConfiguration(
      name,
      { ...of, rules: lifecycleOf(it) },
      { ...options, dependsOn: [versioning] },
    ),
    ...loggingOf(it).map((logging) => new aws.s3.BucketLogging(name, { ...of, ...logging }, options)),
    ...lockOf(it).map(
      (rule) =>
        new aws.s3.BucketObjectLockConfiguration(name, { ...of, ...rule }, { ...options, dependsOn: [versioning] }),
    ),
    ...notificationOf(it).map((to) => new aws.s3.BucketNotification(name, { ...of, ...to }, options)),
    ...replicationOf(it).map(
      (replication) =>
        new aws.s3.BucketReplicationConfig(name, { ...of, ...replication }, { ...options, dependsOn: [versioning] }),
    ),
  ];
  return {
    resources: [made, ...satellites],
    attributes: { Ref: made.id, Arn: made.arn, RegionalDomainName: made.bucketRegionalDomainName },
  };
};

const publicAccessOf = ({ PublicAccessBlockConfiguration: block }: Bucket) => ({
  blockPublicAcls: block.BlockPublicAcls,
  blockPublicPolicy: block.BlockPublicPolicy,
  ignorePublicAcls: block.IgnorePublicAcls,
  restrictPublicBuckets: block.RestrictPublicBuckets,
});

const encryptionOf = ({ BucketEncryption }: Bucket) => {
  const { BucketKeyEnabled, ServerSideEncryptionByDefault } = BucketEncryption.ServerSideEncryptionConfiguration[0];
  return {
    bucketKeyEnabled: BucketKeyEnabled,
    applyServerSideEncryptionByDefault: {
      sseAlgorithm: ServerSideEncryptionByDefault.SSEAlgorithm,
      ...("KMSMasterKeyID" in ServerSideEncryptionByDefault
        ? { kmsMasterKeyId: ServerSideEncryptionByDefault.KMSMasterKeyID }
        : {}),
    },
  };
};

const lifecycleOf = ({ LifecycleConfiguration }: Bucket) =>
  LifecycleConfiguration.Rules.map((rule) => ({
    id: rule.Id,
    status: rule.Status,
    // An empty filter is every object; without one S3 refuses the rule.
    filter: {},
    abortIncompleteMultipartUpload:
      rule.AbortIncompleteMultipartUpload === undefined
        ? undefined
        : { daysAfterInitiation: rule.AbortIncompleteMultipartUpload.DaysAfterInitiation },
    expiration: rule.ExpirationInDays === undefined ? undefined : { days: rule.ExpirationInDays },
    noncurrentVersionExpiration:
      rule.NoncurrentVersionExpiration === undefined
        ? undefined
        : { noncurrentDays: rule.NoncurrentVersionExpiration.NoncurrentDays },
    transitions: rule.Transitions?.map((it) => ({ storageClass: it.StorageClass, days: it.TransitionInDays })),
  }));

const loggingOf = ({ LoggingConfiguration: logging }: Bucket) =>
  logging === undefined ? [] : [{ targetBucket: logging.DestinationBucketName, targetPrefix: logging.LogFilePrefix }];

const lockOf = ({ ObjectLockConfiguration: lock }: Bucket) => {
  if (lock === undefined) return [];
  const { ObjectLockEnabled: objectLockEnabled, Rule: rule } = lock;
  if (rule === undefined) return [{ objectLockEnabled }];
  const { Mode: mode, Days: days } = rule.DefaultRetention;
  return [{ objectLockEnabled, rule: { defaultRetention: { mode, days } } }];
};

const notificationOf = ({ NotificationConfiguration: to }: Bucket) =>
  to === undefined ? [] : [{ eventbridge: to.EventBridgeConfiguration.EventBridgeEnabled }];

const replicationOf = ({ ReplicationConfiguration: replication }: Bucket) =>
  replication === undefined
    ? []
    : [
        {
          role: replication.Role,
          rules: replication.Rules.map((rule) => ({
            id: rule.Id,
            status: rule.Status,
            priority: rule.Priority,
            filter: { prefix: rule.Filter.Prefix },
            deleteMarkerReplication: { status: rule.DeleteMarkerReplication.Status },
            sourceSelectionCriteria: {
              sseKmsEncryptedObjects: { status: rule.SourceSelectionCriteria.SseKmsEncryptedObjects.Status },
            },
            destination: destinationOf(rule.Destination),
          })),
        },
      ];

type Destination = NonNullable<Bucket["ReplicationConfiguration"]>["Rules"][0]["Destination"];

const destinationOf = (it: Destination) => ({
  bucket: it.Bucket,
  account: it.Account,
  accessControlTranslation:
    it.AccessControlTranslation === undefined ? undefined : { owner: it.AccessControlTranslation.Owner },
  encryptionConfiguration: { replicaKmsKeyId: it.EncryptionConfiguration.ReplicaKmsKeyID },
});

/** How Pulumi makes what plans write of S3 and KMS. */
export const storage: Makers<keyof StorageResources<string>> = {
  "AWS::KMS::Key": one(
    aws.kms.Key,
    (it) => ({
      description: it.Description,
      deletionWindowInDays: it.PendingWindowInDays,
      enableKeyRotation: it.EnableKeyRotation,
      policy: policy(it.KeyPolicy),
      rotationPeriodInDays: it.RotationPeriodInDays,
      tags: tags(it.Tags),
    }),
    (key) => ({ Ref: key.keyId, Arn: key.arn }),
  ),
  "AWS::KMS::Alias": one(aws.kms.Alias, (it) => ({ name: it.AliasName, targetKeyId: it.TargetKeyId })),
  "AWS::S3::Bucket": bucket,
  "AWS::S3::BucketPolicy": one(aws.s3.BucketPolicy, (it) => ({
    bucket: it.Bucket,
    policy: policy(it.PolicyDocument),
  })),
};
