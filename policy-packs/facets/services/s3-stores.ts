import type { Facets, KeyOwner } from "../../../components/model/facets";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

/** Amazon S3 encrypts whatever it keeps, with its own key unless KMS is named. */
const objects = (algorithm: View<string>, key: View<string>): Facets["atRest"] => {
  const chosen = algorithm.str("AES256");
  const owner = given(chosen, (name): Value<KeyOwner> =>
    name.startsWith("aws:kms") ? keyOwner(key, "aws-managed") : derive(chosen, () => "aws-owned"),
  );
  return [{ aspect: "objects", encrypted: always(algorithm), key: owner }];
};

export const s3Stores: FacetsOf<
  | "AWS::S3Express::BucketPolicy"
  | "AWS::S3Express::DirectoryBucket"
  | "AWS::S3Tables::TableBucket"
  | "AWS::S3Tables::TableBucketPolicy"
  | "AWS::S3Vectors::Index"
  | "AWS::S3Vectors::VectorBucket"
  | "AWS::S3Vectors::VectorBucketPolicy"
> = {
  "AWS::S3Express::BucketPolicy": {},
  "AWS::S3Express::DirectoryBucket": {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-data-protection.html
    atRest: (it) => {
      const rules = it.get("BucketEncryption").get("ServerSideEncryptionConfiguration");
      const [first] = rules.alternatives();
      if (first === undefined)
        return [{ aspect: "objects", encrypted: always(rules), key: derive(rules.items(), () => "aws-owned") }];
      const chosen = first.get("ServerSideEncryptionByDefault");
      return objects(chosen.get("SSEAlgorithm"), chosen.get("KMSMasterKeyID"));
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::S3Tables::TableBucket": {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-encryption.html
    atRest: (it) => {
      const chosen = it.get("EncryptionConfiguration");
      return objects(chosen.get("SSEAlgorithm"), chosen.get("KMSKeyArn"));
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::S3Tables::TableBucketPolicy": {},
  "AWS::S3Vectors::Index": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::S3Vectors::VectorBucket": {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-data-encryption.html
    atRest: (it) => {
      const chosen = it.get("EncryptionConfiguration");
      return objects(chosen.get("SseType"), chosen.get("KmsKeyArn"));
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::S3Vectors::VectorBucketPolicy": {},
};
