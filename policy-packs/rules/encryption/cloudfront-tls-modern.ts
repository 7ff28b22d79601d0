import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { aspect, eachOf, fail, pass, type Verdict } from "../../core/verdict";

type Config = NonNullable<Properties<"AWS::CloudFront::Distribution">["DistributionConfig"]>;
type Origin = View<NonNullable<Config["Origins"]>[number]>;

const old = "TLS 1.0 and 1.1 are broken, and this side accepts them";

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html */
const modern = /^TLSv1\.([3-9]|2_)/;

const viewers = (it: View<Config>): Verdict => {
  const certificate = it.get("ViewerCertificate");
  // CloudFront's own certificate comes with TLSv1, whatever is written beside it (same page).
  return given(certificate.get("CloudFrontDefaultCertificate").bool(false), (isDefault) => {
    if (isDefault) return fail(certificate.get("CloudFrontDefaultCertificate"), old);
    const version = certificate.get("MinimumProtocolVersion").str("TLSv1");
    return given(version, (name) => (modern.test(name) ? pass : fail(version, old)));
  });
};

const ofOrigin = (origin: Origin): Verdict => {
  const custom = origin.get("CustomOriginConfig");
  // Plain HTTP is the finding of encrypted-in-transit.
  const plain = given(custom.get("OriginProtocolPolicy").str(""), (name) => name === "http-only") === true;
  if (custom.isAbsent() || plain) return pass;
  return eachOf(custom.get("OriginSSLProtocols"), (protocol) =>
    given(protocol.str(""), (name) => (/^(SSLv3|TLSv1|TLSv1\.1)$/.test(name) ? fail(protocol, old) : pass)),
  );
};

const origins = (it: View<Config>): Verdict => eachOf(it.get("Origins"), ofOrigin);

export default defineRule({
  id: "cloudfront-tls-modern",
  title: "CloudFront speaks TLS 1.2 or newer with viewers and origins",
  principle: "encryption",
  severity: "high",
  why: "Whoever is on the way makes both sides agree on an old version of TLS and breaks it.",
  fix: {
    pulumi:
      'With a certificate of your own set `viewerCertificate: { minimumProtocolVersion: "TLSv1.2_2021" }`, and `originSslProtocols: ["TLSv1.2"]` for custom origins.',
    cloudformation:
      "With a certificate of your own set `ViewerCertificate.MinimumProtocolVersion: TLSv1.2_2021`, and `OriginSSLProtocols: [TLSv1.2]` for custom origins.",
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-15",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-10",
  ],
  checks: {
    "AWS::CloudFront::Distribution": (it) => [
      aspect("viewers", viewers(it.get("DistributionConfig"))),
      aspect("origins", origins(it.get("DistributionConfig"))),
    ],
  },
  examples: {
    good: [
      {
        type: "AWS::CloudFront::Distribution",
        properties: {
          DistributionConfig: {
            ViewerCertificate: { AcmCertificateArn: "arn:certificate", MinimumProtocolVersion: "TLSv1.2_2021" },
          },
        },
      },
    ],
    bad: [
      {
        type: "AWS::CloudFront::Distribution",
        properties: { DistributionConfig: { ViewerCertificate: { CloudFrontDefaultCertificate: true } } },
      },
    ],
  },
  equivalents: [
    ...["CKV2_AWS_54", "aws-cloudfront-distribution-configure-secure-tls-to-origin", "AwsSolutions-CFR5"].map((id) => ({
      id,
      type: "AWS::CloudFront::Distribution" as const,
      aspect: "origins",
    })),
    ...[
      "AWS-0013",
      "CKV2_AWS_42",
      "CLOUDFRONT_CUSTOM_SSL_CERTIFICATE",
      "AwsSolutions-CFR4",
      "CKV_AWS_174",
      "CLOUDFRONT_MINIMUM_PROTOCOL_VERSION_RULE",
    ].map((id) => ({
      id,
      type: "AWS::CloudFront::Distribution" as const,
      aspect: "viewers",
    })),
  ],
});
