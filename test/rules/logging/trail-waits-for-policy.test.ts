import rule from "../../../policy-packs/rules/logging/trail-waits-for-policy";
import { testRule } from "../../rule-tester";

const bucket = { type: "AWS::S3::Bucket", properties: {} };
const policy = { type: "AWS::S3::BucketPolicy", properties: { Bucket: { Ref: "Bucket" } } };
const trail = (options = {}) => ({
  type: "AWS::CloudTrail::Trail",
  properties: { S3BucketName: { Ref: "Bucket" } },
  options,
});
const pulumi = [
  { type: "aws:s3/bucket:Bucket", properties: { bucket: "trails" } },
  { type: "aws:s3/bucketPolicy:BucketPolicy", properties: { bucket: { Ref: "Bucket" }, policy: "{}" } },
];
const pulumiTrail = (options = {}) => ({
  type: "aws:cloudtrail/trail:Trail",
  properties: { s3BucketName: { Ref: "Bucket" } },
  options,
});

testRule(rule, {
  pass: [
    [trail({ dependsOn: ["BucketPolicy"] }), bucket, policy],
    [pulumiTrail({ dependsOn: ["BucketPolicy"] }), ...pulumi],
  ],
  fail: [
    [[trail(), bucket, policy], /S3BucketName is .*: the trail may be made before the policy/],
    [[trail({ dependsOn: ["Bucket"] }), bucket, policy], /may be made before/],
    [[pulumiTrail(), ...pulumi], /s3BucketName: the trail may be made before/],
  ],
  unknown: [],
  silent: [
    [trail(), bucket],
    // The bucket and its policy are somebody else's.
    [{ type: "AWS::CloudTrail::Trail", properties: { S3BucketName: "central-trails" } }],
    // The name that comes from the policy comes after it.
    [{ type: "aws:cloudtrail/trail:Trail", properties: { s3BucketName: { Ref: "BucketPolicy" } } }, ...pulumi],
  ],
});
