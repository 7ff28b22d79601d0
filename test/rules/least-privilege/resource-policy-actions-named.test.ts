import type { JsonObject } from "../../../policy-packs/core/rule";
import rule from "../../../policy-packs/rules/least-privilege/resource-policy-actions-named";
import { testRule, unknown } from "../../rule-tester";

const policy = (statement: JsonObject) => ({
  type: "AWS::S3::BucketPolicy",
  properties: { Bucket: "orders", PolicyDocument: { Statement: [statement] } },
});
const inPulumi = (statement: JsonObject) => ({
  type: "aws:s3/bucketPolicy:BucketPolicy",
  properties: { bucket: "orders", policy: JSON.stringify({ Statement: [statement] }) },
});
const queue = (statement: JsonObject) => ({
  type: "AWS::SQS::QueuePolicy",
  properties: { Queues: ["orders"], PolicyDocument: { Statement: [statement] } },
});
const reader = { Effect: "Allow", Principal: { AWS: "111122223333" }, Resource: "*" };

testRule(rule, {
  pass: [
    [policy({ ...reader, Action: ["s3:GetObject", "s3:List*"] })],
    [policy({ ...reader, Effect: "Deny", Action: "s3:*" })],
    [inPulumi({ ...reader, Action: "s3:GetObject" })],
    [queue({ ...reader, Action: ["sqs:SendMessage", "sqs:Get*"] })],
  ],
  fail: [
    [[policy({ ...reader, Action: "s3:*" })], /Statement\[0\]\.Action is s3:\*: it allows all that S3 can do/],
    [[policy({ ...reader, Action: "*" })], /Action is \*: it allows all that S3 can do/],
    [[inPulumi({ ...reader, Action: ["s3:GetObject", "*"] })], /policy\.Statement\[0\]\.Action/],
    [[queue({ ...reader, Action: "SQS:*" })], /Action is SQS:\*: it allows all that SQS can do/],
    [
      [
        {
          type: "aws:sns/topicPolicy:TopicPolicy",
          properties: { arn: "arn", policy: JSON.stringify({ Statement: [{ ...reader, Action: "sns:*" }] }) },
        },
      ],
      /all that SNS can do/,
    ],
  ],
  unknown: [[policy({ ...reader, Action: unknown })]],
});
