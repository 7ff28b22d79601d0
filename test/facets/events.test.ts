import owned from "../../policy-packs/rules/asset-management/owner-tagged";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

testRule(atRest, {
  pass: [
    [{ type: "AWS::Events::EventBus", properties: { Name: "orders", KmsKeyIdentifier: unknown } }],
    [{ type: "AWS::Events::EventBus", properties: { Name: "orders" } }],
    [{ type: "aws:cloudwatch/eventBus:EventBus", properties: {} }],
  ],
  fail: [],
  unknown: [],
});

testRule(customerKey, {
  pass: [
    [
      {
        type: "AWS::Events::EventBus",
        properties: { Name: "orders", KmsKeyIdentifier: "arn:aws:kms:eu-west-1:123456789012:key/1" },
      },
    ],
    [
      { type: "AWS::KMS::Key", properties: {} },
      {
        type: "AWS::Events::EventBus",
        properties: { Name: "orders", KmsKeyIdentifier: { "Fn::GetAtt": ["Key", "Arn"] } },
      },
    ],
    [{ type: "aws:cloudwatch/eventBus:EventBus", properties: { kmsKeyIdentifier: "alias/orders" } }],
  ],
  fail: [
    [
      [{ type: "AWS::Events::EventBus", properties: { Name: "orders" } }],
      /KmsKeyIdentifier is not set: the key is AWS's/,
    ],
    [[{ type: "aws:cloudwatch/eventBus:EventBus", properties: {} }], /kmsKeyIdentifier is not set: the key is AWS's/],
    [
      [{ type: "aws:cloudwatch/eventBus:EventBus", properties: { kmsKeyIdentifier: "alias/aws/anything" } }],
      /kmsKeyIdentifier is alias.aws.anything/,
    ],
  ],
  unknown: [[{ type: "AWS::Events::EventBus", properties: { Name: "orders", KmsKeyIdentifier: unknown } }]],
});

testRule(owned, {
  pass: [
    [{ type: "AWS::Events::EventBus", properties: { Name: "orders", Tags: [{ Key: "Owner", Value: "orders" }] } }],
    [{ type: "aws:cloudwatch/eventBus:EventBus", properties: { tags: { team: "orders" } } }],
  ],
  fail: [
    [
      [{ type: "AWS::Events::EventBus", properties: { Name: "orders", Tags: [{ Key: "Name", Value: "orders" }] } }],
      /no tag names an owner/,
    ],
    [[{ type: "aws:cloudwatch/eventBus:EventBus", properties: { tags: { Name: "orders" } } }], /no tag names an owner/],
  ],
  unknown: [[{ type: "AWS::Events::EventBus", properties: { Name: "orders", Tags: unknown } }]],
});
