import rule from "../../../policy-packs/rules/zoning/bucket-acls-off";
import { testRule, unknown } from "../../rule-tester";

const owned = (ObjectOwnership: string) =>
  ({ type: "AWS::S3::Bucket", properties: { OwnershipControls: { Rules: [{ ObjectOwnership }] } } }) as const;
const pulumi = (objectOwnership: string) =>
  [
    { type: "aws:s3/bucket:Bucket", properties: {} },
    {
      type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
      properties: { bucket: { Ref: "Bucket" }, rule: { objectOwnership } },
    },
  ] as const;

testRule(rule, {
  pass: [[owned("BucketOwnerEnforced")], [{ type: "AWS::S3::Bucket", properties: {} }], pulumi("BucketOwnerEnforced")],
  fail: [
    [[owned("ObjectWriter")], /ObjectOwnership is ObjectWriter: whoever writes an object may let in others/],
    [[...pulumi("BucketOwnerPreferred")], /objectOwnership is BucketOwnerPreferred/],
  ],
  unknown: [[{ type: "AWS::S3::Bucket", properties: { OwnershipControls: unknown } }]],
});
