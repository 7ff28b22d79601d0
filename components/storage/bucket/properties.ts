import { planned, ref, retained, type Planned, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { Resources } from "../../model/planned";
import type { PolicyStatement } from "../../model/planned/policy";
import type { Retention } from "./spec";

type BucketProperties = Resources<Text>["AWS::S3::Bucket"];

/** What every bucket has in common, whatever it holds. */
export const closedBucket = (
  own: Omit<BucketProperties, "OwnershipControls" | "PublicAccessBlockConfiguration" | "VersioningConfiguration">,
): Planned =>
  retained("AWS::S3::Bucket", "bucket", {
    ...own,
    // No ACL counts any more: only policies say who may do what.
    OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    VersioningConfiguration: { Status: "Enabled" },
  });

export const bucketPolicy = (statements: readonly PolicyStatement<Text>[]): Planned =>
  planned("AWS::S3::BucketPolicy", "policy", {
    Bucket: ref("bucket"),
    PolicyDocument: { Version: "2012-10-17", Statement: statements },
  });

/** Parts of uploads that never ended are paid for and seen by nobody. */
export const abortUploads = {
  Id: "abort-incomplete-uploads",
  Status: "Enabled",
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
} as const;

/** What nobody reads costs less; what is read comes back at once: https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering-overview.html */
export const tier = {
  Id: "tier",
  Status: "Enabled",
  Transitions: [{ StorageClass: "INTELLIGENT_TIERING", TransitionInDays: 30 }],
} as const;

export const dropOldVersions = (days: number) =>
  ({ Id: "drop-old-versions", Status: "Enabled", NoncurrentVersionExpiration: { NoncurrentDays: days } }) as const;

export const expire = (days: number) => ({ Id: "expire", Status: "Enabled", ExpirationInDays: days }) as const;

/**
 * Every bucket can lock, so that its versions can never be switched off again. Governance, not compliance, where nobody argues: a
 * lock that is a mistake can be broken, by one right (`s3:BypassGovernanceRetention`) that CloudTrail records the use of.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export const lock = (
  classDays: number | undefined,
  retention: Retention | undefined,
): NonNullable<BucketProperties["ObjectLockConfiguration"]> => {
  const days = retention?.days ?? classDays;
  if (days === undefined) return { ObjectLockEnabled: "Enabled" };
  if (!Number.isInteger(days) || days < (classDays ?? 1)) {
    throw new PlanError(
      `It cannot be locked for ${String(days)} days: its class asks for ${String(classDays ?? 1)} at least.`,
    );
  }
  const compliance = retention?.mode === "compliance";
  if (compliance && retention.why.trim() === "") {
    throw new PlanError("It must say why nobody at all may break its lock.");
  }
  return {
    ObjectLockEnabled: "Enabled",
    Rule: { DefaultRetention: { Mode: compliance ? "COMPLIANCE" : "GOVERNANCE", Days: days } },
  };
};
