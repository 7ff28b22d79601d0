import rule from "../../../policy-packs/rules/mediated-access/cloudfront-security-headers";
import { testRule, unknown } from "../../rule-tester";

const managed = "67f7725c-6f97-4210-82d7-5512b31e9d03";
const distribution = (first: unknown, ...others: unknown[]) => [
  {
    type: "AWS::CloudFront::Distribution",
    properties: {
      DistributionConfig: {
        DefaultCacheBehavior: { ResponseHeadersPolicyId: first },
        CacheBehaviors: others.map((ResponseHeadersPolicyId) => ({ ResponseHeadersPolicyId })),
      },
    } as never,
  },
];
const policy = (AccessControlMaxAgeSec: unknown) => [
  {
    type: "AWS::CloudFront::ResponseHeadersPolicy",
    properties: {
      ResponseHeadersPolicyConfig: { SecurityHeadersConfig: { StrictTransportSecurity: { AccessControlMaxAgeSec } } },
    } as never,
  },
];
const pulumi = (type: string, properties: object) => [{ type, properties: properties as never }];

testRule(rule, {
  pass: [
    distribution(managed, managed),
    policy(31536000),
    pulumi("aws:cloudfront/distribution:Distribution", { defaultCacheBehavior: { responseHeadersPolicyId: managed } }),
    pulumi("aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", {
      securityHeadersConfig: { strictTransportSecurity: { accessControlMaxAgeSec: 63072000, override: true } },
    }),
  ],
  fail: [
    [
      [{ type: "AWS::CloudFront::Distribution", properties: { DistributionConfig: { DefaultCacheBehavior: {} } } }],
      /DefaultCacheBehavior\.ResponseHeadersPolicyId is not set/,
    ],
    [
      distribution(managed, "60669652-455b-4ae9-85a4-c4c02393f86c"),
      /CacheBehaviors\[0\]\.ResponseHeadersPolicyId is 6066/,
    ],
    [policy(3600), /AccessControlMaxAgeSec is 3600/],
    [
      pulumi("aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", { corsConfig: {} }),
      /strictTransportSecurity\.accessControlMaxAgeSec is not set/,
    ],
  ],
  unknown: [distribution(unknown), policy(unknown)],
});
