import rule from "../../../policy-packs/rules/least-privilege/containers-not-privileged";
import { testRule, unknown } from "../../rule-tester";

const task = (container: { readonly [key: string]: string | boolean }) => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  properties: { containerDefinitions: JSON.stringify([{ name: "proxy" }, container]) },
});

testRule(rule, {
  pass: [
    [{ type: "AWS::ECS::TaskDefinition", properties: { ContainerDefinitions: [{ Name: "web", Privileged: false }] } }],
    [task({ name: "web" })],
    [{ type: "AWS::Batch::JobDefinition", properties: { ContainerProperties: { Image: "report" } } }],
    [{ type: "aws:batch/jobDefinition:JobDefinition", properties: { containerProperties: '{"image":"report"}' } }],
  ],
  fail: [
    [
      [{ type: "AWS::ECS::TaskDefinition", properties: { ContainerDefinitions: [{ Name: "web", Privileged: true }] } }],
      /ContainerDefinitions\[0\]\.Privileged is true/,
    ],
    [[task({ name: "web", privileged: true })], /containerDefinitions\[1\]\.privileged is true/],
    [
      [{ type: "AWS::Batch::JobDefinition", properties: { ContainerProperties: { Privileged: true } } }],
      /ContainerProperties\.Privileged is true/,
    ],
    [
      [{ type: "aws:batch/jobDefinition:JobDefinition", properties: { containerProperties: '{"privileged":true}' } }],
      /containerProperties\.privileged is true/,
    ],
  ],
  unknown: [
    [{ type: "AWS::Batch::JobDefinition", properties: { ContainerProperties: unknown } }],
    [{ type: "AWS::ECS::TaskDefinition", properties: { ContainerDefinitions: [{ Privileged: unknown }] } }],
    [{ type: "aws:ecs/taskDefinition:TaskDefinition", properties: { containerDefinitions: unknown } }],
  ],
});
