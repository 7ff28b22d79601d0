import rule from "../../../policy-packs/rules/mediated-access/website-behind-cloudfront";
import { testRule, unknown } from "../../rule-tester";

const website = { type: "AWS::S3::Bucket", properties: { WebsiteConfiguration: { IndexDocument: "index.html" } } };
const policy = (...principals: readonly { readonly [type: string]: string }[]) => ({
  type: "AWS::S3::BucketPolicy",
  properties: {
    Bucket: { Ref: "Bucket" },
    PolicyDocument: {
      Statement: principals.map((Principal) => ({ Effect: "Allow", Principal, Action: "s3:GetObject", Resource: "*" })),
    },
  },
});

testRule(rule, {
  pass: [
    [website, policy({ Service: "cloudfront.amazonaws.com" })],
    [website, policy({ CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" })],
    [website, policy({ AWS: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E2QWRUHAPOMQZL" })],
  ],
  fail: [
    [[website], /WebsiteConfiguration\.IndexDocument is index\.html: S3 websites answer anybody/],
    [[website, policy({ AWS: "*" })], /S3 websites answer anybody/],
    // That CloudFront may read it does not keep the others out.
    [[website, policy({ AWS: "*" }, { Service: "cloudfront.amazonaws.com" })], /S3 websites answer anybody/],
    [
      [
        { type: "aws:s3/bucket:Bucket", properties: {} },
        {
          type: "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
          properties: { bucket: { Ref: "Bucket" }, indexDocument: { suffix: "index.html" } },
        },
      ],
      /indexDocument\.suffix is index\.html/,
    ],
  ],
  unknown: [[{ type: "AWS::S3::Bucket", properties: { WebsiteConfiguration: unknown } }]],
  silent: [[{ type: "AWS::S3::Bucket", properties: {} }], [{ type: "aws:s3/bucket:Bucket", properties: {} }]],
});
