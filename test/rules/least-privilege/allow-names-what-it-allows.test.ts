import rule from "../../../policy-packs/rules/least-privilege/allow-names-what-it-allows";
import { testRule, unknown } from "../../rule-tester";

const document = (statement: object) => ({ Statement: [statement] }) as never;
const allButIam = { Effect: "Allow", NotAction: "iam:*", Resource: "*" };

testRule(rule, {
  pass: [
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: document({ ...allButIam, Effect: "Deny" }) } }],
    [
      {
        type: "AWS::SNS::TopicPolicy",
        properties: { PolicyDocument: document({ Effect: "Allow", Action: "sns:Publish" }) },
      },
    ],
    [
      {
        type: "aws:iam/policy:Policy",
        properties: { policy: JSON.stringify(document({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" })) },
      },
    ],
  ],
  fail: [
    // What IAM would refuse at deployment is no list of what is allowed either.
    [
      [
        {
          type: "AWS::IAM::Policy",
          properties: { PolicyDocument: document({ Effect: "Allow", NotAction: { AWS: ["x"] } }) },
        },
      ],
      /NotAction is/,
    ],
    [
      [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: document(allButIam) } }],
      /NotAction is iam:\*: all else/,
    ],
    [
      [
        {
          type: "AWS::IAM::Role",
          properties: {
            Policies: [{ PolicyDocument: document({ Effect: "Allow", Action: "s3:*", NotResource: "x" }) }],
          },
        },
      ],
      /Policies\[0\]\.PolicyDocument\.Statement\[0\]\.NotResource is x/,
    ],
    [[{ type: "AWS::S3::BucketPolicy", properties: { PolicyDocument: document(allButIam) } }], /NotAction/],
    [[{ type: "AWS::SQS::QueuePolicy", properties: { PolicyDocument: document(allButIam) } }], /NotAction/],
    [
      [{ type: "aws:iam/policy:Policy", properties: { policy: JSON.stringify(document(allButIam)) } }],
      /policy\.Statement\[0\]\.NotAction/,
    ],
    [
      [
        {
          type: "aws:sns/topicPolicy:TopicPolicy",
          properties: { arn: "arn", policy: JSON.stringify(document(allButIam)) },
        },
      ],
      /policy\.Statement\[0\]\.NotAction/,
    ],
  ],
  unknown: [
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: unknown } }],
    [{ type: "aws:sqs/queuePolicy:QueuePolicy", properties: { queueUrl: "url", policy: unknown } }],
  ],
});
