import {
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  type ObjectLockConfiguration,
  type OwnershipControls,
  type PublicAccessBlockConfiguration,
  type S3Client,
  type VersioningConfiguration,
} from "@aws-sdk/client-s3";
import type { Properties } from "./deploy";

/**
 * Tells S3 itself what moto's CloudFormation leaves out of a bucket. Not its logging: moto fails where a statement of the log
 * bucket's policy is about everybody, as one that denies plain HTTP is.
 */
export const complete = async (client: S3Client, Bucket: string, properties: Properties): Promise<void> => {
  const said = properties as {
    readonly OwnershipControls: OwnershipControls;
    readonly PublicAccessBlockConfiguration: PublicAccessBlockConfiguration;
    readonly VersioningConfiguration: VersioningConfiguration;
    readonly ObjectLockConfiguration?: ObjectLockConfiguration;
  };
  await client.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls: said.OwnershipControls }));
  await client.send(new PutPublicAccessBlockCommand({ Bucket, ...said }));
  await client.send(new PutBucketVersioningCommand({ Bucket, ...said }));
  if (said.ObjectLockConfiguration === undefined) return;
  await client.send(
    new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration: said.ObjectLockConfiguration }),
  );
};

/** The same of a bucket's policy, which moto's CloudFormation leaves out altogether. */
export const putPolicy = async (client: S3Client, properties: Properties): Promise<void> => {
  const { Bucket, PolicyDocument } = properties as { readonly Bucket: string; readonly PolicyDocument: object };
  await client.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(PolicyDocument) }));
};
