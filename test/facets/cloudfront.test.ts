import ownerTagged from "../../policy-packs/rules/asset-management/owner-tagged";
import encryptedInTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import useIsLogged from "../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../rule-tester";

const distribution = (config: object) => ({
  type: "AWS::CloudFront::Distribution",
  properties: { DistributionConfig: config as never },
});
const pulumi = (properties: object) => ({
  type: "aws:cloudfront/distribution:Distribution",
  properties: properties as never,
});
const viewers = (ViewerProtocolPolicy: string | object) => ({ DefaultCacheBehavior: { ViewerProtocolPolicy } });
const origin = (OriginProtocolPolicy: string) => ({
  Origins: [{ DomainName: "api.example.com", CustomOriginConfig: { OriginProtocolPolicy } }],
});

testRule(encryptedInTransit, {
  pass: [
    [distribution({ ...viewers("redirect-to-https"), ...origin("https-only") })],
    [distribution({ ...viewers("https-only"), ...origin("match-viewer") })],
    [pulumi({ defaultCacheBehavior: { viewerProtocolPolicy: "redirect-to-https" }, origins: [{ domainName: "a" }] })],
  ],
  fail: [
    [[distribution(viewers("allow-all"))], /\(viewers\) .*DefaultCacheBehavior\.ViewerProtocolPolicy is allow-all/],
    [
      [distribution({ ...viewers("https-only"), CacheBehaviors: [{ ViewerProtocolPolicy: "allow-all" }] })],
      /CacheBehaviors\[0\]\.ViewerProtocolPolicy is allow-all/,
    ],
    [
      [distribution({ ...viewers("https-only"), ...origin("http-only") })],
      /\(origins\) .*OriginProtocolPolicy is http-only/,
    ],
    [
      [
        pulumi({
          defaultCacheBehavior: { viewerProtocolPolicy: "https-only" },
          orderedCacheBehaviors: [{ viewerProtocolPolicy: "allow-all" }],
        }),
      ],
      /orderedCacheBehaviors\[0\]\.viewerProtocolPolicy is allow-all/,
    ],
  ],
  unknown: [[distribution(viewers(unknown))], [pulumi({ defaultCacheBehavior: unknown, origins: unknown })]],
});

const source = (arn: object | string) => ({
  type: "AWS::Logs::DeliverySource",
  properties: { Name: "web", LogType: "ACCESS_LOGS", ResourceArn: arn as never },
});

testRule(useIsLogged, {
  pass: [
    [distribution({ Logging: { Bucket: "logs.s3.amazonaws.com" } })],
    [pulumi({ loggingConfig: { bucket: "logs.s3.amazonaws.com" } })],
    // Standard logging of the second version is a delivery of its own.
    [distribution({}), source({ "Fn::Sub": "arn:aws:cloudfront::1:distribution/${Distribution}" })],
    [
      pulumi({}),
      {
        type: "aws:cloudwatch/logDeliverySource:LogDeliverySource",
        properties: { logType: "ACCESS_LOGS", resourceArn: { Ref: "Distribution" } },
      },
    ],
  ],
  fail: [
    [[distribution({ Logging: { Bucket: "" } })], /\(access-logs\) DistributionConfig\.Logging\.Bucket is/],
    [[distribution({}), source("arn:of-another")], /Logging\.Bucket is not set/],
    [[pulumi({})], /loggingConfig\.bucket is not set/],
  ],
  unknown: [[distribution({}), source(unknown)], [pulumi({ loggingConfig: unknown })]],
});

testRule(ownerTagged, {
  pass: [[pulumi({ tags: { Team: "web" } })]],
  fail: [[[distribution({})], /Tags is not set/]],
  unknown: [[pulumi({ tags: unknown })]],
});
