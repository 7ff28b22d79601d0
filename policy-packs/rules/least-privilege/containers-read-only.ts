import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { eachOf, isTrue } from "../../core/verdict";

export default defineRule({
  id: "containers-read-only",
  title: "Containers cannot write to their own programs",
  principle: "least-privilege",
  severity: "medium",
  why: "Who breaks into a container that can be written to puts tools and a changed program into it.",
  fix: {
    pulumi:
      "Set `readonlyRootFilesystem: true` in the container definition, and mount a volume where the program must write.",
    cloudformation:
      "Set `ReadonlyRootFilesystem: true` in the container definition, and mount a volume where the program must write.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-5"],
  checks: {
    // Windows has no such thing: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
    "AWS::ECS::TaskDefinition": (it) =>
      given(it.get("RuntimePlatform").get("OperatingSystemFamily").str("LINUX"), (system) =>
        system.startsWith("WINDOWS")
          ? []
          : eachOf(it.get("ContainerDefinitions"), (container) =>
              isTrue(container.get("ReadonlyRootFilesystem").bool(false), "its programs can be changed as it runs"),
            ),
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::ECS::TaskDefinition",
        properties: { ContainerDefinitions: [{ Name: "web", ReadonlyRootFilesystem: true }] },
      },
    ],
    bad: [{ type: "AWS::ECS::TaskDefinition", properties: { ContainerDefinitions: [{ Name: "web" }] } }],
  },
  equivalents: [{ id: "CKV_AWS_336", type: "AWS::ECS::TaskDefinition" }],
});
