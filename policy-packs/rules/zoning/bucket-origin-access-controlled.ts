import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { eachOf, fail, pass, type Verdict } from "../../core/verdict";
import { anyOf } from "../../facets/read";

type Config = NonNullable<Properties<"AWS::CloudFront::Distribution">["DistributionConfig"]>;
type Origin = View<NonNullable<Config["Origins"]>[number]>;

const named = (id: View<string>): Value<boolean> => derive(id.isSet(), (set) => set && id.raw !== "");

/** A bucket as CloudFront reaches it by S3's own interface; a bucket's website is an ordinary HTTP server. */
const isBucket = (origin: Origin, near: Pick<Neighbours, "targets">): boolean => {
  if (!origin.get("S3OriginConfig").isAbsent()) return true;
  if (!origin.get("CustomOriginConfig").isAbsent()) return false;
  const byName =
    given(origin.get("DomainName").str(""), (name) => /\.s3[.-][a-z0-9.-]*amazonaws\.com/.test(name)) === true;
  return byName || near.targets(origin.get("DomainName"), "AWS::S3::Bucket").length > 0;
};

const controlled = (origin: Origin): Verdict => {
  const control = origin.get("OriginAccessControlId");
  const identity = origin.get("S3OriginConfig").get("OriginAccessIdentity");
  const ways = [named(control), named(identity)];
  return given(anyOf(ways, control.isSet()), (is) =>
    is ? pass : fail(control, "the bucket has to be open to all for CloudFront to read it"),
  );
};

export default defineRule({
  id: "bucket-origin-access-controlled",
  title: "CloudFront reads buckets by an origin access control",
  principle: "zoning",
  severity: "high",
  why: "A bucket that CloudFront reads without showing who it is must be public, so that anybody goes round the distribution, its WAF and its logs.",
  fix: {
    pulumi:
      "Make an aws.cloudfront.OriginAccessControl, set the origin's `originAccessControlId`, and let only the distribution read in the bucket policy.",
    cloudformation:
      "Make an AWS::CloudFront::OriginAccessControl, set the origin's `OriginAccessControlId`, and let only the distribution read in the bucket policy.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-13"],
  checks: {
    "AWS::CloudFront::Distribution": (it, near) =>
      eachOf(it.get("DistributionConfig").get("Origins"), (origin) =>
        isBucket(origin, near) ? controlled(origin) : pass,
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::CloudFront::Distribution",
        properties: {
          DistributionConfig: {
            Origins: [
              {
                DomainName: "site.s3.eu-west-1.amazonaws.com",
                OriginAccessControlId: "E2QWRUHAPOMQZL",
                S3OriginConfig: { OriginAccessIdentity: "" },
              },
            ],
          },
        },
      },
    ],
    bad: [
      {
        type: "AWS::CloudFront::Distribution",
        properties: {
          DistributionConfig: {
            Origins: [{ DomainName: "site.s3.eu-west-1.amazonaws.com", S3OriginConfig: { OriginAccessIdentity: "" } }],
          },
        },
      },
    ],
  },
  equivalents: [
    { id: "AwsSolutions-CFR6", type: "AWS::CloudFront::Distribution" },
    { id: "AwsSolutions-CFR7", type: "AWS::CloudFront::Distribution" },
    { id: "CKV2_AWS_46", type: "AWS::CloudFront::Distribution" },
    { id: "CLOUDFRONT_ORIGIN_ACCESS_IDENTITY_ENABLED", type: "AWS::CloudFront::Distribution" },
  ],
});
