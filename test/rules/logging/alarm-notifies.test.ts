import rule from "../../../policy-packs/rules/logging/alarm-notifies";
import { testRule, unknown } from "../../rule-tester";

const arn = "arn:aws:sns:eu-west-1:123456789012:on-call";
const alarm = (properties: object) => ({ type: "AWS::CloudWatch::Alarm", properties: properties as never });
const pulumi = (properties: object) => ({
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  properties: properties as never,
});

testRule(rule, {
  pass: [
    [alarm({ AlarmActions: [arn] })],
    [alarm({ OKActions: [arn], AlarmActions: unknown })],
    [{ type: "AWS::CloudWatch::CompositeAlarm", properties: { AlarmActions: [arn] } }],
    [pulumi({ insufficientDataActions: [arn] })],
    [{ type: "AWS::SNS::Topic", properties: {} }, alarm({ AlarmActions: [{ Ref: "Topic" }] })],
  ],
  fail: [
    [[alarm({})], /AlarmActions is not set: nobody hears/],
    [[alarm({ AlarmActions: [] })], /AlarmActions/],
    [[alarm({ AlarmActions: [arn], ActionsEnabled: false })], /ActionsEnabled is false: nobody hears/],
    [[pulumi({})], /alarmActions is not set/],
    [
      [{ type: "aws:cloudwatch/compositeAlarm:CompositeAlarm", properties: { alarmName: "a", alarmRule: "r" } }],
      /alarmActions/,
    ],
  ],
  unknown: [[alarm({ AlarmActions: unknown })], [pulumi({ alarmActions: [arn], actionsEnabled: unknown })]],
});
