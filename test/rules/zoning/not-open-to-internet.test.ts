import rule from "../../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::RDS::DBInstance", properties: { PubliclyAccessible: false } }],
    [{ type: "aws:rds/instance:Instance", properties: {} }],
  ],
  fail: [
    [
      [{ type: "AWS::RDS::DBInstance", properties: { PubliclyAccessible: true } }],
      /^fail \(endpoint\) PubliclyAccessible is true: anybody on the Internet can reach it/,
    ],
    [
      [{ type: "aws:redshift/cluster:Cluster", properties: { publiclyAccessible: true } }],
      /publiclyAccessible is true/,
    ],
  ],
  // CloudFormation leaves it to the subnet group, of which nothing is known.
  unknown: [
    [{ type: "AWS::RDS::DBInstance", properties: {} }],
    [{ type: "AWS::RDS::DBInstance", properties: { PubliclyAccessible: unknown } }],
  ],
  silent: [[{ type: "AWS::DynamoDB::Table", properties: {} }]],
});
