import { defineRule } from "../../core/rule";
import { eachOf, oneOf } from "../../core/verdict";

export default defineRule({
  id: "bucket-acls-off",
  title: "A bucket has no ACLs",
  principle: "zoning",
  severity: "low",
  why: "With ACLs each object can be opened by whoever wrote it, and no policy shows it: nobody can tell who may read the bucket.",
  fix: {
    pulumi:
      'Set `objectOwnership: "BucketOwnerEnforced"` on the aws.s3.BucketOwnershipControls, or leave it out. CloudFront writes the logs of its `loggingConfig` by ACLs and by no other way: let an aws.cloudwatch.LogDeliverySource deliver them first.',
    cloudformation:
      "Set `ObjectOwnership` in `OwnershipControls` to `BucketOwnerEnforced`, or leave them out. CloudFront writes the logs of its `Logging` by ACLs and by no other way: let an AWS::Logs::DeliverySource deliver them first.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-12"],
  checks: {
    // What is not written is BucketOwnerEnforced: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
    "AWS::S3::Bucket": (it) =>
      eachOf(it.get("OwnershipControls").get("Rules"), (rule) =>
        oneOf(
          rule.get("ObjectOwnership").str("BucketOwnerEnforced"),
          ["BucketOwnerEnforced"],
          "whoever writes an object may let in others",
        ),
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::S3::Bucket",
        properties: { OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] } },
      },
    ],
    bad: [
      { type: "AWS::S3::Bucket", properties: { OwnershipControls: { Rules: [{ ObjectOwnership: "ObjectWriter" }] } } },
    ],
  },
  equivalents: [{ id: "CKV2_AWS_65", type: "AWS::S3::Bucket" }],
});
