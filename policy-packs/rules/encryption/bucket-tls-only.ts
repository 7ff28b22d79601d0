import { findStatement, isAnybody, type Condition, type Statement } from "../../../components/model/statement";
import type { Json } from "../../../components/model/schema";
import type { View } from "../../../components/model/view";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { every, fail, pass, type Verdict } from "../../core/verdict";
import { write } from "../../facets/fixes/fix";

/** Plain HTTP meets either: `false`, or a TLS version that the request does not have. */
const meansPlainHttp = ({ operator, key, values }: Condition): boolean =>
  (operator === "bool" && key === "aws:securetransport" && values.includes("false")) ||
  (operator === "numericlessthanifexists" && key === "s3:tlsversion");

/** Everything, or the bucket and all its objects. A part that is not known yet (`${...}`) may be either. */
const coversBucket = (resources: readonly string[]): boolean => {
  const unknown = (text: string): boolean => text.includes("${");
  const buckets = resources.filter((one) => unknown(one) || !one.includes("/"));
  const objects = resources.filter((one) => one.endsWith("/*")).map((one) => one.slice(0, -2));
  return (
    resources.some((one) => one === "*" || /[^/]\*$/.test(one) || one.includes("${urn:")) ||
    objects.some((objectsOf) =>
      buckets.some(
        (bucket) => bucket === objectsOf || (unknown(bucket) !== unknown(objectsOf) && !objectsOf.includes("/")),
      ),
    )
  );
};

const deniesPlainHttp = (statement: Statement): boolean =>
  statement.effect === "Deny" &&
  statement.principals.some(isAnybody) &&
  statement.actions.some((action) => action === "s3:*" || action === "*") &&
  coversBucket(statement.resources) &&
  statement.conditions.length === 1 &&
  statement.conditions.some(meansPlainHttp);

const refusesPlainHttp = (document: View<Json>): Verdict =>
  given(findStatement(document, deniesPlainHttp), (found) =>
    found !== undefined ? pass : fail(document, "no statement denies plain HTTP to the bucket and all its objects"),
  );

export default defineRule({
  id: "bucket-tls-only",
  title: "A bucket refuses plain HTTP",
  principle: "encryption",
  severity: "high",
  why: "Over plain HTTP, anybody on the way reads and changes what is stored and fetched.",
  fix: {
    pulumi:
      "Deny `s3:*` on the bucket and on all its objects to everybody while `aws:SecureTransport` is `false`, in the bucket's aws.s3.BucketPolicy: add one where there is none, for a bucket has only one.",
    cloudformation:
      "Deny `s3:*` on the bucket and on all its objects to everybody while `aws:SecureTransport` is `false`, in the bucket's AWS::S3::BucketPolicy: add one where there is none, for a bucket has only one.",
  },
  fixes: {
    "AWS::S3::BucketPolicy": write(
      "Add a statement that denies `s3:*` on the bucket and on all its objects to everybody while `aws:SecureTransport` is `false`",
      "Add a statement that denies `s3:*` on the bucket and on all its objects to everybody while `aws:SecureTransport` is `false`",
    ),
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5"],
  checks: {
    // A bucket has one policy: where several are written for it, each may be the one that holds.
    "AWS::S3::Bucket": (it, near) => {
      const policies = near.satellites("AWS::S3::BucketPolicy");
      return policies.length === 0
        ? fail(it, "The bucket has no policy that denies plain HTTP.")
        : every(policies.map(({ view }) => refusesPlainHttp(view.get("PolicyDocument"))));
    },
    // A bucket has one policy: where the bucket is elsewhere, its policy answers for it.
    "AWS::S3::BucketPolicy": (it, near) =>
      near.targets(it.get("Bucket"), "AWS::S3::Bucket").length > 0 ? [] : refusesPlainHttp(it.get("PolicyDocument")),
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
    { id: "HIPAA.Security-S3BucketSSLRequestsOnly", type: "AWS::S3::Bucket" },
    { id: "NIST.800.53.R4-S3BucketSSLRequestsOnly", type: "AWS::S3::Bucket" },
    { id: "NIST.800.53.R5-S3BucketSSLRequestsOnly", type: "AWS::S3::Bucket" },
    { id: "PCI.DSS.321-S3BucketSSLRequestsOnly", type: "AWS::S3::Bucket" },
    { id: "S3_BUCKET_SSL_REQUESTS_ONLY", type: "AWS::S3::Bucket" },
    { id: "AwsSolutions-S10", type: "AWS::S3::BucketPolicy" },
    { id: "HIPAA.Security-S3BucketSSLRequestsOnly", type: "AWS::S3::BucketPolicy" },
    { id: "NIST.800.53.R4-S3BucketSSLRequestsOnly", type: "AWS::S3::BucketPolicy" },
    { id: "NIST.800.53.R5-S3BucketSSLRequestsOnly", type: "AWS::S3::BucketPolicy" },
    { id: "PCI.DSS.321-S3BucketSSLRequestsOnly", type: "AWS::S3::BucketPolicy" },
    { id: "S3_BUCKET_SSL_REQUESTS_ONLY", type: "AWS::S3::BucketPolicy" },
  ],
});
