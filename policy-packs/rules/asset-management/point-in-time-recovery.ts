import { defineRule } from "../../core/rule";
import { atLeast, isPass, isTrue } from "../../core/verdict";
import { facet } from "../../facets/facet";
import { pointInTimeRecovery } from "../../facets/fixes/recovery";

export default defineRule({
  id: "point-in-time-recovery",
  title: "A store can go back to any point in time",
  principle: "asset-management",
  severity: "medium",
  why: "A faulty deployment that writes for an hour is undone only from the minute before it.",
  fix: {
    pulumi: "Turn point-in-time recovery on.",
    cloudformation: "Turn point-in-time recovery on.",
  },
  links: ["https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html"],
  ...facet("recovery", pointInTimeRecovery, ({ pointInTime, pointInTimeDays }, { settings }) => {
    if (pointInTime === undefined) return [];
    const on = isTrue(pointInTime, "the state before a fault cannot be restored");
    if (pointInTimeDays === undefined || !isPass(on)) return on;
    const least = settings.backupDays;
    return atLeast(pointInTimeDays, least, `a fault older than that cannot be undone (at least ${String(least)} days)`);
  }),
  settings: ["backupDays"],
  examples: {
    good: [
      {
        type: "AWS::DynamoDB::Table",
        properties: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
      },
    ],
    bad: [{ type: "AWS::DynamoDB::Table", properties: { TableName: "orders" } }],
  },
  equivalents: [
    { id: "HIPAA.Security-DynamoDBPITREnabled", type: "AWS::DynamoDB::GlobalTable" },
    { id: "NIST.800.53.R4-DynamoDBPITREnabled", type: "AWS::DynamoDB::GlobalTable" },
    { id: "NIST.800.53.R5-DynamoDBPITREnabled", type: "AWS::DynamoDB::GlobalTable" },
    { id: "CKV_AWS_28", type: "AWS::DynamoDB::GlobalTable" },
    { id: "CKV_AWS_165", type: "AWS::DynamoDB::GlobalTable" },
    { id: "AWS-0024", type: "AWS::DynamoDB::GlobalTable" },
    { id: "DYNAMODB_PITR_ENABLED", type: "AWS::DynamoDB::GlobalTable" },
    { id: "AwsSolutions-DDB3", type: "AWS::DynamoDB::Table" },
    { id: "HIPAA.Security-DynamoDBPITREnabled", type: "AWS::DynamoDB::Table" },
    { id: "NIST.800.53.R4-DynamoDBPITREnabled", type: "AWS::DynamoDB::Table" },
    { id: "NIST.800.53.R5-DynamoDBPITREnabled", type: "AWS::DynamoDB::Table" },
    { id: "CKV_AWS_28", type: "AWS::DynamoDB::Table" },
    { id: "CKV_AWS_165", type: "AWS::DynamoDB::Table" },
    { id: "AWS-0024", type: "AWS::DynamoDB::Table" },
    { id: "DYNAMODB_PITR_ENABLED", type: "AWS::DynamoDB::Table" },
  ],
});
