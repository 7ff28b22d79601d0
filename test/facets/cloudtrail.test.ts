import deletionProtected from "../../policy-packs/rules/asset-management/deletion-protected";
import owned from "../../policy-packs/rules/asset-management/owner-tagged";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

testRule(atRest, {
  pass: [
    [{ type: "AWS::CloudTrail::Trail", properties: { IsLogging: true, KMSKeyId: unknown } }],
    [{ type: "AWS::CloudTrail::Trail", properties: { IsLogging: true } }],
    [{ type: "aws:cloudtrail/trail:Trail", properties: { s3BucketName: "logs" } }],
  ],
  fail: [],
  unknown: [],
});

testRule(customerKey, {
  pass: [
    [
      {
        type: "AWS::CloudTrail::Trail",
        properties: { IsLogging: true, KMSKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1" },
      },
    ],
    [
      { type: "AWS::KMS::Key", properties: {} },
      { type: "AWS::CloudTrail::Trail", properties: { IsLogging: true, KMSKeyId: { "Fn::GetAtt": ["Key", "Arn"] } } },
    ],
    [{ type: "aws:cloudtrail/trail:Trail", properties: { s3BucketName: "logs", kmsKeyId: "alias/orders" } }],
  ],
  fail: [
    [[{ type: "AWS::CloudTrail::Trail", properties: { IsLogging: true } }], /KMSKeyId is not set: the key is AWS's/],
    [
      [{ type: "aws:cloudtrail/trail:Trail", properties: { s3BucketName: "logs" } }],
      /kmsKeyId is not set: the key is AWS's/,
    ],
    [
      [{ type: "aws:cloudtrail/trail:Trail", properties: { s3BucketName: "logs", kmsKeyId: "alias/aws/anything" } }],
      /kmsKeyId is alias.aws.anything/,
    ],
  ],
  unknown: [[{ type: "AWS::CloudTrail::Trail", properties: { IsLogging: true, KMSKeyId: unknown } }]],
});

testRule(atRest, {
  pass: [
    [{ type: "AWS::CloudTrail::EventDataStore", properties: { KmsKeyId: unknown } }],
    [{ type: "AWS::CloudTrail::EventDataStore", properties: {} }],
    [{ type: "aws:cloudtrail/eventDataStore:EventDataStore", properties: {} }],
  ],
  fail: [],
  unknown: [],
});

testRule(customerKey, {
  pass: [
    [{ type: "AWS::CloudTrail::EventDataStore", properties: { KmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1" } }],
    [
      { type: "AWS::KMS::Key", properties: {} },
      { type: "AWS::CloudTrail::EventDataStore", properties: { KmsKeyId: { "Fn::GetAtt": ["Key", "Arn"] } } },
    ],
    [{ type: "aws:cloudtrail/eventDataStore:EventDataStore", properties: { kmsKeyId: "alias/orders" } }],
  ],
  fail: [
    [[{ type: "AWS::CloudTrail::EventDataStore", properties: {} }], /KmsKeyId is not set: the key is AWS's/],
    [
      [{ type: "aws:cloudtrail/eventDataStore:EventDataStore", properties: {} }],
      /kmsKeyId is not set: the key is AWS's/,
    ],
    [
      [{ type: "aws:cloudtrail/eventDataStore:EventDataStore", properties: { kmsKeyId: "alias/aws/anything" } }],
      /kmsKeyId is alias.aws.anything/,
    ],
  ],
  unknown: [[{ type: "AWS::CloudTrail::EventDataStore", properties: { KmsKeyId: unknown } }]],
});

testRule(deletionProtected, {
  pass: [
    [{ type: "AWS::CloudTrail::EventDataStore", properties: {} }],
    [{ type: "aws:cloudtrail/eventDataStore:EventDataStore", properties: { terminationProtectionEnabled: true } }],
  ],
  fail: [
    [
      [{ type: "AWS::CloudTrail::EventDataStore", properties: { TerminationProtectionEnabled: false } }],
      /TerminationProtectionEnabled is false/,
    ],
    [
      [{ type: "aws:cloudtrail/eventDataStore:EventDataStore", properties: { terminationProtectionEnabled: false } }],
      /terminationProtectionEnabled is false/,
    ],
  ],
  unknown: [[{ type: "AWS::CloudTrail::EventDataStore", properties: { TerminationProtectionEnabled: unknown } }]],
});

testRule(owned, {
  pass: [
    [{ type: "AWS::CloudTrail::Trail", properties: { IsLogging: true, Tags: [{ Key: "Owner", Value: "orders" }] } }],
    [{ type: "aws:cloudtrail/trail:Trail", properties: { s3BucketName: "logs", tags: { team: "orders" } } }],
  ],
  fail: [
    [
      [{ type: "AWS::CloudTrail::Trail", properties: { IsLogging: true, Tags: [{ Key: "Name", Value: "orders" }] } }],
      /no tag names an owner/,
    ],
    [
      [{ type: "aws:cloudtrail/trail:Trail", properties: { s3BucketName: "logs", tags: { Name: "orders" } } }],
      /no tag names an owner/,
    ],
  ],
  unknown: [[{ type: "AWS::CloudTrail::Trail", properties: { IsLogging: true, Tags: unknown } }]],
});
