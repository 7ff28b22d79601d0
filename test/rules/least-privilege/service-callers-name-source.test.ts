import rule from "../../../policy-packs/rules/least-privilege/service-callers-name-source";
import { testRule, unknown } from "../../rule-tester";

const service = { FunctionName: "orders", Action: "lambda:InvokeFunction", Principal: "s3.amazonaws.com" };

testRule(rule, {
  pass: [
    [{ type: "AWS::Lambda::Permission", properties: { ...service, SourceAccount: "111122223333" } }],
    [{ type: "AWS::Lambda::Permission", properties: { ...service, Principal: "111122223333" } }],
    [
      {
        type: "AWS::Lambda::Permission",
        properties: { ...service, Principal: "alexa-appkit.amazon.com", EventSourceToken: "amzn1.ask.skill.1" },
      },
    ],
    // An ARN that is not known yet but comes from a resource here is certainly set.
    [
      { type: "aws:s3/bucket:Bucket", properties: {} },
      {
        type: "aws:lambda/permission:Permission",
        properties: { function: "orders", principal: "s3.amazonaws.com", sourceArn: { Ref: "Bucket" } },
      },
    ],
  ],
  fail: [
    // https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-1
    [
      [{ type: "AWS::Lambda::Permission", properties: { ...service, SourceArn: "arn:aws:s3:::orders" } }],
      /SourceAccount is not set: the ARN of a bucket names no account/,
    ],
    [[{ type: "AWS::Lambda::Permission", properties: service }], /SourceArn is not set: s3\.amazonaws\.com may call/],
    [
      [
        {
          type: "aws:lambda/permission:Permission",
          properties: { function: "orders", principal: "events.amazonaws.com" },
        },
      ],
      /sourceArn is not set: events\.amazonaws\.com/,
    ],
  ],
  unknown: [[{ type: "AWS::Lambda::Permission", properties: { ...service, Principal: unknown } }]],
});
