import rule from "../../../policy-packs/rules/zoning/bucket-acl-not-public";
import { testRule, unknown } from "../../rule-tester";

const bucket = "AWS::S3::Bucket";

testRule(rule, {
  pass: [
    [{ type: bucket, properties: {} }],
    [{ type: bucket, properties: { AccessControl: "LogDeliveryWrite" } }],
    // Nobody looks at the ACL any more.
    [
      {
        type: bucket,
        properties: { AccessControl: "PublicRead", PublicAccessBlockConfiguration: { IgnorePublicAcls: true } },
      },
    ],
    [
      {
        type: bucket,
        properties: {
          AccessControl: "PublicRead",
          OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
        },
      },
    ],
    [{ type: "aws:s3/bucket:Bucket", properties: { acl: "private" } }],
  ],
  fail: [
    [
      [{ type: bucket, properties: { AccessControl: "PublicReadWrite" } }],
      /AccessControl is PublicReadWrite: .*overwrite/,
    ],
    [[{ type: bucket, properties: { AccessControl: "AuthenticatedRead" } }], /any AWS account/],
    [
      [
        {
          type: bucket,
          properties: {
            AccessControl: "PublicRead",
            OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerPreferred" }] },
          },
        },
      ],
      /AccessControl is PublicRead/,
    ],
    [[{ type: "aws:s3/bucket:Bucket", properties: { acl: "public-read" } }], /acl is public-read: anybody/],
    [
      [
        { type: "aws:s3/bucket:Bucket", properties: {} },
        {
          type: "aws:s3/bucketAcl:BucketAcl",
          properties: {
            bucket: { Ref: "Bucket" },
            accessControlPolicy: {
              grants: [
                {
                  permission: "READ",
                  grantee: { type: "Group", uri: "http://acs.amazonaws.com/groups/global/AllUsers" },
                },
              ],
            },
          },
        },
      ],
      /accessControlPolicy\.grants: anybody on the Internet can read the bucket/,
    ],
  ],
  unknown: [
    [{ type: bucket, properties: { AccessControl: unknown } }],
    [
      {
        type: bucket,
        properties: { AccessControl: "PublicRead", PublicAccessBlockConfiguration: { IgnorePublicAcls: unknown } },
      },
    ],
  ],
});
