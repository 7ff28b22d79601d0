import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { isTrue, type Verdict } from "../../core/verdict";
import { isFilled } from "../../facets/read";
type Config = View<NonNullable<Properties<"AWS::CloudFront::Distribution">["DistributionConfig"]>>;

/** Whether a server, and no bucket, answers what no other behaviour does. */
const servesItself = (config: Config): boolean => {
  const wanted = config.get("DefaultCacheBehavior").get("TargetOriginId").text();
  const origins = config.get("Origins").alternatives();
  const named = origins.filter((origin) => {
    const id = origin.get("Id").text();
    return given(wanted, (target) => given(id, (own) => own === target) === true) === true;
  });
  return (named.length > 0 ? named : origins).some((origin) => !origin.get("CustomOriginConfig").isAbsent());
};

export default defineRule({
  id: "cloudfront-root-object-named",
  title: "A distribution over a bucket answers `/` with a page of its own",
  principle: "zoning",
  severity: "low",
  why: "Where no root object is named a request for `/` reaches the bucket itself, which lists its contents to everybody if it lets CloudFront list.",
  fix: { pulumi: 'Set `defaultRootObject: "index.html"`.', cloudformation: "Set `DefaultRootObject: index.html`." },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-1"],
  checks: {
    "AWS::CloudFront::Distribution": (it): Verdict | readonly Verdict[] => {
      const config = it.get("DistributionConfig");
      if (servesItself(config)) return [];
      return isTrue(isFilled(config.get("DefaultRootObject")), "a request for `/` reaches the bucket itself");
    },
  },
  examples: {
    good: [
      {
        type: "AWS::CloudFront::Distribution",
        properties: { DistributionConfig: { DefaultRootObject: "index.html" } },
      },
    ],
    bad: [
      {
        type: "AWS::CloudFront::Distribution",
        properties: { DistributionConfig: { Origins: [{ Id: "pages", DomainName: "pages.s3.amazonaws.com" }] } },
      },
    ],
  },
  equivalents: [
    { id: "CKV_AWS_305", type: "AWS::CloudFront::Distribution" },
    { id: "CLOUDFRONT_DEFAULT_ROOT_OBJECT_CONFIGURED", type: "AWS::CloudFront::Distribution" },
  ],
});
