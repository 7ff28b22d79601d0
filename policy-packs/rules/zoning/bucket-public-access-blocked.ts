import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { every, fail, isTrue, pass, some, type Verdict } from "../../core/verdict";

type Block = View<Properties<"AWS::S3::AccountPublicAccessBlock">>;

const flags = {
  BlockPublicAcls: "an ACL can open objects to anybody",
  IgnorePublicAcls: "ACLs that are public already keep working",
  BlockPublicPolicy: "a policy can open the bucket to anybody",
  RestrictPublicBuckets: "a policy that is public already keeps working",
} as const;
const names = Object.keys(flags) as (keyof typeof flags)[];

/** What is not set is off: a bucket has no block of its own until somebody puts one. */
const blocks = (block: Block, byDefault: boolean, accounts: readonly Block[] = []): Verdict => {
  const unsaid =
    block.isAbsent() && !byDefault ? ", unless it is new since April 2023 and nobody took its block away" : "";
  return every(
    names.map((flag) =>
      some(
        // The stricter of the two counts: the bucket's flag, or that of its account.
        [block.get(flag).bool(byDefault), ...accounts.map((account) => account.get(flag).bool(false))].map((on) =>
          given(on, (it) => (it ? pass : fail(block.get(flag), `${flags[flag]}${unsaid}`))),
        ),
        pass,
      ),
    ),
  );
};

const ofAccount = (it: Block): Verdict => every(names.map((flag) => isTrue(it.get(flag).bool(false), flags[flag])));

export default defineRule({
  id: "bucket-public-access-blocked",
  title: "A bucket blocks public access",
  principle: "zoning",
  severity: "high",
  why: "One public ACL or policy, set by mistake on any day, shows the data to the whole Internet; the block makes it fail or have no effect.",
  fix: {
    pulumi:
      "Add an aws.s3.BucketPublicAccessBlock with `blockPublicAcls`, `blockPublicPolicy`, `ignorePublicAcls` and `restrictPublicBuckets` all true.",
    cloudformation: "Set all four flags of `PublicAccessBlockConfiguration` to true.",
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  ],
  checks: {
    // New buckets have the block since April 2023, older and imported ones have not, and taking the block out of the program
    // takes it off the bucket: only what is stated stays.
    "AWS::S3::Bucket": (it, near) =>
      blocks(
        it.get("PublicAccessBlockConfiguration"),
        false,
        [...near.all("AWS::S3::AccountPublicAccessBlock"), ...near.all("Custom::S3AccountPublicAccessBlock")].map(
          ({ view }) => view as Block,
        ),
      ),
    // Access points have it on unless told otherwise, for good: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html
    "AWS::S3::AccessPoint": (it) => blocks(it.get("PublicAccessBlockConfiguration"), true),
    "AWS::S3::AccountPublicAccessBlock": (it) => ofAccount(it),
    "Custom::S3AccountPublicAccessBlock": (it) => ofAccount(it),
  },
  remediate: { "AWS::S3::Bucket": { set: true }, "AWS::S3::AccountPublicAccessBlock": { set: true } },
  examples: {
    good: [
      {
        type: "AWS::S3::Bucket",
        properties: {
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        },
      },
    ],
    bad: [{ type: "AWS::S3::Bucket", properties: { BucketName: "orders" } }],
  },
  equivalents: [
    { id: "CKV_AWS_392", type: "AWS::S3::AccessPoint" },
    { id: "AwsSolutions-S2", type: "AWS::S3::Bucket" },
    { id: "HIPAA.Security-S3BucketLevelPublicAccessProhibited", type: "AWS::S3::Bucket" },
    { id: "NIST.800.53.R5-S3BucketLevelPublicAccessProhibited", type: "AWS::S3::Bucket" },
    { id: "PCI.DSS.321-S3BucketLevelPublicAccessProhibited", type: "AWS::S3::Bucket" },
    { id: "S3_BUCKET_PUBLIC_READ_PROHIBITED", type: "AWS::S3::Bucket" },
    { id: "S3_BUCKET_PUBLIC_WRITE_PROHIBITED", type: "AWS::S3::Bucket" },
    { id: "CKV_AWS_53", type: "AWS::S3::Bucket" },
    { id: "CKV_AWS_54", type: "AWS::S3::Bucket" },
    { id: "CKV_AWS_55", type: "AWS::S3::Bucket" },
    { id: "CKV_AWS_56", type: "AWS::S3::Bucket" },
    { id: "CKV2_AWS_6", type: "AWS::S3::Bucket" },
    { id: "AWS-0086", type: "AWS::S3::Bucket" },
    { id: "AWS-0087", type: "AWS::S3::Bucket" },
    { id: "AWS-0091", type: "AWS::S3::Bucket" },
    { id: "AWS-0093", type: "AWS::S3::Bucket" },
    { id: "AWS-0094", type: "AWS::S3::Bucket" },
    { id: "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED", type: "AWS::S3::Bucket" },
  ],
});
