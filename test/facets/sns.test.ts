import owned from "../../policy-packs/rules/asset-management/owner-tagged";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

testRule(atRest, {
  pass: [
    [{ type: "AWS::SNS::Topic", properties: { KmsMasterKeyId: unknown } }],
    [{ type: "AWS::SNS::Topic", properties: {} }],
    [{ type: "aws:sns/topic:Topic", properties: {} }],
  ],
  fail: [],
  unknown: [],
});

testRule(customerKey, {
  pass: [
    [{ type: "AWS::SNS::Topic", properties: { KmsMasterKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1" } }],
    [
      { type: "AWS::KMS::Key", properties: {} },
      { type: "AWS::SNS::Topic", properties: { KmsMasterKeyId: { "Fn::GetAtt": ["Key", "Arn"] } } },
    ],
    [{ type: "aws:sns/topic:Topic", properties: { kmsMasterKeyId: "alias/orders" } }],
  ],
  fail: [
    [[{ type: "AWS::SNS::Topic", properties: {} }], /KmsMasterKeyId is not set: the key is AWS's/],
    [[{ type: "aws:sns/topic:Topic", properties: {} }], /kmsMasterKeyId is not set: the key is AWS's/],
    [
      [{ type: "aws:sns/topic:Topic", properties: { kmsMasterKeyId: "alias/aws/anything" } }],
      /kmsMasterKeyId is alias.aws.anything/,
    ],
  ],
  unknown: [[{ type: "AWS::SNS::Topic", properties: { KmsMasterKeyId: unknown } }]],
});

testRule(inTransit, {
  pass: [
    [{ type: "AWS::SNS::Subscription", properties: { Protocol: "https", Endpoint: "https://example.com" } }],
    [
      {
        type: "aws:sns/topicSubscription:TopicSubscription",
        properties: { topic: "t", protocol: "sqs", endpoint: "q" },
      },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::SNS::Subscription", properties: { Protocol: "http" } }],
      /\(delivery\) Protocol is http: data may pass in the clear/,
    ],
    [
      [
        {
          type: "aws:sns/topicSubscription:TopicSubscription",
          properties: { topic: "t", protocol: "http", endpoint: "e" },
        },
      ],
      /protocol is http/,
    ],
  ],
  unknown: [[{ type: "AWS::SNS::Subscription", properties: { Protocol: unknown } }]],
});

testRule(owned, {
  pass: [
    [{ type: "AWS::SNS::Topic", properties: { Tags: [{ Key: "Owner", Value: "orders" }] } }],
    [{ type: "aws:sns/topic:Topic", properties: { tags: { team: "orders" } } }],
  ],
  fail: [
    [[{ type: "AWS::SNS::Topic", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }], /no tag names an owner/],
    [[{ type: "aws:sns/topic:Topic", properties: { tags: { Name: "orders" } } }], /no tag names an owner/],
  ],
  unknown: [[{ type: "AWS::SNS::Topic", properties: { Tags: unknown } }]],
});
