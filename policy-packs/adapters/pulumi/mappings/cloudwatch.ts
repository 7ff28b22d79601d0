import type * as aws from "@pulumi/aws";
import type { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { map } from "../mapping";

/** A list of ARNs, or of topics that stand for theirs. */
const arns = (list: View<unknown>): View<readonly string[]> => list;

export const cloudwatch = {
  "aws:cloudwatch/metricAlarm:MetricAlarm": map<aws.cloudwatch.MetricAlarmArgs, "AWS::CloudWatch::Alarm">(
    "AWS::CloudWatch::Alarm",
    (it) => ({
      AlarmName: it.get("name"),
      ActionsEnabled: it.get("actionsEnabled"),
      AlarmActions: arns(it.get("alarmActions")),
      InsufficientDataActions: arns(it.get("insufficientDataActions")),
      OKActions: arns(it.get("okActions")),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": map<
    aws.cloudwatch.CompositeAlarmArgs,
    "AWS::CloudWatch::CompositeAlarm"
  >("AWS::CloudWatch::CompositeAlarm", (it) => ({
    AlarmName: it.get("alarmName"),
    ActionsEnabled: it.get("actionsEnabled"),
    AlarmActions: it.get("alarmActions"),
    InsufficientDataActions: it.get("insufficientDataActions"),
    OKActions: it.get("okActions"),
    Tags: tags(it.get("tags")),
  })),
};
