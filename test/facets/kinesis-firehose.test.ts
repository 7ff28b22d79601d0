import owned from "../../policy-packs/rules/asset-management/owner-tagged";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

const stream = (properties: object) => ({
  type: "AWS::KinesisFirehose::DeliveryStream",
  properties: { ...properties },
});
const pulumi = (properties: object) => ({
  type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
  properties: { destination: "extended_s3", ...properties },
});
const encryption = "DeliveryStreamEncryptionConfigurationInput";

testRule(atRest, {
  pass: [
    [stream({ [encryption]: { KeyType: "AWS_OWNED_CMK" } })],
    [pulumi({ serverSideEncryption: { enabled: true } })],
  ],
  fail: [
    [[stream({})], /\(records\) DeliveryStreamEncryptionConfigurationInput\.KeyType is not set/],
    [[stream({ DeliveryStreamType: "DirectPut" })], /KeyType is not set/],
    [[pulumi({})], /serverSideEncryption\.enabled is not set/],
    [
      [pulumi({ serverSideEncryption: { enabled: false, keyType: "CUSTOMER_MANAGED_CMK" } })],
      /serverSideEncryption\.enabled/,
    ],
  ],
  unknown: [
    [stream({ [encryption]: { KeyType: unknown } })],
    [stream({ DeliveryStreamType: unknown })],
    [pulumi({ serverSideEncryption: { enabled: unknown } })],
  ],
  silent: [
    // What reads from an encrypted source keeps nothing of its own.
    [stream({ DeliveryStreamType: "KinesisStreamAsSource" })],
    [stream({ KinesisStreamSourceConfiguration: { KinesisStreamARN: "arn:aws:kinesis:eu-west-1:1:stream/orders" } })],
    [pulumi({ kinesisSourceConfiguration: { kinesisStreamArn: "arn", roleArn: "arn" } })],
    [pulumi({ mskSourceConfiguration: { mskClusterArn: "arn", topicName: "t" } })],
  ],
});

testRule(customerKey, {
  pass: [
    [stream({ [encryption]: { KeyType: "CUSTOMER_MANAGED_CMK", KeyARN: "arn" } })],
    [pulumi({ serverSideEncryption: { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn: "arn" } })],
  ],
  fail: [
    [[stream({ [encryption]: { KeyType: "AWS_OWNED_CMK" } })], /KeyType is AWS_OWNED_CMK: the key is AWS's/],
    [[pulumi({ serverSideEncryption: { enabled: true } })], /keyType is not set/],
  ],
  unknown: [[stream({ [encryption]: { KeyType: unknown } })]],
});

testRule(owned, {
  pass: [
    [{ type: "AWS::KinesisFirehose::DeliveryStream", properties: { Tags: [{ Key: "Owner", Value: "orders" }] } }],
    [
      {
        type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        properties: { destination: "extended_s3", tags: { team: "orders" } },
      },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::KinesisFirehose::DeliveryStream", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }],
      /no tag names an owner/,
    ],
    [
      [
        {
          type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
          properties: { destination: "extended_s3", tags: { Name: "orders" } },
        },
      ],
      /no tag names an owner/,
    ],
  ],
  unknown: [[{ type: "AWS::KinesisFirehose::DeliveryStream", properties: { Tags: unknown } }]],
});
