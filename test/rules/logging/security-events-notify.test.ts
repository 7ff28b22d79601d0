import rule from "../../../policy-packs/rules/logging/security-events-notify";
import { testRule, unknown } from "../../rule-tester";

const topic = "arn:aws:sns:eu-west-1:123456789012:on-call";
const Targets = [{ Arn: topic, Id: "topic" }];
const EventPattern = { source: ["aws.iam"], "detail-type": ["AWS API Call via CloudTrail"] };
const eventPattern = JSON.stringify(EventPattern);

testRule(rule, {
  pass: [
    [{ type: "AWS::Events::Rule", properties: { EventPattern, Targets } }],
    [
      {
        type: "AWS::Events::Rule",
        properties: { EventPattern, State: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", Targets },
      },
    ],
    // A schedule, and a workflow of somebody's own: whether they run is theirs to say.
    [{ type: "AWS::Events::Rule", properties: { ScheduleExpression: "rate(1 hour)", State: "DISABLED" } }],
    [{ type: "AWS::Events::Rule", properties: { EventPattern: { "detail-type": ["Order Placed"] } } }],
    [{ type: "AWS::Events::Rule", properties: { EventPattern, Targets: [{ Arn: unknown, Id: "topic" }] } }],
    [
      { type: "aws:cloudwatch/eventRule:EventRule", properties: { eventPattern } },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        properties: { rule: { Ref: "EventRule" }, arn: topic },
      },
    ],
  ],
  fail: [
    [[{ type: "AWS::Events::Rule", properties: { EventPattern } }], /Targets is not set: what it watches for happens/],
    [
      [{ type: "AWS::Events::Rule", properties: { EventPattern, State: "DISABLED", Targets } }],
      /State is DISABLED: what it watches for happens/,
    ],
    [
      [{ type: "aws:cloudwatch/eventRule:EventRule", properties: { eventPattern, isEnabled: false } }],
      /isEnabled is false/,
    ],
  ],
  unknown: [
    [{ type: "AWS::Events::Rule", properties: { EventPattern, State: unknown, Targets } }],
    [{ type: "AWS::Events::Rule", properties: { EventPattern: unknown } }],
  ],
});
