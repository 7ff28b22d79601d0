import { elementOf, findStatement, isAnybody, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, isFalse, pass } from "../../core/verdict";
import { write } from "../../facets/fixes/fix";

/** No condition, no exception: administrators are refused as well. */
const refusesAll = ({ effect, principals, actions, conditions }: Statement): boolean =>
  effect === "Deny" &&
  principals.some(isAnybody) &&
  conditions.length === 0 &&
  actions.some((action) => ["*", "s3:*"].includes(action.toLowerCase()));

export default defineRule({
  id: "policy-cannot-lock-out",
  title: "A policy does not lock out those who run the resource",
  principle: "fail-safe-defaults",
  severity: "high",
  why: "A policy that refuses everybody can be undone by the account's root user alone: until then nobody can use, repair or empty the resource.",
  fix: {
    pulumi: "Add a condition or named actions to the Deny statement.",
    cloudformation: "Add a condition or named actions to the Deny statement.",
  },
  fixes: {
    "AWS::EFS::FileSystem": write(
      "Remove `bypassPolicyLockoutSafetyCheck` from the aws.efs.FileSystemPolicy",
      "Remove `BypassPolicyLockoutSafetyCheck`",
    ),
  },
  links: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html",
    "https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html",
  ],
  checks: {
    "AWS::S3::BucketPolicy": (it) =>
      given(findStatement(it.get("PolicyDocument"), refusesAll), (lock) =>
        lock === undefined
          ? pass
          : fail(elementOf(lock, "Action"), "everything is denied to everybody, administrators included"),
      ),
    "AWS::EFS::FileSystem": (it) =>
      isFalse(
        it.get("BypassPolicyLockoutSafetyCheck").bool(false),
        "AWS will not stop a policy that locks out whoever writes it",
      ),
  },
  examples: {
    good: [{ type: "AWS::EFS::FileSystem", properties: { Encrypted: true } }],
    bad: [
      {
        type: "AWS::S3::BucketPolicy",
        properties: {
          Bucket: "orders",
          PolicyDocument: { Statement: [{ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" }] },
        },
      },
    ],
  },
  equivalents: [
    { id: "awsnative-efs-filesystem-disallow-bypass-policy-lockout-safety-check", type: "AWS::EFS::FileSystem" },
    { id: "CKV_AWS_93", type: "AWS::S3::BucketPolicy" },
  ],
});
