import { givenUp } from "../../model/argument";
import { Input, planned, text, urlSuffix, type Planned, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { Resources } from "../../model/planned";
import type { PolicyStatement } from "../../model/planned/policy";
import { policyOf, type DataClass } from "../data-class";
import { useOfKey } from "../grants";
import type { BucketSpec, Replica } from "./spec";

/** The copy that a bucket has, if any. Throws a `PlanError` where the class asks for one and nobody gave that up. */
export const replicaOfSpec = <C extends DataClass, R>(
  { dataClass, replica, replicaOf, unsafe }: Pick<BucketSpec<C, R>, "dataClass" | "replica" | "replicaOf" | "unsafe">,
  today: string,
): Replica<C, R> | undefined => {
  if (typeof replica === "object" && "use" in replica) return replica.use;
  const must = policyOf(dataClass).replicated && replicaOf === undefined;
  if (must && !givenUp(unsafe, today).has("restricted-data-copied")) {
    throw new PlanError(
      `It holds ${dataClass} data and has no copy: name one with replica: { use: … }, or give up "restricted-data-copied" in unsafe.`,
    );
  }
  return undefined;
};

/**
 * What S3 copies: all, and each object under the copy's own key. No deletion is copied, so that what is deleted here, by mistake or
 * by a thief, is still there. https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export const replication = <C extends DataClass, R>({
  bucket,
  key,
  account,
  role,
}: Replica<C, R>): NonNullable<Resources<Text>["AWS::S3::Bucket"]["ReplicationConfiguration"]> => ({
  Role: new Input(role.arn),
  Rules: [
    {
      Id: "copy-everything",
      Status: "Enabled",
      Priority: 1,
      Filter: { Prefix: "" },
      DeleteMarkerReplication: { Status: "Disabled" },
      SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: "Enabled" } },
      Destination: {
        Bucket: new Input(bucket.arn),
        ...(account === undefined
          ? {}
          : { Account: new Input(account), AccessControlTranslation: { Owner: "Destination" as const } }),
        EncryptionConfiguration: { ReplicaKmsKeyID: new Input(key.arn) },
      },
    },
  ],
});

/** In the policy of the bucket that is copied: https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html */
export const allowCopying = (bucket: Text, role: { readonly arn: unknown }): readonly PolicyStatement<Text>[] => {
  const Principal = { AWS: new Input(role.arn) };
  return [
    {
      Sid: "ReplicateFromHere",
      Effect: "Allow",
      Principal,
      Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      Resource: bucket,
    },
    {
      Sid: "ReplicateObjects",
      Effect: "Allow",
      Principal,
      Action: [
        "s3:GetObjectLegalHold",
        "s3:GetObjectRetention",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionTagging",
      ],
      Resource: text`${bucket}/*`,
    },
  ];
};

const arriving = ["s3:ObjectOwnerOverrideToBucketOwner", "s3:ReplicateObject", "s3:ReplicateTags"];

/** In the policy of the bucket that is the copy: to add, and nothing else. */
export const allowArriving = (bucket: Text, role: { readonly arn: unknown }): PolicyStatement<Text> => ({
  Sid: "ReplicateToHere",
  Effect: "Allow",
  Principal: { AWS: new Input(role.arn) },
  Action: arriving,
  Resource: text`${bucket}/*`,
});

/** The role's side, where the bucket is that is copied: both keys, each through S3 in its region and for its bucket alone. */
export const planCopying = <C extends DataClass, R>(
  name: string,
  bucket: Text,
  key: Text,
  replica: Replica<C, R>,
): Planned => {
  const copy = new Input(replica.bucket.arn);
  return planned("AWS::IAM::ManagedPolicy", "replication", {
    Description: `Replication of bucket ${name} to ${replica.region}`,
    PolicyDocument: {
      Version: "2012-10-17",
      Statement: [
        ...useOfKey({ key, service: "s3", context: { "aws:s3:arn": bucket }, actions: ["kms:Decrypt"] }).map((it) => ({
          ...it,
          Sid: "DecryptHere",
          Effect: "Allow" as const,
        })),
        {
          Sid: "EncryptThere",
          Effect: "Allow",
          Action: ["kms:Encrypt", "kms:GenerateDataKey"],
          Resource: new Input(replica.key.arn),
          Condition: {
            StringEquals: {
              "kms:ViaService": text`s3.${replica.region}.${urlSuffix}`,
              "kms:EncryptionContext:aws:s3:arn": copy,
            },
          },
        },
        // In an account of its own, the bucket's policy alone lets nobody in.
        ...(replica.account === undefined
          ? []
          : [{ Sid: "ReplicateThere", Effect: "Allow" as const, Action: arriving, Resource: text`${copy}/*` }]),
      ],
    },
    Roles: [new Input(replica.role.name)],
  });
};
