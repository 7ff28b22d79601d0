import rule from "../../../policy-packs/rules/least-privilege/containers-read-only";
import { testRule, unknown } from "../../rule-tester";

const task = "AWS::ECS::TaskDefinition";
const inPulumi = "aws:ecs/taskDefinition:TaskDefinition";

testRule(rule, {
  pass: [
    [{ type: task, properties: { ContainerDefinitions: [{ Name: "web", ReadonlyRootFilesystem: true }] } }],
    [{ type: inPulumi, properties: { containerDefinitions: '[{"name":"web","readonlyRootFilesystem":true}]' } }],
  ],
  fail: [
    [
      [{ type: task, properties: { ContainerDefinitions: [{ Name: "web" }] } }],
      /ContainerDefinitions\[0\]\.ReadonlyRootFilesystem is not set \(false by default\)/,
    ],
    [
      [{ type: inPulumi, properties: { containerDefinitions: '[{"name":"a","readonlyRootFilesystem":false}]' } }],
      /containerDefinitions\[0\]\.readonlyRootFilesystem is false/,
    ],
  ],
  unknown: [[{ type: task, properties: { ContainerDefinitions: [{ ReadonlyRootFilesystem: unknown }] } }]],
  silent: [
    [
      {
        type: task,
        properties: {
          ContainerDefinitions: [{ Name: "web" }],
          RuntimePlatform: { OperatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
        },
      },
    ],
  ],
});
