import rule from "../../../policy-packs/rules/asset-management/certificates-renew-themselves";
import { testRule, unknown } from "../../rule-tester";

const certificate = (properties: object) => ({
  type: "AWS::CertificateManager::Certificate",
  name: "Issued",
  properties: properties as never,
});
const listener = (properties: object) => ({
  type: "AWS::ElasticLoadBalancingV2::Listener",
  properties: properties as never,
});
const https = (arn: unknown) => listener({ Protocol: "HTTPS", Certificates: [{ CertificateArn: arn }] });
const classic = (SSLCertificateId: string) => ({
  type: "AWS::ElasticLoadBalancing::LoadBalancer",
  properties: { Listeners: [{ Protocol: "SSL", LoadBalancerPort: "443", SSLCertificateId }] },
});
const pulumi = (type: string, properties: object) => ({ type, properties: properties as never });
const iam = "arn:aws:iam::123456789012:server-certificate/shop";

testRule(rule, {
  pass: [
    [https("arn:aws:acm:eu-west-1:123456789012:certificate/1")],
    [certificate({ ValidationMethod: "DNS" }), https({ Ref: "Issued" })],
    [certificate({ CertificateAuthorityArn: "arn:aws:acm-pca:eu-west-1:123456789012:certificate-authority/1" })],
    [classic("arn:aws:acm:eu-west-1:123456789012:certificate/1")],
    [pulumi("aws:acm/certificate:Certificate", { domainName: "shop.example.com", validationMethod: "DNS" })],
  ],
  fail: [
    [[https(iam)], /Certificates\[0\]\.CertificateArn is arn:aws:iam/],
    [[listener({ Protocol: "TLS" })], /Certificates is not set/],
    [[classic(iam)], /Listeners\[0\]\.SSLCertificateId is arn:aws:iam/],
    [[certificate({ DomainName: "shop.example.com" })], /ValidationMethod is not set \(EMAIL by default\)/],
    [[pulumi("aws:acm/certificate:Certificate", { certificateBody: "-----BEGIN", privateKey: "k" })], /imported/],
    [
      [pulumi("aws:lb/listener:Listener", { port: 443, protocol: "HTTPS", certificateArn: iam })],
      /certificateArn is arn:aws:iam/,
    ],
    [
      [pulumi("aws:cloudfront/distribution:Distribution", { viewerCertificate: { iamCertificateId: "ASCA1" } })],
      /viewerCertificate\.iamCertificateId is ASCA1/,
    ],
  ],
  unknown: [[https(unknown)], [certificate({ ValidationMethod: unknown })]],
  silent: [[listener({ Protocol: "HTTP" })]],
});
