import rule from "../../../policy-packs/rules/least-privilege/no-confused-deputy";
import { testRule, unknown } from "../../rule-tester";

const allow = (Condition?: object, more: object = {}) => ({
  Effect: "Allow",
  Principal: { Service: "s3.amazonaws.com" },
  Action: "sqs:SendMessage",
  Resource: "*",
  ...(Condition && { Condition }),
  ...more,
});
const queue = (...Statement: readonly object[]) => ({
  type: "AWS::SQS::QueuePolicy",
  properties: { Queues: ["orders"], PolicyDocument: { Statement } } as never,
});
const secret = (...Statement: readonly object[]) => ({
  type: "AWS::SecretsManager::ResourcePolicy",
  properties: { SecretId: "db", ResourcePolicy: { Statement } } as never,
});
const trust = (Condition: object) => ({
  type: "AWS::IAM::Role",
  properties: {
    AssumeRolePolicyDocument: {
      Statement: [
        { Effect: "Allow", Principal: { Service: "states.amazonaws.com" }, Action: "sts:AssumeRole", Condition },
      ],
    },
  } as never,
});
const permission = (more: object) => ({
  type: "AWS::Lambda::Permission",
  properties: { FunctionName: "f", Action: "lambda:InvokeFunction", Principal: "events.amazonaws.com", ...more },
});

const own = { StringEquals: { "aws:SourceAccount": "111122223333" } };
const any = { StringLike: { "aws:SourceAccount": "*" } };

testRule(rule, {
  pass: [
    [queue(allow(own))],
    [queue(allow({ ArnLike: { "aws:SourceArn": "arn:aws:s3:::orders" } }))],
    [queue(allow({ ...any, ArnLike: { "aws:SourceArn": "arn:aws:events:*:111122223333:rule/*" } }))],
    // What is missing altogether is another rule's finding.
    [queue(allow())],
    [
      queue(allow(any), {
        Effect: "Deny",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:SourceAccount": "111122223333" } },
      }),
    ],
    [secret(allow(own))],
    [secret(allow(undefined, { Principal: { AWS: "111122223333" } }))],
    [trust(own)],
    [permission({ SourceArn: "arn:aws:events:eu-west-1:111122223333:rule/x" })],
    [permission({ SourceArn: "arn:aws:s3:::*", SourceAccount: "111122223333" })],
  ],
  fail: [
    [[queue(allow(any))], /Statement\[0\]\.Condition is .*: it holds for resources of any account/],
    [[queue(allow({ ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:orders" } }))], /Condition/],
    [[queue(allow({ StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } }))], /Condition/],
    [[queue(allow({ StringNotEquals: { "aws:SourceAccount": "111122223333" } }))], /Condition/],
    [[secret(allow())], /Statement\[0\]\.Principal is .*: it may act here on behalf of any account/],
    [[trust(any)], /AssumeRolePolicyDocument/],
    [[permission({ SourceArn: "arn:aws:events:*:*:rule/*" })], /SourceArn is .*: resources of any account can call it/],
    [
      [
        {
          type: "aws:sqs/queuePolicy:QueuePolicy",
          properties: { queueUrl: "q", policy: JSON.stringify({ Statement: [allow(any)] }) },
        },
      ],
      /policy\.Statement\[0\]\.Condition/,
    ],
  ],
  unknown: [[secret(allow(unknown))]],
});
