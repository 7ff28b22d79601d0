import { isAnybody, statements, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass, some } from "../../core/verdict";

const deniesPlainHttp = (statement: Statement): boolean =>
  statement.effect === "Deny" &&
  statement.principals.some(isAnybody) &&
  statement.actions.some((action) => action === "s3:*" || action === "*") &&
  statement.conditions.some(
    (it) => it.operator === "bool" && it.key === "aws:securetransport" && it.values.includes("false"),
  );

export default defineRule({
  id: "bucket-tls-only",
  title: "A bucket refuses plain HTTP",
  principle: "encryption",
  severity: "medium",
  why: "Over plain HTTP, anybody on the way reads and changes what is stored and fetched.",
  fix: {
    pulumi: "Add an aws.s3.BucketPolicy that denies `s3:*` to everybody while `aws:SecureTransport` is `false`.",
    cloudformation:
      "Add an AWS::S3::BucketPolicy that denies `s3:*` to everybody while `aws:SecureTransport` is `false`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5"],
  checks: {
    "AWS::S3::Bucket": (it, near) =>
      some(
        near
          .satellites("AWS::S3::BucketPolicy")
          .map((policy) =>
            given(statements(policy.view.get("PolicyDocument")), (list) =>
              list.some(deniesPlainHttp)
                ? pass
                : fail(policy.view.get("PolicyDocument"), "no statement denies plain HTTP"),
            ),
          ),
        fail(it, "The bucket has no policy that denies plain HTTP."),
      ),
  },
  examples: {
    good: [
      { type: "AWS::S3::Bucket", properties: {} },
      {
        type: "AWS::S3::BucketPolicy",
        properties: {
          Bucket: { Ref: "Bucket" },
          PolicyDocument: {
            Statement: [
              {
                Effect: "Deny",
                Principal: "*",
                Action: "s3:*",
                Resource: "*",
                Condition: { Bool: { "aws:SecureTransport": "false" } },
              },
            ],
          },
        },
      },
    ],
    bad: [{ type: "AWS::S3::Bucket", properties: {} }],
  },
  equivalents: [
    { id: "AwsSolutions-S10", type: "AWS::S3::Bucket" },
    { id: "S3_BUCKET_SSL_REQUESTS_ONLY", type: "AWS::S3::Bucket" },
  ],
});
