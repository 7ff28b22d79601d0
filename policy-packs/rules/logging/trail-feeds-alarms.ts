import { defineRule } from "../../core/rule";
import { isSet } from "../../core/verdict";

export default defineRule({
  id: "trail-feeds-alarms",
  title: "A trail's events reach CloudWatch, where alarms can watch them",
  principle: "logging",
  severity: "medium",
  why: "Files in a bucket are read after the damage; events in CloudWatch can raise an alarm while it happens.",
  fix: {
    pulumi: "Set `cloudWatchLogsGroupArn` and `cloudWatchLogsRoleArn`.",
    cloudformation: "Set `CloudWatchLogsLogGroupArn` and `CloudWatchLogsRoleArn`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-5"],
  checks: {
    "AWS::CloudTrail::Trail": (it) => isSet(it.get("CloudWatchLogsLogGroupArn"), "no alarm can watch the events"),
  },
  examples: {
    good: [
      {
        type: "AWS::CloudTrail::Trail",
        properties: {
          IsLogging: true,
          CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:123456789012:log-group:trail:*",
        },
      },
    ],
    bad: [{ type: "AWS::CloudTrail::Trail", properties: { IsLogging: true } }],
  },
  equivalents: [
    { id: "AWS-0162", type: "AWS::CloudTrail::Trail" },
    { id: "CKV2_AWS_10", type: "AWS::CloudTrail::Trail" },
    { id: "CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED", type: "AWS::CloudTrail::Trail" },
    { id: "HIPAA.Security-CloudTrailCloudWatchLogsEnabled", type: "AWS::CloudTrail::Trail" },
    { id: "NIST.800.53.R4-CloudTrailCloudWatchLogsEnabled", type: "AWS::CloudTrail::Trail" },
    { id: "NIST.800.53.R5-CloudTrailCloudWatchLogsEnabled", type: "AWS::CloudTrail::Trail" },
    { id: "PCI.DSS.321-CloudTrailCloudWatchLogsEnabled", type: "AWS::CloudTrail::Trail" },
  ],
});
