import rule from "../../../policy-packs/rules/least-privilege/dead-letters-from-named-queues";
import { testRule, unknown } from "../../rule-tester";

const byQueue = { redrivePermission: "byQueue", sourceQueueArns: ["arn:aws:sqs:eu-west-1:111122223333:orders"] };
const queue = { type: "aws:sqs/queue:Queue", properties: { name: "dead-letters" } };
const letters = { type: "AWS::SQS::Queue", name: "Letters", properties: {} };
const orders = (deadLetterTargetArn: unknown) => ({
  type: "AWS::SQS::Queue",
  name: "Orders",
  properties: { RedriveAllowPolicy: { redrivePermission: "denyAll" }, RedrivePolicy: { deadLetterTargetArn } } as never,
});
const allowPolicy = (redriveAllowPolicy: string) => ({
  type: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
  properties: { queueUrl: { Ref: "Queue" }, redriveAllowPolicy },
});

testRule(rule, {
  pass: [
    [{ type: "AWS::SQS::Queue", properties: { RedriveAllowPolicy: { redrivePermission: "denyAll" } } }],
    [{ type: "AWS::SQS::Queue", properties: { RedriveAllowPolicy: byQueue } }],
    [{ type: "aws:sqs/queue:Queue", properties: { redriveAllowPolicy: JSON.stringify(byQueue) } }],
    [queue, allowPolicy(JSON.stringify(byQueue))],
  ],
  fail: [
    [
      [letters, orders({ "Fn::GetAtt": ["Letters", "Arn"] })],
      /redrivePermission is not set \(allowAll by default\): any queue/,
    ],
    [
      [{ type: "AWS::SQS::Queue", properties: { RedriveAllowPolicy: { redrivePermission: "allowAll" } } }],
      /redrivePermission is allowAll/,
    ],
    [[queue, allowPolicy('{"redrivePermission":"allowAll"}')], /redrivePermission is allowAll/],
  ],
  unknown: [
    [{ type: "AWS::SQS::Queue", properties: { RedriveAllowPolicy: unknown } }],
    [{ type: "aws:sqs/queue:Queue", properties: { redriveAllowPolicy: unknown } }],
  ],
  silent: [[queue], [letters]],
});
