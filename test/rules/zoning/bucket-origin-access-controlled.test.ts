import rule from "../../../policy-packs/rules/zoning/bucket-origin-access-controlled";
import { testRule, unknown } from "../../rule-tester";

const distribution = (origin: object) => [
  { type: "AWS::CloudFront::Distribution", properties: { DistributionConfig: { Origins: [origin] as never } } },
];
const pulumi = (origin: object) => [
  { type: "aws:cloudfront/distribution:Distribution", properties: { origins: [origin] as never } },
];
const domain = "site.s3.eu-west-1.amazonaws.com";

testRule(rule, {
  pass: [
    distribution({ DomainName: domain, OriginAccessControlId: "E1", S3OriginConfig: { OriginAccessIdentity: "" } }),
    distribution({
      DomainName: domain,
      S3OriginConfig: { OriginAccessIdentity: "origin-access-identity/cloudfront/E1" },
    }),
    distribution({ DomainName: "api.example.com", CustomOriginConfig: { OriginProtocolPolicy: "https-only" } }),
    [
      ...pulumi({ domainName: domain, originAccessControlId: { Ref: "OriginAccessControl" } }),
      { type: "aws:cloudfront/originAccessControl:OriginAccessControl", properties: {} },
    ],
    pulumi({ domainName: "api.example.com", customOriginConfig: { originProtocolPolicy: "https-only" } }),
  ],
  fail: [
    [
      distribution({ DomainName: domain, S3OriginConfig: { OriginAccessIdentity: "" } }),
      /Origins\[0\]\.OriginAccessControlId is not set/,
    ],
    [
      [
        ...distribution({ DomainName: { "Fn::GetAtt": ["Bucket", "RegionalDomainName"] } }),
        { type: "AWS::S3::Bucket", properties: {} },
      ],
      /OriginAccessControlId is not set/,
    ],
    [pulumi({ domainName: domain }), /origins\[0\]\.originAccessControlId is not set/],
    [
      [...pulumi({ domainName: { Ref: "Bucket" } }), { type: "aws:s3/bucket:Bucket", properties: {} }],
      /originAccessControlId is not set/,
    ],
  ],
  unknown: [
    distribution({ DomainName: domain, OriginAccessControlId: unknown }),
    [{ type: "aws:cloudfront/distribution:Distribution", properties: { origins: unknown } }],
  ],
});
