import rule from "../../../policy-packs/rules/logging/logs-deletion-protected";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::Logs::LogGroup", properties: { DeletionProtectionEnabled: true } }],
    [{ type: "aws:cloudwatch/logGroup:LogGroup", properties: { deletionProtectionEnabled: true } }],
  ],
  fail: [
    [
      [{ type: "AWS::Logs::LogGroup", properties: { RetentionInDays: 365 } }],
      /DeletionProtectionEnabled is not set \(false by default\): one call deletes the logs/,
    ],
    [
      [{ type: "aws:cloudwatch/logGroup:LogGroup", properties: { deletionProtectionEnabled: false } }],
      /deletionProtectionEnabled is false/,
    ],
  ],
  unknown: [[{ type: "AWS::Logs::LogGroup", properties: { DeletionProtectionEnabled: unknown } }]],
});
