import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { eachOf, fail, isFalse, pass, type Verdict } from "../../core/verdict";
import { isFilled } from "../../facets/read";

const byHand = "nobody but you renews it, and on the day it is forgotten the service is down";

/** ACM renews what it issued, and nothing that was uploaded to IAM. */
const ofAcm = (arn: View<string>): Verdict =>
  given(arn.text(), (text = "") =>
    /\$\{|:acm:|:acm-pca:/.test(text) && !text.includes(":iam:") ? pass : fail(arn, byHand),
  );

type Certificate = View<Properties<"AWS::CertificateManager::Certificate">>;

const issued = (it: Certificate): Verdict => {
  const body = it.get("CertificateBody");
  const imported: Value<boolean> = isFilled(body);
  return given(imported, (is) => {
    if (is) return fail(body.isSet(), `it is imported: ${byHand}`);
    if (!it.get("CertificateAuthorityArn").isAbsent()) return pass;
    // CloudFormation's default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html
    const method = it.get("ValidationMethod").str("EMAIL");
    return given(method, (name) =>
      name === "EMAIL" ? fail(method, "each renewal waits for somebody who reads the domain's mail") : pass,
    );
  });
};

const speaksTls = (protocol: Value<string>): Value<boolean> =>
  derive(protocol, (name) => /^(HTTPS|TLS|SSL)$/i.test(name));

export default defineRule({
  id: "certificates-renew-themselves",
  title: "Certificates are ACM's, and renew themselves",
  principle: "asset-management",
  severity: "medium",
  why: "A certificate that people must renew expires one day: the service is down, or its users learn to click warnings away.",
  fix: {
    pulumi: 'Make an aws.acm.Certificate with `validationMethod: "DNS"` and name its `arn`.',
    cloudformation: "Make an AWS::CertificateManager::Certificate with `ValidationMethod: DNS` and name it.",
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html#acm-1",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-2",
    "https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html",
  ],
  checks: {
    "AWS::CertificateManager::Certificate": issued,
    "AWS::CloudFront::Distribution": (it) => {
      const uploaded = it.get("DistributionConfig").get("ViewerCertificate").get("IamCertificateId");
      return isFalse(isFilled(uploaded), byHand);
    },
    "AWS::ElasticLoadBalancing::LoadBalancer": (it) =>
      eachOf(it.get("Listeners"), (listener) =>
        given(speaksTls(listener.get("Protocol").str("")), (tls) =>
          tls ? ofAcm(listener.get("SSLCertificateId")) : pass,
        ),
      ),
    "AWS::ElasticLoadBalancingV2::Listener": (it) =>
      given(speaksTls(it.get("Protocol").str("")), (tls): Verdict | readonly Verdict[] => {
        if (!tls) return [];
        const certificates = it.get("Certificates");
        return certificates.isAbsent()
          ? fail(certificates, "it names no certificate of ACM's")
          : eachOf(certificates, (one) => ofAcm(one.get("CertificateArn")));
      }),
  },
  examples: {
    good: [
      {
        type: "AWS::CertificateManager::Certificate",
        properties: { DomainName: "shop.example.com", ValidationMethod: "DNS" },
      },
    ],
    bad: [
      {
        type: "AWS::CertificateManager::Certificate",
        properties: { DomainName: "shop.example.com", ValidationMethod: "EMAIL" },
      },
    ],
  },
  equivalents: [
    { id: "acm-certificate-expiration", type: "AWS::CertificateManager::Certificate" },
    ...[
      "CKV_AWS_127",
      "ELB_ACM_CERTIFICATE_REQUIRED",
      "HIPAA.Security-ELBACMCertificateRequired",
      "NIST.800.53.R4-ELBACMCertificateRequired",
      "NIST.800.53.R5-ELBACMCertificateRequired",
      "PCI.DSS.321-ELBACMCertificateRequired",
    ].map((id) => ({ id, type: "AWS::ElasticLoadBalancing::LoadBalancer" as const })),
    ...[
      "ELBV2_ACM_CERTIFICATE_REQUIRED",
      "HIPAA.Security-ELBv2ACMCertificateRequired",
      "NIST.800.53.R5-ELBv2ACMCertificateRequired",
      "PCI.DSS.321-ELBv2ACMCertificateRequired",
    ].map((id) => ({ id, type: "AWS::ElasticLoadBalancingV2::Listener" as const })),
  ],
});
