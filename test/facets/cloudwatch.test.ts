import owned from "../../policy-packs/rules/asset-management/owner-tagged";
import { testRule, unknown } from "../rule-tester";

testRule(owned, {
  pass: [
    [{ type: "AWS::CloudWatch::Alarm", properties: { Tags: [{ Key: "Owner", Value: "orders" }] } }],
    [{ type: "aws:cloudwatch/metricAlarm:MetricAlarm", properties: { tags: { team: "orders" } } }],
    [{ type: "AWS::CloudWatch::CompositeAlarm", properties: { Tags: [{ Key: "Owner", Value: "orders" }] } }],
    [
      {
        type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
        properties: { alarmName: "a", tags: { team: "orders" } },
      },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::CloudWatch::Alarm", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }],
      /no tag names an owner/,
    ],
    [
      [{ type: "aws:cloudwatch/metricAlarm:MetricAlarm", properties: { tags: { Name: "orders" } } }],
      /no tag names an owner/,
    ],
    [
      [{ type: "AWS::CloudWatch::CompositeAlarm", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }],
      /no tag names an owner/,
    ],
    [
      [
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          properties: { alarmName: "a", tags: { Name: "orders" } },
        },
      ],
      /no tag names an owner/,
    ],
  ],
  unknown: [
    [{ type: "AWS::CloudWatch::Alarm", properties: { Tags: unknown } }],
    [{ type: "AWS::CloudWatch::CompositeAlarm", properties: { Tags: unknown } }],
  ],
});
