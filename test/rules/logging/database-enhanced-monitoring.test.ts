import rule from "../../../policy-packs/rules/logging/database-enhanced-monitoring";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::RDS::DBInstance", properties: { MonitoringInterval: 1 } }],
    [{ type: "aws:rds/clusterInstance:ClusterInstance", properties: { monitoringInterval: 60 } }],
  ],
  fail: [
    [[{ type: "AWS::RDS::DBInstance", properties: {} }], /MonitoringInterval is not set/],
    [[{ type: "aws:rds/instance:Instance", properties: { monitoringInterval: 0 } }], /monitoringInterval is 0/],
  ],
  unknown: [[{ type: "AWS::RDS::DBInstance", properties: { MonitoringInterval: unknown } }]],
});
