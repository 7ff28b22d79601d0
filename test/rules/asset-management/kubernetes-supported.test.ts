import rule from "../../../policy-packs/rules/asset-management/kubernetes-supported";
import { testRule, unknown } from "../../rule-tester";

const cluster = "AWS::EKS::Cluster";

testRule(rule, {
  pass: [
    [{ type: cluster, properties: { Version: "1.31" } }],
    [{ type: cluster, properties: {} }],
    [{ type: "aws:eks/cluster:Cluster", properties: { version: "1.34" } }],
  ],
  fail: [
    [[{ type: cluster, properties: { Version: "1.30" } }], /Version is 1\.30: 1\.31 is the oldest/],
    [[{ type: "aws:eks/cluster:Cluster", properties: { version: "1.9" } }], /version is 1\.9/],
  ],
  unknown: [[{ type: cluster, properties: { Version: unknown } }]],
});
