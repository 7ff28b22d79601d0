import rule from "../../../policy-packs/rules/asset-management/deletion-protected";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::RDS::DBCluster", properties: { DeletionProtection: true } }],
    [{ type: "aws:dynamodb/table:Table", properties: { deletionProtectionEnabled: true } }],
  ],
  fail: [
    [[{ type: "AWS::RDS::DBInstance", properties: {} }], /DeletionProtection is not set .*: a slip deletes it/],
    [
      [{ type: "aws:neptune/cluster:Cluster", properties: { deletionProtection: false } }],
      /deletionProtection is false/,
    ],
  ],
  unknown: [[{ type: "AWS::RDS::DBCluster", properties: { DeletionProtection: unknown } }]],
  silent: [[{ type: "AWS::S3::Bucket", properties: {} }]],
});
