import rule from "../../../policy-packs/rules/asset-management/minor-upgrades-automatic";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: "mysql" } }],
    [{ type: "aws:neptune/clusterInstance:ClusterInstance", properties: {} }],
    [{ type: "aws:elasticache/cluster:Cluster", properties: { autoMinorVersionUpgrade: "true" } }],
    [{ type: "AWS::Redshift::Cluster", properties: {} }],
  ],
  fail: [
    [
      [{ type: "AWS::RDS::DBInstance", properties: { AutoMinorVersionUpgrade: false } }],
      /AutoMinorVersionUpgrade is false/,
    ],
    [
      [{ type: "aws:rds/clusterInstance:ClusterInstance", properties: { autoMinorVersionUpgrade: false } }],
      /autoMinorVersionUpgrade is false/,
    ],
    [[{ type: "aws:elasticache/cluster:Cluster", properties: { autoMinorVersionUpgrade: "false" } }], /is false/],
    [
      [{ type: "aws:redshift/cluster:Cluster", properties: { allowVersionUpgrade: false } }],
      /allowVersionUpgrade is false/,
    ],
  ],
  unknown: [[{ type: "AWS::RDS::DBInstance", properties: { AutoMinorVersionUpgrade: unknown } }]],
});
