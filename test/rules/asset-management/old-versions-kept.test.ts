import rule from "../../../policy-packs/rules/asset-management/old-versions-kept";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::S3::Bucket", properties: { VersioningConfiguration: { Status: "Enabled" } } }],
    [
      { type: "aws:s3/bucket:Bucket", properties: {} },
      {
        type: "aws:s3/bucketVersioning:BucketVersioning",
        properties: { bucket: { Ref: "Bucket" }, versioningConfiguration: { status: "Enabled" } },
      },
    ],
  ],
  fail: [
    [[{ type: "AWS::S3::Bucket", properties: {} }], /Status is not set .*: what is overwritten is gone/],
    [[{ type: "aws:s3/bucket:Bucket", properties: { versioning: { enabled: false } } }], /versioning\.enabled is/],
  ],
  unknown: [[{ type: "AWS::S3::Bucket", properties: { VersioningConfiguration: { Status: unknown } } }]],
});
