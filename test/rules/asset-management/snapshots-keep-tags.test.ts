import rule from "../../../policy-packs/rules/asset-management/snapshots-keep-tags";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::RDS::DBInstance", properties: { CopyTagsToSnapshot: true } }],
    [{ type: "aws:neptune/cluster:Cluster", properties: { copyTagsToSnapshot: true } }],
  ],
  fail: [
    [[{ type: "AWS::RDS::DBCluster", properties: {} }], /CopyTagsToSnapshot is not set/],
    [[{ type: "aws:rds/instance:Instance", properties: { copyTagsToSnapshot: false } }], /copyTagsToSnapshot is false/],
  ],
  unknown: [[{ type: "AWS::RDS::DBInstance", properties: { CopyTagsToSnapshot: unknown } }]],
  silent: [
    [{ type: "AWS::RDS::DBInstance", properties: { DBClusterIdentifier: "orders" } }],
    [{ type: "aws:rds/clusterInstance:ClusterInstance", properties: { clusterIdentifier: "orders" } }],
  ],
});
