import rule from "../../../policy-packs/rules/logging/database-performance-insights";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::RDS::DBInstance", properties: { EnablePerformanceInsights: true } }],
    [{ type: "aws:rds/clusterInstance:ClusterInstance", properties: { performanceInsightsEnabled: true } }],
  ],
  fail: [
    [[{ type: "AWS::RDS::DBInstance", properties: {} }], /EnablePerformanceInsights is not set/],
    [
      [{ type: "aws:rds/instance:Instance", properties: { performanceInsightsEnabled: false } }],
      /performanceInsightsEnabled is false/,
    ],
  ],
  unknown: [[{ type: "AWS::RDS::DBInstance", properties: { EnablePerformanceInsights: unknown } }]],
});
