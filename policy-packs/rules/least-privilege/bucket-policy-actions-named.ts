import { elementOf, findStatement, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

/** `NotAction` is a finding of allow-names-what-it-allows. */
const allowsAll = ({ effect, actions }: Statement): boolean =>
  effect === "Allow" && actions.some((action) => ["*", "s3:*"].includes(action.toLowerCase()));

export default defineRule({
  id: "bucket-policy-actions-named",
  title: "A bucket's policy allows named actions only",
  principle: "least-privilege",
  severity: "high",
  why: "Every S3 action includes deleting the bucket, its policy and its locks; who needs to read can then destroy as well.",
  fix: {
    pulumi: 'List the actions in the policy, such as `["s3:GetObject", "s3:PutObject"]`, in place of `s3:*`.',
    cloudformation: "List the actions in the policy, such as `s3:GetObject` and `s3:PutObject`, in place of `s3:*`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6"],
  checks: {
    "AWS::S3::BucketPolicy": (it) =>
      given(findStatement(it.get("PolicyDocument"), allowsAll), (broad) =>
        broad === undefined ? pass : fail(elementOf(broad, "Action"), "it allows all that S3 can do"),
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::S3::BucketPolicy",
        properties: {
          Bucket: "orders",
          PolicyDocument: {
            Statement: [
              { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "s3:GetObject", Resource: "*" },
              { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" },
            ],
          },
        },
      },
    ],
    bad: [
      {
        type: "AWS::S3::BucketPolicy",
        properties: {
          Bucket: "orders",
          PolicyDocument: {
            Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "s3:*", Resource: "*" }],
          },
        },
      },
    ],
  },
  equivalents: [{ id: "S3_BUCKET_POLICY_NO_WILDCARD_ACTION", type: "AWS::S3::BucketPolicy" }],
});
