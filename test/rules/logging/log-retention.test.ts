import rule from "../../../policy-packs/rules/logging/log-retention";
import { testRule, unknown } from "../../rule-tester";

const group = (properties: object) => ({ type: "AWS::Logs::LogGroup", properties: properties as never });
const pulumi = (properties: object) => ({ type: "aws:cloudwatch/logGroup:LogGroup", properties: properties as never });

testRule(rule, {
  pass: [
    [group({ RetentionInDays: 365 })],
    [group({ RetentionInDays: 3653 })],
    [pulumi({ retentionInDays: 400 })],
    // For ever, and on purpose.
    [pulumi({ retentionInDays: 0 })],
  ],
  fail: [
    [[group({})], /\(decided\) RetentionInDays is not set: nobody decided/],
    [[group({ RetentionInDays: 7 })], /\(days\) RetentionInDays is 7: .*365 days/],
    [[pulumi({})], /\(decided\) retentionInDays is not set/],
    [[pulumi({ retentionInDays: 14 })], /\(days\) retentionInDays is 14/],
  ],
  unknown: [[group({ RetentionInDays: unknown })], [pulumi({ retentionInDays: unknown })]],
});
