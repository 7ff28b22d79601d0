import rule from "../../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::Neptune::DBCluster", properties: { EnableCloudwatchLogsExports: ["audit"] } }],
    [{ type: "aws:redshiftserverless/namespace:Namespace", properties: { logExports: ["userlog"] } }],
  ],
  fail: [
    [
      [{ type: "AWS::Neptune::DBCluster", properties: {} }],
      /^fail \(audit-export\) EnableCloudwatchLogsExports is not set: without its audit export nobody can see how it is used/,
    ],
    [[{ type: "aws:s3/bucket:Bucket", properties: {} }], /^fail \(access-logs\)/],
  ],
  unknown: [[{ type: "AWS::RDS::DBCluster", properties: { EnableCloudwatchLogsExports: unknown } }]],
});
