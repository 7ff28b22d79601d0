import rule from "../../../policy-packs/rules/asset-management/point-in-time-recovery";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [
      {
        type: "AWS::DynamoDB::Table",
        properties: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
      },
    ],
    [{ type: "aws:dynamodb/table:Table", properties: { pointInTimeRecovery: { enabled: true } } }],
    [
      {
        type: "aws:dynamodb/table:Table",
        properties: { pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 7 } },
      },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::DynamoDB::Table", properties: {} }],
      /PointInTimeRecoveryEnabled is not set .*: the state before a fault cannot be restored/,
    ],
    [
      [{ type: "aws:dynamodb/table:Table", properties: { pointInTimeRecovery: { enabled: false } } }],
      /pointInTimeRecovery\.enabled is false/,
    ],
    [
      [
        {
          type: "AWS::DynamoDB::Table",
          properties: {
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 1 },
          },
        },
      ],
      /RecoveryPeriodInDays is 1: a fault older than that cannot be undone \(at least 7 days\)/,
    ],
  ],
  unknown: [[{ type: "AWS::DynamoDB::Table", properties: { PointInTimeRecoverySpecification: unknown } }]],
  silent: [[{ type: "AWS::RDS::DBCluster", properties: {} }]],
});
