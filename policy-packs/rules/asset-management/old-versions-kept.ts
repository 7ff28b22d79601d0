import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";
import { facet } from "../../facets/facet";
import { oldVersionsKept } from "../../facets/fixes/recovery";

export default defineRule({
  id: "old-versions-kept",
  title: "Old versions are kept",
  principle: "asset-management",
  severity: "medium",
  why: "What is overwritten or deleted, by mistake or by ransom, is gone for good.",
  fix: {
    pulumi: 'Add an aws.s3.BucketVersioning with `versioningConfiguration: { status: "Enabled" }`.',
    cloudformation: "Set `VersioningConfiguration.Status` to `Enabled`.",
  },
  links: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html"],
  ...facet("recovery", oldVersionsKept, ({ versioned }) =>
    versioned === undefined ? [] : isTrue(versioned, "what is overwritten is gone"),
  ),
  examples: {
    good: [{ type: "AWS::S3::Bucket", properties: { VersioningConfiguration: { Status: "Enabled" } } }],
    bad: [{ type: "AWS::S3::Bucket", properties: {} }],
  },
  equivalents: [
    { id: "HIPAA.Security-S3BucketVersioningEnabled", type: "AWS::S3::Bucket" },
    { id: "NIST.800.53.R4-S3BucketVersioningEnabled", type: "AWS::S3::Bucket" },
    { id: "NIST.800.53.R5-S3BucketVersioningEnabled", type: "AWS::S3::Bucket" },
    { id: "PCI.DSS.321-S3BucketVersioningEnabled", type: "AWS::S3::Bucket" },
    { id: "CKV_AWS_21", type: "AWS::S3::Bucket" },
    { id: "AWS-0090", type: "AWS::S3::Bucket" },
    { id: "S3_BUCKET_VERSIONING_ENABLED", type: "AWS::S3::Bucket" },
  ],
});
