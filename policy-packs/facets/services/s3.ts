import type { KeyOwner } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

type Bucket = View<Properties<"AWS::S3::Bucket">>;

const rules = (it: Bucket) => it.get("BucketEncryption").get("ServerSideEncryptionConfiguration");

// S3 encrypts every object since January 2023, with its own key where nothing else is said:
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
const encrypted = (it: Bucket): Value<boolean> => derive(rules(it).items(), () => true);

const key = (it: Bucket): Value<KeyOwner> =>
  given(rules(it).items(), (items): Value<KeyOwner> => {
    const [first] = items;
    if (first === undefined) return derive(rules(it).items(), () => "aws-owned");
    const chosen = first.get("ServerSideEncryptionByDefault");
    return given(chosen.get("SSEAlgorithm").str("AES256"), (algorithm) =>
      algorithm.startsWith("aws:kms")
        ? keyOwner(chosen.get("KMSMasterKeyID"), "aws-managed")
        : derive(chosen.get("SSEAlgorithm").str("AES256"), () => "aws-owned"),
    );
  });

export const s3: FacetsOf<"AWS::S3::Bucket" | "AWS::S3::BucketPolicy"> = {
  "AWS::S3::Bucket": {
    atRest: (it) => [{ aspect: "objects", encrypted: encrypted(it), key: key(it) }],
    audit: (it) => [
      { aspect: "access-logs", enabled: it.get("LoggingConfiguration").get("DestinationBucketName").isSet() },
    ],
    ownership: (it) => ownership(it.get("Tags")),
    recovery: (it) => ({
      versioned: derive(
        it.get("VersioningConfiguration").get("Status").str("Suspended"),
        (status) => status === "Enabled",
      ),
    }),
  },
  "AWS::S3::BucketPolicy": {},
};
