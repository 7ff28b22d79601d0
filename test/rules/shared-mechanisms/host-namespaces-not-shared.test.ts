import rule from "../../../policy-packs/rules/shared-mechanisms/host-namespaces-not-shared";
import { testRule, unknown } from "../../rule-tester";

const container = { Name: "web", User: "app" };

testRule(rule, {
  pass: [
    [
      {
        type: "AWS::ECS::TaskDefinition",
        properties: { NetworkMode: "awsvpc", ContainerDefinitions: [{ Name: "web" }] },
      },
    ],
    [{ type: "AWS::ECS::TaskDefinition", properties: { NetworkMode: "host", ContainerDefinitions: [container] } }],
    [{ type: "aws:ecs/taskDefinition:TaskDefinition", properties: { pidMode: "task", containerDefinitions: "[]" } }],
    // Privileged containers are the finding of another rule.
    [
      {
        type: "AWS::ECS::TaskDefinition",
        properties: { NetworkMode: "host", ContainerDefinitions: [{ Name: "agent", Privileged: true }] },
      },
    ],
  ],
  fail: [
    [[{ type: "AWS::ECS::TaskDefinition", properties: { PidMode: "host" } }], /\(processes\) PidMode is host/],
    [
      [{ type: "aws:ecs/taskDefinition:TaskDefinition", properties: { ipcMode: "host", containerDefinitions: "[]" } }],
      /\(memory\) ipcMode is host/,
    ],
    [
      [
        {
          type: "AWS::ECS::TaskDefinition",
          properties: { NetworkMode: "host", ContainerDefinitions: [{ User: "0:x" }] },
        },
      ],
      /\(network\) ContainerDefinitions\[0\]\.User is 0:x/,
    ],
    [
      [
        {
          type: "aws:ecs/taskDefinition:TaskDefinition",
          properties: { networkMode: "host", containerDefinitions: JSON.stringify([{ name: "web" }]) },
        },
      ],
      /\(network\) containerDefinitions\[0\]\.user is not set/,
    ],
  ],
  unknown: [
    [{ type: "AWS::ECS::TaskDefinition", properties: { PidMode: unknown } }],
    [{ type: "AWS::ECS::TaskDefinition", properties: { NetworkMode: "host", ContainerDefinitions: unknown } }],
  ],
});
