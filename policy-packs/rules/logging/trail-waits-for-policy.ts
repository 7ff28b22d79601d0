import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

export default defineRule({
  id: "trail-waits-for-policy",
  title: "A trail is made after the policy that lets it write",
  principle: "logging",
  severity: "low",
  why: "CloudTrail tries its bucket when the trail is made: without the bucket's policy the trail is refused, and what happens meanwhile is not recorded. Whether it works is then a matter of luck at every deployment.",
  fix: {
    pulumi: "Name the policy in the trail's options: `{ dependsOn: bucketPolicy }`, or take the bucket's name from it.",
    cloudformation: "Set `DependsOn` of the trail to the bucket's policy.",
  },
  links: ["https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html"],
  checks: {
    "AWS::CloudTrail::Trail": (it, near) => {
      const bucket = it.get("S3BucketName");
      const [own] = near.targets(bucket, "AWS::S3::Bucket");
      const { dependsOn } = near.self.options;
      if (own === undefined || dependsOn === undefined) return [];
      const policies = near
        .all("AWS::S3::BucketPolicy")
        .filter(({ view }) => near.targets(view.get("Bucket"), "AWS::S3::Bucket").includes(own));
      if (policies.length === 0) return [];
      const waits = policies.some(({ view }) => dependsOn.includes(view.source.address));
      return waits ? pass : fail(bucket, "the trail may be made before the policy that lets it write there");
    },
  },
  examples: {
    good: [
      {
        type: "AWS::CloudTrail::Trail",
        properties: { S3BucketName: { Ref: "Bucket" } },
        options: { dependsOn: ["BucketPolicy"] },
      },
      { type: "AWS::S3::Bucket", properties: {} },
      { type: "AWS::S3::BucketPolicy", properties: { Bucket: { Ref: "Bucket" } } },
    ],
    bad: [
      { type: "AWS::CloudTrail::Trail", properties: { S3BucketName: { Ref: "Bucket" } } },
      { type: "AWS::S3::Bucket", properties: {} },
      { type: "AWS::S3::BucketPolicy", properties: { Bucket: { Ref: "Bucket" } } },
    ],
  },
  equivalents: [],
});
