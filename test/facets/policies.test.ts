import notPublic from "../../policy-packs/rules/zoning/resource-policy-not-public";
import { testRule, unknown } from "../rule-tester";

const anybody = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const document = (statement: object) => ({ Version: "2012-10-17", Statement: [{ ...statement }] });
const text = (statement: object) => JSON.stringify(document(statement));
const narrowed = {
  ...anybody,
  Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:123456789012:orders" } },
};
const named = { ...anybody, Principal: { AWS: "arn:aws:iam::123456789012:root" } };

testRule(notPublic, {
  pass: [
    // A topic that may write to a queue.
    [{ type: "AWS::SQS::QueuePolicy", properties: { PolicyDocument: document(narrowed) } }],
    [{ type: "AWS::SNS::TopicPolicy", properties: { PolicyDocument: document({ ...anybody, Effect: "Deny" }) } }],
    // Without a policy a key is the account's own.
    [{ type: "AWS::KMS::Key", properties: {} }],
    [
      {
        type: "AWS::KMS::Key",
        properties: {
          KeyPolicy: document({ ...anybody, Condition: { StringEquals: { "kms:CallerAccount": "123456789012" } } }),
        },
      },
    ],
    [{ type: "AWS::Events::EventBusPolicy", properties: { Principal: "123456789012", Action: "events:PutEvents" } }],
    [
      {
        type: "AWS::Events::EventBusPolicy",
        properties: { Principal: "*", Condition: { Key: "aws:PrincipalOrgID", Type: "StringEquals", Value: "o-1" } },
      },
    ],
    [{ type: "AWS::Events::EventBusPolicy", properties: { Statement: { ...named } } }],
    [{ type: "aws:sqs/queuePolicy:QueuePolicy", properties: { queueUrl: "url", policy: text(narrowed) } }],
    [
      {
        type: "aws:cloudwatch/eventPermission:EventPermission",
        properties: { principal: "123456789012", statementId: "a" },
      },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::SQS::QueuePolicy", properties: { PolicyDocument: document(anybody) } }],
      /Statement\[0\]\.Principal is \*: anybody/,
    ],
    [
      [
        {
          type: "AWS::SNS::TopicPolicy",
          properties: { PolicyDocument: document({ Effect: "Allow", NotPrincipal: { AWS: "1" } }) },
        },
      ],
      /NotPrincipal/,
    ],
    [
      [{ type: "AWS::KMS::Key", properties: { KeyPolicy: document({ ...anybody, Principal: { AWS: ["*"] } }) } }],
      /KeyPolicy\.Statement\[0\]\.Principal .*use the key/,
    ],
    [
      [{ type: "AWS::SecretsManager::ResourcePolicy", properties: { ResourcePolicy: document(anybody) } }],
      /read the secret/,
    ],
    [
      [{ type: "AWS::Events::EventBusPolicy", properties: { Principal: "*", Action: "events:PutEvents" } }],
      /Principal is \*: .*send events/,
    ],
    [
      [{ type: "AWS::Events::EventBusPolicy", properties: { Statement: { ...anybody } } }],
      /Statement\.Principal is \*/,
    ],
    [
      [{ type: "aws:sqs/queuePolicy:QueuePolicy", properties: { queueUrl: "url", policy: text(anybody) } }],
      /policy\.Statement\[0\]\.Principal/,
    ],
    // Policies inside the resource itself.
    [[{ type: "aws:sqs/queue:Queue", properties: { policy: text(anybody) } }], /policy\.Statement\[0\]\.Principal/],
    [[{ type: "aws:sns/topic:Topic", properties: { policy: text(anybody) } }], /policy\.Statement\[0\]\.Principal/],
    [
      [{ type: "aws:secretsmanager/secret:Secret", properties: { policy: text(anybody) } }],
      /policy\.Statement\[0\]\.Principal/,
    ],
    [
      [{ type: "aws:sns/topicPolicy:TopicPolicy", properties: { arn: "arn", policy: document(anybody) } }],
      /policy\.Statement\[0\]\.Principal/,
    ],
    [
      [
        {
          type: "aws:secretsmanager/secretPolicy:SecretPolicy",
          properties: { secretArn: "arn", policy: text(anybody) },
        },
      ],
      /policy\.Statement/,
    ],
    [
      [
        { type: "aws:kms/key:Key", properties: {} },
        { type: "aws:kms/keyPolicy:KeyPolicy", properties: { keyId: { Ref: "Key" }, policy: text(anybody) } },
      ],
      /policy\.Statement\[0\]\.Principal is \*.*\(in .*KeyPolicy\)/,
    ],
    [
      [{ type: "aws:kms/keyPolicy:KeyPolicy", properties: { keyId: "elsewhere", policy: text(anybody) } }],
      /policy\.Statement/,
    ],
    [
      [{ type: "aws:cloudwatch/eventBusPolicy:EventBusPolicy", properties: { policy: text(anybody) } }],
      /policy\.Statement\[0\]\.Principal/,
    ],
    [
      [{ type: "aws:cloudwatch/eventPermission:EventPermission", properties: { principal: "*", statementId: "a" } }],
      /principal is \*/,
    ],
  ],
  unknown: [
    [{ type: "AWS::SQS::QueuePolicy", properties: { PolicyDocument: document({ ...anybody, Principal: unknown }) } }],
    [{ type: "AWS::KMS::Key", properties: { KeyPolicy: unknown } }],
    [{ type: "aws:sns/topicPolicy:TopicPolicy", properties: { arn: "arn", policy: unknown } }],
  ],
});
