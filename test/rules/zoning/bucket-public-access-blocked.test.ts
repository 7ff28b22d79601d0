import rule from "../../../policy-packs/rules/zoning/bucket-public-access-blocked";
import { testRule, unknown } from "../../rule-tester";

const all = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
const inPulumi = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
const bucket = { type: "aws:s3/bucket:Bucket", properties: {} };
const block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";

testRule(rule, {
  pass: [
    [{ type: "AWS::S3::Bucket", properties: { PublicAccessBlockConfiguration: all } }],
    [bucket, { type: block, properties: { bucket: { Ref: "Bucket" }, ...inPulumi } }],
    // The account's own block is over all its buckets.
    [bucket, { type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", properties: inPulumi }],
    // An access point has everything blocked unless it says otherwise.
    [{ type: "AWS::S3::AccessPoint", properties: { Bucket: "orders" } }],
  ],
  fail: [
    [[{ type: "AWS::S3::Bucket", properties: {} }], /BlockPublicAcls is not set: .* unless it is new since April 2023/],
    // Whoever states a part of it has stated the rest, too, as off.
    [
      [{ type: "AWS::S3::Bucket", properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: true } } }],
      /IgnorePublicAcls is not set: ACLs that are public already keep working$/,
    ],
    [
      [
        {
          type: "AWS::S3::Bucket",
          properties: { PublicAccessBlockConfiguration: { ...all, RestrictPublicBuckets: false } },
        },
      ],
      /RestrictPublicBuckets is false: a policy that is public already keeps working/,
    ],
    [
      [bucket, { type: block, properties: { bucket: { Ref: "Bucket" }, ...inPulumi, blockPublicPolicy: false } }],
      /blockPublicPolicy is false: a policy can open the bucket to anybody/,
    ],
    [
      [
        {
          type: "aws:s3/accessPoint:AccessPoint",
          properties: { bucket: "orders", publicAccessBlockConfiguration: { blockPublicAcls: false } },
        },
      ],
      /publicAccessBlockConfiguration\.blockPublicAcls is false/,
    ],
    // The bucket is elsewhere; its block is judged all the same.
    [
      [{ type: block, properties: { bucket: "elsewhere", ...inPulumi, ignorePublicAcls: false } }],
      /ignorePublicAcls is false/,
    ],
  ],
  unknown: [
    [{ type: "AWS::S3::Bucket", properties: { PublicAccessBlockConfiguration: { ...all, BlockPublicAcls: unknown } } }],
  ],
});
