import rule from "../../../policy-packs/rules/encryption/cloudfront-tls-modern";
import { testRule, unknown } from "../../rule-tester";

const own = { AcmCertificateArn: "arn:certificate", MinimumProtocolVersion: "TLSv1.2_2021" };
const distribution = (config: object) => [
  { type: "AWS::CloudFront::Distribution", properties: { DistributionConfig: { ViewerCertificate: own, ...config } } },
];
const pulumi = (properties: object) => [
  {
    type: "aws:cloudfront/distribution:Distribution",
    properties: {
      viewerCertificate: { acmCertificateArn: "arn:certificate", minimumProtocolVersion: "TLSv1.2_2021" },
      ...properties,
    },
  },
];
const origin = (originSslProtocols: readonly string[], originProtocolPolicy = "https-only") => ({
  origins: [{ domainName: "api.example.com", customOriginConfig: { originProtocolPolicy, originSslProtocols } }],
});

testRule(rule, {
  pass: [
    distribution({}),
    distribution({ ViewerCertificate: { ...own, MinimumProtocolVersion: "TLSv1.3_2025" } }),
    distribution({ Origins: [{ DomainName: "a", CustomOriginConfig: { OriginSSLProtocols: ["TLSv1.2"] } }] }),
    pulumi(origin(["TLSv1.2"])),
    pulumi(origin(["SSLv3"], "http-only")),
  ],
  fail: [
    [
      distribution({ ViewerCertificate: { CloudFrontDefaultCertificate: true } }),
      /\(viewers\) .*CloudFrontDefaultCertificate is true/,
    ],
    [
      distribution({ ViewerCertificate: { ...own, MinimumProtocolVersion: "TLSv1.1_2016" } }),
      /MinimumProtocolVersion is TLSv1\.1_2016/,
    ],
    [
      distribution({
        Origins: [{ DomainName: "a", CustomOriginConfig: { OriginSSLProtocols: ["TLSv1.2", "TLSv1"] } }],
      }),
      /\(origins\) .*OriginSSLProtocols\[1\] is TLSv1:/,
    ],
    [pulumi(origin(["SSLv3", "TLSv1.2"])), /originSslProtocols\[0\] is SSLv3/],
    [
      pulumi({ viewerCertificate: { cloudfrontDefaultCertificate: true } }),
      /viewerCertificate\.cloudfrontDefaultCertificate is true/,
    ],
  ],
  unknown: [
    distribution({ ViewerCertificate: { ...own, MinimumProtocolVersion: unknown } }),
    pulumi({ origins: unknown }),
  ],
});
