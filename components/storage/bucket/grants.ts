import { text, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import { useOfKey, type Allowance, type KeyAction, type Rights } from "../grants";
import type { BucketGrant, BucketRight } from "./spec";

interface Right {
  readonly sid: string;
  readonly objects: readonly string[];
  readonly bucket: readonly string[];
  readonly key: readonly KeyAction[];
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
const rights: { readonly [C in BucketRight]: Right } = {
  delete: { sid: "Delete", objects: ["s3:DeleteObject"], bucket: [], key: [] },
  list: { sid: "List", objects: [], bucket: ["s3:ListBucket"], key: [] },
  read: { sid: "Read", objects: ["s3:GetObject"], bucket: [], key: ["kms:Decrypt"] },
  "read-versions": {
    sid: "ReadVersions",
    objects: ["s3:GetObjectVersion"],
    bucket: ["s3:ListBucketVersions"],
    key: ["kms:Decrypt"],
  },
  // Parts of a big upload are decrypted to be put together: https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuAndPermissions.html
  write: {
    sid: "Write",
    objects: ["s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:PutObject"],
    bucket: [],
    key: ["kms:Decrypt", "kms:GenerateDataKey"],
  },
};

/**
 * What a grant on a bucket comes to: the objects in the bucket's policy, the key in the role's. With a bucket key, S3 writes the
 * bucket's ARN beside each ciphertext: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html#bucket-key-changes
 */
export const bucketRights = <R>(name: string, bucket: Text, key: Text | undefined): Rights<BucketGrant<R>> => ({
  of: `bucket ${name}`,
  onThing: ({ can, prefix }) =>
    [...new Set(can)].sort().flatMap((it) => onBucket(rights[it], bucket, plain(name, prefix))),
  onRole: ({ can }) =>
    key === undefined
      ? []
      : useOfKey({
          key,
          service: "s3",
          context: { "aws:s3:arn": bucket },
          actions: [...new Set(can)].flatMap((it) => rights[it].key),
        }),
});

const onBucket = ({ sid, objects, bucket }: Right, arn: Text, prefix: string): readonly Allowance[] => [
  ...(objects.length === 0 ? [] : [{ Sid: sid, Action: objects, Resource: text`${arn}/${prefix}*` }]),
  ...(bucket.length === 0
    ? []
    : [
        {
          Sid: objects.length === 0 ? sid : `${sid}Names`,
          Action: bucket,
          Resource: arn,
          ...(prefix === "" ? {} : { Condition: { StringLike: { "s3:prefix": `${prefix}*` } } }),
        },
      ]),
];

/** A prefix is a text, not a pattern. */
const plain = (name: string, prefix = ""): string => {
  if (!/[*?$]/.test(prefix)) return prefix;
  throw new PlanError(`A grant on bucket ${name} has the prefix ${prefix}: write it without *, ? and $.`);
};
