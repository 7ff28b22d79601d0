import type { JsonObject } from "../../../policy-packs/core/rule";
import rule from "../../../policy-packs/rules/encryption/bucket-tls-only";
import { testRule, unknown } from "../../rule-tester";

const bucket = { type: "AWS::S3::Bucket", properties: { BucketName: "orders" } };
const denial = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const policy = (statement: JsonObject, name = "orders") => ({
  type: "AWS::S3::BucketPolicy",
  properties: { Bucket: name, PolicyDocument: { Statement: [statement] } },
});
const arn = { "Fn::GetAtt": ["Bucket", "Arn"] };

testRule(rule, {
  pass: [
    [bucket, policy(denial)],
    [bucket, policy({ ...denial, Principal: { AWS: ["*"] }, Condition: { Bool: { "aws:SecureTransport": false } } })],
    [bucket, policy({ ...denial, Resource: [arn, { "Fn::Sub": "${Bucket.Arn}/*" }] })],
    [bucket, policy({ ...denial, Resource: "*" })],
    [bucket, policy({ ...denial, Condition: { NumericLessThanIfExists: { "s3:TlsVersion": "1.2" } } })],
    // The policy of a bucket that is elsewhere answers for it.
    [policy(denial, "elsewhere")],
    [
      { type: "aws:s3/bucket:Bucket", properties: {} },
      {
        type: "aws:s3/bucketPolicy:BucketPolicy",
        properties: { bucket: { Ref: "Bucket" }, policy: JSON.stringify({ Statement: [denial] }) },
      },
    ],
  ],
  fail: [
    // Of two policies the last to be made holds, and nobody knows which that is.
    [
      [bucket, policy(denial), { ...policy({ ...denial, Action: "s3:PutObject" }), name: "Other" }],
      /no statement denies plain HTTP/,
    ],
    [[bucket], /The bucket has no policy that denies plain HTTP/],
    [[bucket, policy({ ...denial, Action: "s3:PutObject" })], /no statement denies plain HTTP/],
    [[bucket, policy({ ...denial, Resource: "arn:aws:s3:::orders/*" })], /the bucket and all its objects/],
    [[bucket, policy({ ...denial, Resource: ["arn:aws:s3:::orders", "arn:aws:s3:::others/*"] })], /no statement/],
    [[bucket, policy({ ...denial, Principal: { AWS: "111122223333" } })], /no statement denies plain HTTP/],
    [[policy({ ...denial, Effect: "Allow" }, "elsewhere")], /no statement denies plain HTTP/],
    [[{ type: "aws:s3/bucket:Bucket", properties: {} }], /The bucket has no policy/],
  ],
  unknown: [[bucket, policy({ ...denial, Condition: unknown })]],
});
