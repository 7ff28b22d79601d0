import rule from "../../../policy-packs/rules/asset-management/records-not-dangling";
import { testRule, unknown } from "../../rule-tester";

const record = (properties: object) => ({
  type: "AWS::Route53::RecordSet",
  properties: { Name: "shop.example.com.", ...properties } as never,
});
const website = { AliasTarget: { DNSName: "s3-website-eu-west-1.amazonaws.com", HostedZoneId: "Z1" } };
const pulumi = (properties: object, ...more: object[]) =>
  [
    { type: "aws:route53/record:Record", properties: { name: "shop.example.com", type: "A", ...properties } },
    ...more,
  ] as never;

testRule(rule, {
  pass: [
    [record({ ResourceRecords: ["192.0.2.1"] })],
    [record({ AliasTarget: { DNSName: "d111111abcdef8.cloudfront.net" } })],
    [record(website), { type: "AWS::S3::Bucket", properties: { BucketName: "shop.example.com" } }],
    [
      record({ ResourceRecords: [{ "Fn::GetAtt": ["Bucket", "DomainName"] }] }),
      { type: "AWS::S3::Bucket", properties: {} },
    ],
    pulumi({ records: ["balancer-1.eu-west-1.elb.amazonaws.com"] }),
  ],
  fail: [
    [[record(website)], /AliasTarget\.DNSName is s3-website-eu-west-1\.amazonaws\.com/],
    [[record(website), { type: "AWS::S3::Bucket", properties: { BucketName: "other" } }], /AliasTarget\.DNSName/],
    [pulumi({ records: ["shop.eu-west-1.elasticbeanstalk.com"] }), /records\[0\] is shop\.eu-west-1/],
    [
      pulumi({ aliases: [{ name: "s3-website.eu-central-1.amazonaws.com", zoneId: "Z1" }] }),
      /aliases\[0\]\.name is s3-web/,
    ],
  ],
  unknown: [[record({ ResourceRecords: unknown })]],
});
