import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { eachOf, fail, pass, some } from "../../core/verdict";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
const opened: { readonly [acl: string]: string } = {
  PublicRead: "anybody on the Internet can read the bucket",
  PublicReadWrite: "anybody on the Internet can read and overwrite the bucket",
  AuthenticatedRead: "anybody with any AWS account can read the bucket",
};

export default defineRule({
  id: "bucket-acl-not-public",
  title: "A bucket's ACL does not open it to the public",
  principle: "zoning",
  severity: "critical",
  why: "Public buckets are found by scanners within hours; what was copied once cannot be taken back.",
  fix: {
    pulumi:
      'Remove `acl` (and any aws.s3.BucketAcl) and add an aws.s3.BucketOwnershipControls with `objectOwnership: "BucketOwnerEnforced"`; serve public files through CloudFront.',
    cloudformation:
      "Remove `AccessControl` and set `OwnershipControls` to `BucketOwnerEnforced`; serve public files through CloudFront.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-2"],
  checks: {
    "AWS::S3::Bucket": (it) =>
      given(it.get("AccessControl").str("Private"), (acl) => {
        const consequence = opened[acl];
        if (consequence === undefined) return pass;
        const open = fail(it.get("AccessControl"), consequence);
        // Either makes every ACL powerless.
        return some(
          [
            given(it.get("PublicAccessBlockConfiguration").get("IgnorePublicAcls").bool(false), (on) =>
              on ? pass : open,
            ),
            it.get("OwnershipControls").isAbsent()
              ? open
              : eachOf(it.get("OwnershipControls").get("Rules"), (rule) =>
                  given(rule.get("ObjectOwnership").str(""), (owner) =>
                    owner === "BucketOwnerEnforced" ? pass : open,
                  ),
                ),
          ],
          open,
        );
      }),
  },
  examples: {
    good: [{ type: "AWS::S3::Bucket", properties: { AccessControl: "Private" } }],
    bad: [{ type: "AWS::S3::Bucket", properties: { AccessControl: "PublicRead" } }],
  },
  equivalents: [
    { id: "aws-s3-bucket-disallow-public-read", type: "AWS::S3::Bucket" },
    { id: "awsnative-s3-bucket-disallow-public-read", type: "AWS::S3::Bucket" },
    { id: "HIPAA.Security-S3BucketPublicReadProhibited", type: "AWS::S3::Bucket" },
    { id: "HIPAA.Security-S3BucketPublicWriteProhibited", type: "AWS::S3::Bucket" },
    { id: "NIST.800.53.R4-S3BucketPublicReadProhibited", type: "AWS::S3::Bucket" },
    { id: "NIST.800.53.R4-S3BucketPublicWriteProhibited", type: "AWS::S3::Bucket" },
    { id: "NIST.800.53.R5-S3BucketPublicReadProhibited", type: "AWS::S3::Bucket" },
    { id: "NIST.800.53.R5-S3BucketPublicWriteProhibited", type: "AWS::S3::Bucket" },
    { id: "PCI.DSS.321-S3BucketPublicReadProhibited", type: "AWS::S3::Bucket" },
    { id: "PCI.DSS.321-S3BucketPublicWriteProhibited", type: "AWS::S3::Bucket" },
    { id: "CKV_AWS_20", type: "AWS::S3::Bucket" },
    { id: "CKV_AWS_57", type: "AWS::S3::Bucket" },
    { id: "CKV_AWS_375", type: "AWS::S3::Bucket" },
    { id: "CKV_AWS_379", type: "AWS::S3::Bucket" },
    { id: "AWS-0092", type: "AWS::S3::Bucket" },
    { id: "S3_BUCKET_PUBLIC_READ_ACL", type: "AWS::S3::Bucket" },
    { id: "S3_BUCKET_NO_PUBLIC_RW_ACL", type: "AWS::S3::Bucket" },
    { id: "S3_BUCKET_PUBLIC_READ_PROHIBITED", type: "AWS::S3::Bucket" },
    { id: "S3_BUCKET_PUBLIC_WRITE_PROHIBITED", type: "AWS::S3::Bucket" },
    { id: "CKV2_AWS_43", type: "AWS::S3::Bucket" },
    { id: "AWS-0161", type: "AWS::S3::Bucket" },
  ],
});
