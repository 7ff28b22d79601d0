import owned from "../../policy-packs/rules/asset-management/owner-tagged";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

testRule(atRest, {
  pass: [
    // SQS encrypts every queue by itself since October 2022.
    [{ type: "AWS::SQS::Queue", properties: {} }],
    [{ type: "AWS::SQS::Queue", properties: { KmsMasterKeyId: "alias/orders", SqsManagedSseEnabled: unknown } }],
    [{ type: "aws:sqs/queue:Queue", properties: {} }],
  ],
  fail: [
    [
      [{ type: "AWS::SQS::Queue", properties: { SqsManagedSseEnabled: false } }],
      /\(messages\) SqsManagedSseEnabled is false/,
    ],
    [[{ type: "aws:sqs/queue:Queue", properties: { sqsManagedSseEnabled: false } }], /sqsManagedSseEnabled is false/],
  ],
  unknown: [[{ type: "AWS::SQS::Queue", properties: { SqsManagedSseEnabled: unknown } }]],
});

testRule(customerKey, {
  pass: [
    [{ type: "AWS::SQS::Queue", properties: { KmsMasterKeyId: "alias/orders" } }],
    [{ type: "aws:sqs/queue:Queue", properties: { kmsMasterKeyId: "alias/orders" } }],
    // A queue that is not encrypted at all is the finding of encrypted-at-rest.
    [{ type: "aws:sqs/queue:Queue", properties: { sqsManagedSseEnabled: false } }],
  ],
  fail: [
    [[{ type: "AWS::SQS::Queue", properties: { KmsMasterKeyId: "alias/aws/sqs" } }], /KmsMasterKeyId is alias.aws.sqs/],
    [[{ type: "aws:sqs/queue:Queue", properties: {} }], /kmsMasterKeyId is not set/],
  ],
  unknown: [[{ type: "AWS::SQS::Queue", properties: { KmsMasterKeyId: unknown } }]],
});

testRule(owned, {
  pass: [
    [{ type: "AWS::SQS::Queue", properties: { Tags: [{ Key: "Owner", Value: "orders" }] } }],
    [{ type: "aws:sqs/queue:Queue", properties: { tags: { team: "orders" } } }],
  ],
  fail: [
    [[{ type: "AWS::SQS::Queue", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }], /no tag names an owner/],
    [[{ type: "aws:sqs/queue:Queue", properties: { tags: { Name: "orders" } } }], /no tag names an owner/],
  ],
  unknown: [[{ type: "AWS::SQS::Queue", properties: { Tags: unknown } }]],
});
