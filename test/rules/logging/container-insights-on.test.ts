import rule from "../../../policy-packs/rules/logging/container-insights-on";
import { testRule, unknown } from "../../rule-tester";

const insights = (value: string) => ({ ClusterSettings: [{ Name: "containerInsights", Value: value }] });

testRule(rule, {
  pass: [
    [{ type: "AWS::ECS::Cluster", properties: insights("enabled") }],
    [
      {
        type: "aws:ecs/cluster:Cluster",
        properties: { settings: [{ name: "containerInsights", value: "enhanced" }] },
      },
    ],
  ],
  fail: [
    [[{ type: "AWS::ECS::Cluster", properties: {} }], /ClusterSettings is not set: no setting/],
    [[{ type: "AWS::ECS::Cluster", properties: insights("disabled") }], /ClusterSettings\[0\]\.Value is disabled/],
    [[{ type: "aws:ecs/cluster:Cluster", properties: {} }], /settings is not set/],
  ],
  unknown: [[{ type: "AWS::ECS::Cluster", properties: { ClusterSettings: unknown } }]],
});
