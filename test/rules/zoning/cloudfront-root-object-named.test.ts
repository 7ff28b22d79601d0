import rule from "../../../policy-packs/rules/zoning/cloudfront-root-object-named";
import { testRule, unknown } from "../../rule-tester";

const bucket = { Id: "pages", DomainName: "pages.s3.amazonaws.com", S3OriginConfig: {} };
const server = {
  Id: "shop",
  DomainName: "shop.example.com",
  CustomOriginConfig: { OriginProtocolPolicy: "https-only" },
};
const distribution = (target: string, config: object = {}) => [
  {
    type: "AWS::CloudFront::Distribution",
    properties: {
      DistributionConfig: { Origins: [bucket, server], DefaultCacheBehavior: { TargetOriginId: target }, ...config },
    } as never,
  },
];
const pulumi = (properties: object) => [
  {
    type: "aws:cloudfront/distribution:Distribution",
    properties: {
      origins: [{ originId: "pages", domainName: "pages.s3.amazonaws.com" }],
      defaultCacheBehavior: { targetOriginId: "pages" },
      ...properties,
    } as never,
  },
];

testRule(rule, {
  pass: [distribution("pages", { DefaultRootObject: "index.html" }), pulumi({ defaultRootObject: "index.html" })],
  fail: [
    [distribution("pages"), /DefaultRootObject is not set/],
    [pulumi({ defaultRootObject: "" }), /defaultRootObject is /],
  ],
  unknown: [distribution("pages", { DefaultRootObject: unknown })],
  silent: [distribution("shop")],
});
