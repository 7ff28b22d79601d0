import { isOpen } from "../../../components/model/openness";
import { findStatement, type Principal, type Statement } from "../../../components/model/statement";
import { given, together } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass, some } from "../../core/verdict";

/** Origin access control's service, and origin access identities, its forerunner, which have canonical users of their own. */
const isCloudFront = ({ type, id }: Principal): boolean =>
  id === "cloudfront.amazonaws.com" ||
  type === "CanonicalUser" ||
  /CloudFront Origin Access Identity|originAccessIdentity/.test(id);

const letsCloudFrontIn = ({ effect, principals }: Statement): boolean =>
  effect === "Allow" && principals.length > 0 && principals.every(isCloudFront);

const because = "S3 websites answer anybody, over plain HTTP only";

export default defineRule({
  id: "website-behind-cloudfront",
  title: "A website's bucket is read through CloudFront alone",
  principle: "mediated-access",
  severity: "high",
  why: "A website endpoint has no TLS, no firewall and no log of its own, and needs a public bucket: everything in it is one guess away.",
  fix: {
    pulumi:
      "Remove the aws.s3.BucketWebsiteConfiguration and put an aws.cloudfront.Distribution with an aws.cloudfront.OriginAccessControl in front, which the bucket's policy names.",
    cloudformation:
      "Remove `WebsiteConfiguration` and put an AWS::CloudFront::Distribution with an AWS::CloudFront::OriginAccessControl in front, which the bucket's policy names.",
  },
  links: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  ],
  checks: {
    "AWS::S3::Bucket": (it, near) => {
      const page = it.get("WebsiteConfiguration").get("IndexDocument");
      return given(page.isSet(), (website) => {
        if (!website) return [];
        const verdicts = near
          .satellites("AWS::S3::BucketPolicy")
          .map(({ view }) =>
            given(
              together(
                findStatement(view.get("PolicyDocument"), isOpen),
                findStatement(view.get("PolicyDocument"), letsCloudFrontIn),
              ),
              ([anybody, cloudFront]) =>
                anybody === undefined && cloudFront !== undefined ? pass : fail(page, because),
            ),
          );
        return some(verdicts, fail(page, because));
      });
    },
  },
  examples: {
    good: [
      { type: "AWS::S3::Bucket", properties: { WebsiteConfiguration: { IndexDocument: "index.html" } } },
      {
        type: "AWS::S3::BucketPolicy",
        properties: {
          Bucket: { Ref: "Bucket" },
          PolicyDocument: {
            Statement: [
              {
                Effect: "Allow",
                Principal: { Service: "cloudfront.amazonaws.com" },
                Action: "s3:GetObject",
                Resource: "*",
                Condition: { StringEquals: { "aws:SourceArn": "arn:aws:cloudfront::111122223333:distribution/E1" } },
              },
            ],
          },
        },
      },
    ],
    bad: [{ type: "AWS::S3::Bucket", properties: { WebsiteConfiguration: { IndexDocument: "index.html" } } }],
  },
  equivalents: [{ id: "AwsSolutions-S5", type: "AWS::S3::Bucket" }],
});
