import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass, some } from "../../core/verdict";

export default defineRule({
  id: "container-insights-on",
  title: "A cluster collects metrics of its containers",
  principle: "logging",
  severity: "low",
  why: "A miner or a loop in a container shows first in its load and restarts; without these records it shows in the bill.",
  fix: {
    pulumi: 'Add `settings: [{ name: "containerInsights", value: "enhanced" }]` to the aws.ecs.Cluster.',
    cloudformation: "Add `{ Name: containerInsights, Value: enhanced }` to `ClusterSettings`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-12"],
  checks: {
    "AWS::ECS::Cluster": (it) =>
      given(it.get("ClusterSettings").items(), (settings) => {
        const off = fail(it.get("ClusterSettings"), "no setting turns containerInsights on");
        return some(
          settings.map((setting) =>
            given(setting.get("Name").str("containerInsights"), (name) =>
              name !== "containerInsights"
                ? off
                : given(setting.get("Value").str("disabled"), (value) =>
                    value === "disabled"
                      ? fail(setting.get("Value"), "no metrics of its containers are collected")
                      : pass,
                  ),
            ),
          ),
          off,
        );
      }),
  },
  examples: {
    good: [
      {
        type: "AWS::ECS::Cluster",
        properties: { ClusterSettings: [{ Name: "containerInsights", Value: "enhanced" }] },
      },
    ],
    bad: [{ type: "AWS::ECS::Cluster", properties: {} }],
  },
  equivalents: [
    { id: "AWS-0034", type: "AWS::ECS::Cluster" },
    { id: "AwsSolutions-ECS4", type: "AWS::ECS::Cluster" },
    { id: "CKV_AWS_65", type: "AWS::ECS::Cluster" },
  ],
});
