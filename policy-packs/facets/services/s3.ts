import type { KeyOwner } from "../../../components/model/facets";
import type { Properties, Resource } from "../../../components/model/graph";
import { statements } from "../../../components/model/statement";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import type { Neighbours } from "../../core/rule";
import { anySet, certainly, keyOwner, ownership } from "../read";
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

type Buckets = readonly Resource<"AWS::S3::Bucket">[];

const logSinks = new WeakMap<Buckets, ReadonlySet<string>>();

/** The buckets that others write their access logs to: logging these too would never end. */
const sinksOf = (near: Neighbours): ReadonlySet<string> => {
  const buckets = near.all("AWS::S3::Bucket");
  const known = logSinks.get(buckets);
  if (known !== undefined) return known;
  const sinks = new Set(
    buckets.flatMap(({ view }) =>
      near
        .targets(view.get("LoggingConfiguration").get("DestinationBucketName"), "AWS::S3::Bucket")
        .map((sink) => sink.address),
    ),
  );
  logSinks.set(buckets, sinks);
  return sinks;
};

const logDelivery = ["logging.s3.amazonaws.com", "logdelivery.elasticloadbalancing.amazonaws.com"];

const writesLogs = (policy: Resource<"AWS::S3::BucketPolicy">): boolean => {
  const list = statements(policy.view.get("PolicyDocument"));
  return (
    list.known &&
    list.value.some(
      ({ effect, principals }) => effect === "Allow" && principals.some(({ id }) => logDelivery.includes(id)),
    )
  );
};

const isLogSink = (it: Bucket, near: Neighbours<"AWS::S3::Bucket">): boolean =>
  given(it.get("AccessControl").str(), (acl) => acl === "LogDeliveryWrite") === true ||
  sinksOf(near).has(near.self.address) ||
  near.satellites("AWS::S3::BucketPolicy").some(writesLogs);

// S3 and load balancers deliver to buckets with S3's own key only, so such a bucket has no other to take:
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
const keyIfAny = (it: Bucket, near: Neighbours<"AWS::S3::Bucket">): { readonly key?: Value<KeyOwner> } => {
  const owner = key(it);
  const own = given(owner, (found) => found === "customer") === true;
  return !own && isLogSink(it, near) ? {} : { key: owner };
};

export const s3: FacetsOf<
  | "AWS::S3::AccessPoint"
  | "AWS::S3::AccountPublicAccessBlock"
  | "AWS::S3::Bucket"
  | "AWS::S3::BucketPolicy"
  | "Custom::S3AccountPublicAccessBlock"
> = {
  "AWS::S3::AccountPublicAccessBlock": {},
  "Custom::S3AccountPublicAccessBlock": {},
  "AWS::S3::AccessPoint": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::S3::Bucket": {
    atRest: (it, near) => [{ aspect: "objects", encrypted: encrypted(it), ...keyIfAny(it, near) }],
    // A bucket that names only a prefix logs to itself.
    audit: (it, near) => {
      const logging = it.get("LoggingConfiguration");
      const enabled = anySet(logging.get("DestinationBucketName"), logging.get("LogFilePrefix"));
      return !certainly(enabled) && isLogSink(it, near) ? [] : [{ aspect: "access-logs", enabled }];
    },
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
