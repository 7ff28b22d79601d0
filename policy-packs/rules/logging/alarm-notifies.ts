import type { Properties } from "../../../components/model/graph";
import { derive, given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, isTrue, pass, some, type Verdict } from "../../core/verdict";

const judge = (it: View<Properties<"AWS::CloudWatch::Alarm">>): Verdict => {
  const lists = [it.get("AlarmActions"), it.get("InsufficientDataActions"), it.get("OKActions")] as const;
  const because = "nobody hears of the alarm";
  return given(it.get("ActionsEnabled").bool(true), (enabled) =>
    enabled
      ? some(
          lists.map((list) =>
            isTrue(
              derive(list.items(), (items) => items.length > 0),
              because,
            ),
          ),
          pass,
        )
      : fail(it.get("ActionsEnabled"), because),
  );
};

export default defineRule({
  id: "alarm-notifies",
  title: "An alarm tells somebody",
  principle: "logging",
  severity: "low",
  why: "An alarm without an action changes its colour on a page that nobody watches.",
  fix: {
    pulumi: "Name a topic in `alarmActions` and leave `actionsEnabled` on.",
    cloudformation: "Name a topic in `AlarmActions` and leave `ActionsEnabled` on.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-15"],
  checks: {
    "AWS::CloudWatch::Alarm": (it) => judge(it),
    "AWS::CloudWatch::CompositeAlarm": (it) => judge(it),
  },
  examples: {
    good: [
      {
        type: "AWS::CloudWatch::Alarm",
        properties: { AlarmActions: ["arn:aws:sns:eu-west-1:123456789012:on-call"] },
      },
    ],
    bad: [{ type: "AWS::CloudWatch::Alarm", properties: { AlarmName: "errors" } }],
  },
  equivalents: [
    { id: "CKV_AWS_319", type: "AWS::CloudWatch::Alarm" },
    { id: "CLOUDWATCH_ALARM_ACTION_CHECK", type: "AWS::CloudWatch::Alarm" },
    { id: "HIPAA.Security-CloudWatchAlarmAction", type: "AWS::CloudWatch::Alarm" },
    { id: "NIST.800.53.R4-CloudWatchAlarmAction", type: "AWS::CloudWatch::Alarm" },
    { id: "NIST.800.53.R5-CloudWatchAlarmAction", type: "AWS::CloudWatch::Alarm" },
  ],
});
