import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const domain = new pulumi.Config().require("domain");
const virginia = new aws.Provider("virginia", { region: "us-east-1", defaultTags: { tags: { Owner: "web" } } });

const certificate = new aws.acm.Certificate(
  "site",
  { domainName: domain, subjectAlternativeNames: [`www.${domain}`], validationMethod: "DNS" },
  { provider: virginia },
);

const zone = aws.route53.getZoneOutput({ name: domain });
const records = certificate.domainValidationOptions.apply((options) =>
  options.map(
    (option, index) =>
      new aws.route53.Record(`validation-${index}`, {
        zoneId: zone.zoneId,
        name: option.resourceRecordName,
        type: option.resourceRecordType,
        records: [option.resourceRecordValue],
        ttl: 600,
      }),
  ),
);
const validated = new aws.acm.CertificateValidation(
  "site",
  { certificateArn: certificate.arn, validationRecordFqdns: records.apply((all) => pulumi.all(all.map(({ fqdn }) => fqdn))) },
  { provider: virginia },
);

const content = new aws.s3.Bucket("content", { bucket: domain }, { protect: true });
const identity = new aws.cloudfront.OriginAccessIdentity("site");

const cdn = new aws.cloudfront.Distribution("cdn", {
  enabled: true,
  aliases: [domain],
  origins: [
    {
      originId: content.arn,
      domainName: content.bucketRegionalDomainName,
      s3OriginConfig: { originAccessIdentity: identity.cloudfrontAccessIdentityPath },
    },
  ],
  defaultRootObject: "index.html",
  defaultCacheBehavior: {
    targetOriginId: content.arn,
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD"],
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId: aws.cloudfront.getCachePolicyOutput({ name: "Managed-CachingOptimized" }).apply(({ id }) => id!),
  },
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { acmCertificateArn: validated.certificateArn, sslSupportMethod: "sni-only" },
});

new aws.route53.Record("alias", {
  zoneId: zone.zoneId,
  name: domain,
  type: "A",
  aliases: [{ name: cdn.domainName, zoneId: cdn.hostedZoneId, evaluateTargetHealth: true }],
});
