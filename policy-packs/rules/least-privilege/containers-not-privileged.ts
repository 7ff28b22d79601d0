import { defineRule } from "../../core/rule";
import { eachOf, isFalse } from "../../core/verdict";

export default defineRule({
  id: "containers-not-privileged",
  title: "Containers are not privileged",
  principle: "least-privilege",
  severity: "high",
  why: "A privileged container is root on the machine: whoever breaks into it has the host, its role and every other container there.",
  fix: {
    pulumi: "Leave `privileged` out of the container definition, and add single capabilities where one is needed.",
    cloudformation:
      "Leave `Privileged` out of the container definition, and add single capabilities by `LinuxParameters.Capabilities`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-4"],
  checks: {
    "AWS::Batch::JobDefinition": (it) =>
      isFalse(it.get("ContainerProperties").get("Privileged").bool(false), "the container is root on its host"),
    "AWS::ECS::TaskDefinition": (it) =>
      eachOf(it.get("ContainerDefinitions"), (container) =>
        isFalse(container.get("Privileged").bool(false), "the container is root on its host"),
      ),
  },
  examples: {
    good: [{ type: "AWS::ECS::TaskDefinition", properties: { ContainerDefinitions: [{ Name: "web" }] } }],
    bad: [
      { type: "AWS::ECS::TaskDefinition", properties: { ContainerDefinitions: [{ Name: "web", Privileged: true }] } },
    ],
  },
  equivalents: [
    { id: "BATCH_JOB_CONTAINER_PROPERTIES_PRIVILEGED_RULE", type: "AWS::Batch::JobDefinition" },
    { id: "CKV_AWS_210", type: "AWS::Batch::JobDefinition" },
    { id: "CKV_AWS_334", type: "AWS::ECS::TaskDefinition" },
  ],
});
