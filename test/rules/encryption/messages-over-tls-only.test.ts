import rule from "../../../policy-packs/rules/encryption/messages-over-tls-only";
import { testRule, unknown } from "../../rule-tester";

const denial = (Action: unknown, value: unknown = "false") =>
  ({
    Statement: [
      { Effect: "Deny", Principal: "*", Action, Resource: "*", Condition: { Bool: { "aws:SecureTransport": value } } },
    ],
  }) as never;
const queue = { type: "AWS::SQS::Queue", properties: { SqsManagedSseEnabled: false } };
const topic = { type: "AWS::SNS::Topic", properties: { TopicName: "orders" } };
const queuePolicy = (document: object) => ({
  type: "AWS::SQS::QueuePolicy",
  properties: { Queues: [{ Ref: "Queue" }], PolicyDocument: document as never },
});
const topicPolicy = (document: object) => ({
  type: "AWS::SNS::TopicPolicy",
  properties: { Topics: [{ Ref: "Topic" }], PolicyDocument: document as never },
});

testRule(rule, {
  pass: [
    [queue, queuePolicy(denial("sqs:*"))],
    [topic, topicPolicy(denial(["sns:Subscribe", "sns:Publish"]))],
    // One policy for two queues.
    [
      queue,
      { ...queue, name: "Second" },
      {
        type: "AWS::SQS::QueuePolicy",
        properties: { Queues: [{ Ref: "Queue" }, { Ref: "Second" }], PolicyDocument: denial("sqs:*") },
      },
    ],
    // An encrypted one answers HTTPS alone; SQS encrypts unless told not to.
    [{ type: "AWS::SQS::Queue", properties: {} }],
    [{ type: "AWS::SNS::Topic", properties: { KmsMasterKeyId: "alias/orders" } }],
    [{ type: "aws:sqs/queue:Queue", properties: { kmsMasterKeyId: "alias/orders", sqsManagedSseEnabled: false } }],
    [
      {
        type: "aws:sqs/queue:Queue",
        properties: { sqsManagedSseEnabled: false, policy: JSON.stringify(denial("sqs:*")) },
      },
    ],
    [
      { type: "aws:sns/topic:Topic", properties: {} },
      {
        type: "aws:sns/topicPolicy:TopicPolicy",
        properties: { arn: { Ref: "Topic" }, policy: JSON.stringify(denial("sns:*")) },
      },
    ],
  ],
  fail: [
    [[queue], /queue has no policy that denies plain HTTP/],
    [[queue, queuePolicy(denial("sqs:ReceiveMessage"))], /denies plain HTTP/],
    [[topic, topicPolicy(denial("sns:*", "true"))], /topic has no policy/],
    [[{ type: "aws:sqs/queue:Queue", properties: { sqsManagedSseEnabled: false } }], /denies plain HTTP/],
  ],
  unknown: [
    [queue, queuePolicy(unknown)],
    [queue, queuePolicy(denial("sqs:*", unknown))],
    [
      { type: "aws:sqs/queue:Queue", properties: { sqsManagedSseEnabled: false } },
      { type: "aws:sqs/queuePolicy:QueuePolicy", properties: { queueUrl: { Ref: "Queue" }, policy: unknown } },
    ],
  ],
});
