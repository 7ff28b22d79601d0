import rule from "../../../policy-packs/rules/logging/trail-feeds-alarms";
import { testRule, unknown } from "../../rule-tester";

const trail = (properties: object) => ({
  type: "AWS::CloudTrail::Trail",
  properties: { IsLogging: true, ...properties } as never,
});
const pulumi = (properties: object) => ({
  type: "aws:cloudtrail/trail:Trail",
  properties: { s3BucketName: "logs", ...properties } as never,
});

testRule(rule, {
  pass: [
    [
      { type: "AWS::Logs::LogGroup", properties: {} },
      trail({ CloudWatchLogsLogGroupArn: { "Fn::GetAtt": ["LogGroup", "Arn"] } }),
    ],
    [pulumi({ cloudWatchLogsGroupArn: "arn:aws:logs:eu-west-1:123456789012:log-group:trail:*" })],
  ],
  fail: [
    [[trail({})], /CloudWatchLogsLogGroupArn is not set: no alarm/],
    [[pulumi({})], /cloudWatchLogsGroupArn is not set/],
  ],
  unknown: [[trail({ CloudWatchLogsLogGroupArn: unknown })]],
});
