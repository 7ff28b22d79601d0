import owned from "../../policy-packs/rules/asset-management/owner-tagged";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

testRule(atRest, {
  pass: [
    [{ type: "AWS::Logs::LogGroup", properties: { KmsKeyId: unknown } }],
    [{ type: "AWS::Logs::LogGroup", properties: {} }],
    [{ type: "aws:cloudwatch/logGroup:LogGroup", properties: {} }],
  ],
  fail: [],
  unknown: [],
});

testRule(customerKey, {
  pass: [
    [{ type: "AWS::Logs::LogGroup", properties: { KmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1" } }],
    [
      { type: "AWS::KMS::Key", properties: {} },
      { type: "AWS::Logs::LogGroup", properties: { KmsKeyId: { "Fn::GetAtt": ["Key", "Arn"] } } },
    ],
    [{ type: "aws:cloudwatch/logGroup:LogGroup", properties: { kmsKeyId: "alias/orders" } }],
  ],
  fail: [
    [[{ type: "AWS::Logs::LogGroup", properties: {} }], /KmsKeyId is not set: the key is AWS's/],
    [[{ type: "aws:cloudwatch/logGroup:LogGroup", properties: {} }], /kmsKeyId is not set: the key is AWS's/],
    [
      [{ type: "aws:cloudwatch/logGroup:LogGroup", properties: { kmsKeyId: "alias/aws/anything" } }],
      /kmsKeyId is alias.aws.anything/,
    ],
  ],
  unknown: [[{ type: "AWS::Logs::LogGroup", properties: { KmsKeyId: unknown } }]],
});

testRule(owned, {
  pass: [
    [{ type: "AWS::Logs::LogGroup", properties: { Tags: [{ Key: "Owner", Value: "orders" }] } }],
    [{ type: "aws:cloudwatch/logGroup:LogGroup", properties: { tags: { team: "orders" } } }],
  ],
  fail: [
    [
      [{ type: "AWS::Logs::LogGroup", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }],
      /no tag names an owner/,
    ],
    [[{ type: "aws:cloudwatch/logGroup:LogGroup", properties: { tags: { Name: "orders" } } }], /no tag names an owner/],
  ],
  unknown: [[{ type: "AWS::Logs::LogGroup", properties: { Tags: unknown } }]],
});
