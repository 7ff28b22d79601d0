import type { Kind, Properties } from "../../../components/model/graph";
import type { Json, Tag } from "../../../components/model/schema";
import { findStatement, isAnybody, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { aspect, atLeast, eachOf, every, fail, pass, some, type Verdict } from "../../core/verdict";
import { dataClassOf, isSensitive, ofClass } from "../../facets/data-class";
import { ownership } from "../../facets/read";

type Bucket = View<Properties<"AWS::S3::Bucket">>;
type Policies = readonly View<Json>[];

const deniesBy =
  (...keys: readonly string[]) =>
  ({ effect, principals, conditions }: Statement): boolean =>
    effect === "Deny" && principals.some(isAnybody) && conditions.some(({ key }) => keys.includes(key));

const deniesOtherAccounts = deniesBy("aws:principalaccount", "aws:principalorgid");
const deniesOtherKeys = deniesBy("s3:x-amz-server-side-encryption-aws-kms-key-id");

/** Each of the policies may be the one that counts. */
const says = (it: View<unknown>, policies: Policies, test: (it: Statement) => boolean, because: string): Verdict =>
  policies.length === 0
    ? fail(it, because)
    : every(
        policies.map((document) =>
          given(findStatement(document, test), (found) => (found === undefined ? fail(document, because) : pass)),
        ),
      );

const policiesOf = (near: Neighbours, ...kinds: readonly Kind[]): Policies =>
  kinds
    .flatMap((kind) => near.satellites(kind))
    .map(({ view }) => (view as View<{ readonly PolicyDocument?: Json }>).get("PolicyDocument"));

const ownAccount = (it: View<unknown>, policies: Policies): Verdict =>
  aspect("own-account", says(it, policies, deniesOtherAccounts, "other accounts can be let in by a slip"));

const closed = (
  it: View<{ readonly Tags?: readonly Tag[] }>,
  near: Neighbours,
  policies: Policies,
): Verdict | readonly Verdict[] =>
  ofClass(near, ownership(it.get("Tags")), (dataClass) => (isSensitive(dataClass) ? ownAccount(it, policies) : []));

/** How long nobody deletes a version, and how long an old one can be brought back, as components of this project have it. */
const lockDays = 365;
const oldVersionsDays: { readonly [dataClass: string]: number } = { confidential: 180, restricted: 365 };

const locked = (it: Bucket): Verdict => {
  const retention = it.get("ObjectLockConfiguration").get("Rule").get("DefaultRetention");
  const because = `whoever may delete versions may do so before ${String(lockDays)} days are over`;
  const years = atLeast(retention.get("Years").num(), 1, because);
  return some([atLeast(retention.get("Days").num(), lockDays, because), years], years);
};

/** Versions that no rule drops stay for ever. */
const oldVersions = (it: Bucket, least: number): Verdict =>
  eachOf(it.get("LifecycleConfiguration").get("Rules"), (rule) => {
    const days = rule.get("NoncurrentVersionExpiration").get("NoncurrentDays");
    const because = `what is overwritten cannot be brought back for ${String(least)} days`;
    return days.isAbsent() ? pass : atLeast(days.num(), least, because);
  });

/** Days from one rotation to the next, at most: NIST SP 800-57 part 1, 5.3.6, as components of this project have it. */
const rotation: { readonly [dataClass: string]: number } = { confidential: 180, restricted: 90 };

export default defineRule({
  id: "data-class-kept",
  title: "What is tagged as confidential or restricted is kept so",
  principle: "asset-management",
  severity: "medium",
  why: "A tag keeps nobody out: who is told that data is restricted relies on the lock, the one key and the closed account that go with it.",
  fix: {
    pulumi: "Deny other accounts in its policy. Or tag it as what it is.",
    cloudformation: "Deny other accounts in its policy. Or tag it as what it is.",
  },
  fixes: {
    "AWS::DynamoDB::Table": {
      pulumi: "Deny other accounts in an aws.dynamodb.ResourcePolicy.",
      cloudformation: "Deny other accounts in `ResourcePolicy`.",
    },
    "AWS::S3::Bucket": {
      pulumi:
        "Deny, in the aws.s3.BucketPolicy, other accounts and other keys; for restricted data, add an aws.s3.BucketObjectLockConfiguration with a `defaultRetention` of 365 days. Keep old versions for 180 days, or 365. Or tag it as what it is.",
      cloudformation:
        "Deny, in the AWS::S3::BucketPolicy, other accounts and other keys; for restricted data, set `ObjectLockConfiguration` with a `DefaultRetention` of 365 days. Keep old versions for 180 days, or 365. Or tag it as what it is.",
    },
    "AWS::SNS::Topic": {
      pulumi: "Deny other accounts in an aws.sns.TopicPolicy.",
      cloudformation: "Deny other accounts in an AWS::SNS::TopicPolicy.",
    },
    "AWS::SQS::Queue": {
      pulumi: "Deny other accounts in an aws.sqs.QueuePolicy.",
      cloudformation: "Deny other accounts in an AWS::SQS::QueuePolicy.",
    },
    "AWS::KMS::Key": {
      pulumi: "Set `rotationPeriodInDays` on the aws.kms.Key: 180 for confidential data, 90 for restricted data.",
      cloudformation:
        "Set `RotationPeriodInDays` on the AWS::KMS::Key: 180 for confidential data, 90 for restricted data.",
    },
  },
  links: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/rotating-keys-enable.html",
  ],
  checks: {
    "AWS::S3::Bucket": (it, near) => {
      const found = dataClassOf(near, ownership(it.get("Tags")));
      if (!found.known) return found;
      if (found.value === undefined || !isSensitive(found.value)) return [];
      const policies = policiesOf(near, "AWS::S3::BucketPolicy");
      return [
        ownAccount(it, policies),
        aspect("one-key", says(it, policies, deniesOtherKeys, "who uploads may choose another key")),
        aspect("old-versions", oldVersions(it, oldVersionsDays[found.value] ?? 0)),
        ...(found.value === "restricted" ? [aspect("lock", locked(it))] : []),
      ];
    },
    "AWS::DynamoDB::Table": (it, near) => closed(it, near, [it.get("ResourcePolicy").get("PolicyDocument")]),
    "AWS::SNS::Topic": (it, near) =>
      closed(it, near, policiesOf(near, "AWS::SNS::TopicPolicy", "AWS::SNS::TopicInlinePolicy")),
    "AWS::SQS::Queue": (it, near) =>
      closed(it, near, policiesOf(near, "AWS::SQS::QueuePolicy", "AWS::SQS::QueueInlinePolicy")),
    "AWS::KMS::Key": (it, near) => {
      const found = dataClassOf(near, ownership(it.get("Tags")));
      if (!found.known) return found;
      const most = rotation[found.value ?? ""];
      if (most === undefined) return [];
      // https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html: 365 days where nothing is said.
      const days = it.get("RotationPeriodInDays").num(365);
      const because = `one key opens more than ${String(most)} days' worth of ${String(found.value)} data`;
      return aspect(
        "rotation",
        given(days, (value) => (value <= most ? pass : fail(days, because))),
      );
    },
  },
  settings: ["classes"],
  examples: {
    good: [
      {
        type: "AWS::KMS::Key",
        properties: { RotationPeriodInDays: 90, Tags: [{ Key: "DataClass", Value: "restricted" }] },
      },
    ],
    bad: [{ type: "AWS::S3::Bucket", properties: { Tags: [{ Key: "DataClass", Value: "confidential" }] } }],
  },
  equivalents: [],
});
