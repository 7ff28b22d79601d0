import rule from "../../../policy-packs/rules/logging/database-log-groups-own";
import { testRule, unknown } from "../../rule-tester";

const instance = { DBInstanceIdentifier: "Orders", EnableCloudwatchLogsExports: ["error", "audit"] };
const group = (name: string) => ({
  type: "AWS::Logs::LogGroup",
  name: name.replace(/\W/g, ""),
  properties: { LogGroupName: name },
});

testRule(rule, {
  pass: [
    [
      { type: "AWS::RDS::DBInstance", properties: instance },
      group("/aws/rds/instance/orders/error"),
      group("/aws/rds/instance/orders/audit"),
    ],
    [
      {
        type: "aws:rds/cluster:Cluster",
        properties: { clusterIdentifier: "orders", enabledCloudwatchLogsExports: ["postgresql"] },
      },
      { type: "aws:cloudwatch/logGroup:LogGroup", properties: { name: "/aws/rds/cluster/orders/postgresql" } },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::RDS::DBInstance", properties: instance }, group("/aws/rds/instance/orders/error")],
      /EnableCloudwatchLogsExports\[1\] is audit: RDS makes the log group itself/,
    ],
    [
      [{ type: "AWS::RDS::DBCluster", properties: { EnableCloudwatchLogsExports: ["audit"] } }],
      /DBClusterIdentifier is not set/,
    ],
  ],
  unknown: [
    [{ type: "AWS::RDS::DBInstance", properties: { ...instance, DBInstanceIdentifier: unknown } }],
    [
      { type: "AWS::RDS::DBInstance", properties: instance },
      { type: "AWS::Logs::LogGroup", properties: { LogGroupName: unknown } },
    ],
  ],
  silent: [[{ type: "AWS::RDS::DBInstance", properties: { DBInstanceIdentifier: "orders" } }]],
});
