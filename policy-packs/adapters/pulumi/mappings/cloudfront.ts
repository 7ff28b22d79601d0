import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const cloudfront = {
  "aws:cloudfront/distribution:Distribution": map<aws.cloudfront.DistributionArgs, "AWS::CloudFront::Distribution">(
    "AWS::CloudFront::Distribution",
    (it) => {
      const certificate = it.get("viewerCertificate");
      return {
        DistributionConfig: {
          CacheBehaviors: it.get("orderedCacheBehaviors").each((behavior) => ({
            FunctionAssociations: behavior.get("functionAssociations").each((one) => ({
              EventType: one.get("eventType"),
              FunctionARN: one.get("functionArn"),
            })),
            LambdaFunctionAssociations: behavior.get("lambdaFunctionAssociations").each((one) => ({
              EventType: one.get("eventType"),
            })),
            ResponseHeadersPolicyId: behavior.get("responseHeadersPolicyId"),
            ViewerProtocolPolicy: behavior.get("viewerProtocolPolicy"),
          })),
          DefaultCacheBehavior: {
            FunctionAssociations: it
              .get("defaultCacheBehavior")
              .get("functionAssociations")
              .each((one) => ({ EventType: one.get("eventType"), FunctionARN: one.get("functionArn") })),
            LambdaFunctionAssociations: it
              .get("defaultCacheBehavior")
              .get("lambdaFunctionAssociations")
              .each((one) => ({ EventType: one.get("eventType") })),
            ResponseHeadersPolicyId: it.get("defaultCacheBehavior").get("responseHeadersPolicyId"),
            TargetOriginId: it.get("defaultCacheBehavior").get("targetOriginId"),
            ViewerProtocolPolicy: it.get("defaultCacheBehavior").get("viewerProtocolPolicy"),
          },
          Enabled: it.get("enabled"),
          DefaultRootObject: it.get("defaultRootObject"),
          Logging: { Bucket: it.get("loggingConfig").get("bucket") },
          Origins: it.get("origins").each((origin) => ({
            CustomOriginConfig: {
              HTTPPort: origin.get("customOriginConfig").get("httpPort"),
              HTTPSPort: origin.get("customOriginConfig").get("httpsPort"),
              OriginProtocolPolicy: origin.get("customOriginConfig").get("originProtocolPolicy"),
              OriginSSLProtocols: origin.get("customOriginConfig").get("originSslProtocols"),
            },
            DomainName: origin.get("domainName"),
            Id: origin.get("originId"),
            OriginAccessControlId: origin.get("originAccessControlId"),
            S3OriginConfig: { OriginAccessIdentity: origin.get("s3OriginConfig").get("originAccessIdentity") },
            VpcOriginConfig: { VpcOriginId: origin.get("vpcOriginConfig").get("vpcOriginId") },
          })),
          ViewerCertificate: {
            AcmCertificateArn: certificate.get("acmCertificateArn"),
            CloudFrontDefaultCertificate: certificate.get("cloudfrontDefaultCertificate"),
            IamCertificateId: certificate.get("iamCertificateId"),
            MinimumProtocolVersion: certificate.get("minimumProtocolVersion"),
            SslSupportMethod: certificate.get("sslSupportMethod"),
          },
          WebACLId: it.get("webAclId"),
        },
        Tags: tags(it.get("tags")),
      };
    },
  ),
  "aws:cloudfront/function:Function": map<aws.cloudfront.FunctionArgs, "AWS::CloudFront::Function">(
    "AWS::CloudFront::Function",
    (it) => ({ FunctionCode: it.get("code"), Name: it.get("name") }),
  ),
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": map<
    aws.cloudfront.ResponseHeadersPolicyArgs,
    "AWS::CloudFront::ResponseHeadersPolicy"
  >("AWS::CloudFront::ResponseHeadersPolicy", (it) => ({
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: {
        StrictTransportSecurity: {
          AccessControlMaxAgeSec: it
            .get("securityHeadersConfig")
            .get("strictTransportSecurity")
            .get("accessControlMaxAgeSec"),
        },
      },
    },
  })),
  "aws:cloudfront/vpcOrigin:VpcOrigin": map<aws.cloudfront.VpcOriginArgs, "AWS::CloudFront::VpcOrigin">(
    "AWS::CloudFront::VpcOrigin",
    (it) => {
      const config = it.get("vpcOriginEndpointConfig");
      return {
        VpcOriginEndpointConfig: {
          Arn: config.get("arn"),
          HTTPPort: config.get("httpPort"),
          HTTPSPort: config.get("httpsPort"),
          OriginProtocolPolicy: config.get("originProtocolPolicy"),
        },
      };
    },
  ),
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": map<
    aws.cloudwatch.LogDeliverySourceArgs,
    "AWS::Logs::DeliverySource"
  >("AWS::Logs::DeliverySource", (it) => ({ Name: it.get("name"), ResourceArn: it.get("resourceArn") })),
};
