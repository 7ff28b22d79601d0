import type { JsonObject } from "../../../policy-packs/core/rule";
import rule from "../../../policy-packs/rules/least-privilege/policy-services-name-source";
import { testRule, unknown } from "../../rule-tester";

const service = (Condition?: JsonObject, Effect = "Allow"): JsonObject => ({
  Effect,
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action: "s3:PutObject",
  Resource: "*",
  ...(Condition === undefined ? {} : { Condition }),
});
const bucket = (...Statement: readonly JsonObject[]) =>
  ({ type: "AWS::S3::BucketPolicy", properties: { Bucket: "logs", PolicyDocument: { Statement } } }) as const;
const key = (...Statement: readonly JsonObject[]) =>
  ({ type: "AWS::KMS::Key", properties: { KeyPolicy: { Statement } } }) as const;

const queue = (...Statement: readonly JsonObject[]) =>
  ({ type: "AWS::SQS::QueuePolicy", properties: { Queues: ["orders"], PolicyDocument: { Statement } } }) as const;
const topic = (...Statement: readonly JsonObject[]) =>
  ({ type: "AWS::SNS::TopicPolicy", properties: { Topics: ["orders"], PolicyDocument: { Statement } } }) as const;
const images = (...Statement: readonly JsonObject[]) =>
  ({ type: "AWS::ECR::Repository", properties: { RepositoryPolicyText: { Statement } } }) as const;
const functions: JsonObject = {
  ...service(),
  Principal: { Service: "lambda.amazonaws.com" },
  Action: "ecr:BatchGetImage",
};
const events: JsonObject = { ...service(), Principal: { Service: "events.amazonaws.com" } };

testRule(rule, {
  pass: [
    [
      images({
        ...functions,
        Condition: { StringLike: { "aws:SourceArn": "arn:aws:lambda:*:111122223333:function:*" } },
      }),
    ],
    // AWS's own page on it has no condition.
    [images({ ...functions, Principal: { Service: "codebuild.amazonaws.com" } })],
    [images()],
    [bucket(service({ StringEquals: { "aws:SourceAccount": "111122223333" } }))],
    [bucket(service({ ArnLike: { "AWS:SourceArn": "arn:aws:cloudtrail:*:111122223333:trail/*" } }))],
    [bucket(service(undefined, "Deny"))],
    [bucket({ ...service(), Principal: { AWS: "arn:aws:iam::111122223333:role/r" } })],
    [key(service({ ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": "arn:aws:sns:*:111122223333:*" } }))],
    [{ type: "AWS::KMS::Key", properties: {} }],
    [queue(service({ ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:111122223333:news" } }))],
    [topic(service({ StringEquals: { "aws:SourceAccount": "111122223333" } }))],
    // EventBridge publishes to no topic that asks for more.
    [topic(events)],
  ],
  fail: [
    [[images(functions)], /Principal is .*it may pull on behalf of any account/],
    [[bucket(service())], /Principal.*may use the bucket on behalf of any account/],
    [[bucket(service({ StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } }))], /on behalf of any account/],
    [[queue(service())], /may use the queue on behalf of any account/],
    [[queue(events)], /may use the queue on behalf of any account/],
    [[topic(service())], /may publish on behalf of any account/],
    [
      [
        {
          type: "aws:sns/topicPolicy:TopicPolicy",
          properties: {
            arn: "arn:aws:sns:eu-west-1:111122223333:news",
            policy: JSON.stringify({ Statement: [service()] }),
          },
        },
      ],
      /may publish on behalf of any account/,
    ],
    [[key(service())], /may use the key on behalf of any account/],
  ],
  unknown: [[{ type: "AWS::S3::BucketPolicy", properties: { Bucket: "logs", PolicyDocument: unknown } }]],
});
