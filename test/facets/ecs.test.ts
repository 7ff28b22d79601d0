import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import notOpen from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const efs = (TransitEncryption: string) => ({
  type: "AWS::ECS::TaskDefinition",
  properties: { Volumes: [{ Name: "tmp" }, { EFSVolumeConfiguration: { FilesystemId: "fs-1", TransitEncryption } }] },
});
const web = { Name: "web", LogConfiguration: { LogDriver: "awslogs" } };
const router = { Name: "router", FirelensConfiguration: { Type: "fluentbit" } };
const task = (...containers: readonly object[]) => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  properties: { containerDefinitions: JSON.stringify(containers) },
});
const service = (AssignPublicIp: string) => ({
  type: "AWS::ECS::Service",
  properties: { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp } } },
});

testRule(inTransit, {
  pass: [
    [efs("ENABLED")],
    [
      {
        type: "aws:ecs/taskDefinition:TaskDefinition",
        properties: { volumes: [{ name: "x", efsVolumeConfiguration: { transitEncryption: "ENABLED" } }] },
      },
    ],
  ],
  fail: [
    [[efs("DISABLED")], /\(file-systems\) Volumes\[1\]\.EFSVolumeConfiguration\.TransitEncryption is DISABLED/],
    [
      [
        {
          type: "aws:ecs/taskDefinition:TaskDefinition",
          properties: { volumes: [{ name: "x", efsVolumeConfiguration: { fileSystemId: "fs-1" } }] },
        },
      ],
      /volumes\[0\]\.efsVolumeConfiguration\.transitEncryption is not set/,
    ],
  ],
  unknown: [[{ type: "AWS::ECS::TaskDefinition", properties: { Volumes: unknown } }]],
  silent: [[{ type: "AWS::ECS::TaskDefinition", properties: { Volumes: [{ Name: "tmp" }] } }]],
});

testRule(logged, {
  pass: [
    [{ type: "AWS::ECS::Cluster", properties: {} }],
    [{ type: "AWS::ECS::TaskDefinition", properties: { ContainerDefinitions: [web, router] } }],
    [task({ name: "web", logConfiguration: { logDriver: "awslogs" } })],
  ],
  fail: [
    [
      [
        {
          type: "aws:ecs/cluster:Cluster",
          properties: { configuration: { executeCommandConfiguration: { logging: "NONE" } } },
        },
      ],
      /\(exec-sessions\) configuration\.executeCommandConfiguration\.logging is NONE/,
    ],
    [
      [{ type: "AWS::ECS::TaskDefinition", properties: { ContainerDefinitions: [web, { Name: "job" }] } }],
      /\(container-logs\) ContainerDefinitions\[1\]\.LogConfiguration\.LogDriver is not set/,
    ],
    [[task({ name: "web" })], /\(container-logs\) containerDefinitions\[0\]\.logConfiguration\.logDriver is not set/],
  ],
  unknown: [[{ type: "aws:ecs/taskDefinition:TaskDefinition", properties: { containerDefinitions: unknown } }]],
});

testRule(notOpen, {
  pass: [
    [service("DISABLED")],
    [{ type: "aws:ecs/service:Service", properties: { networkConfiguration: { subnets: ["subnet-1"] } } }],
  ],
  fail: [
    [[service("ENABLED")], /\(public-ip\) .*AssignPublicIp is ENABLED/],
    [
      [{ type: "aws:ecs/service:Service", properties: { networkConfiguration: { assignPublicIp: true } } }],
      /networkConfiguration\.assignPublicIp is /,
    ],
  ],
  unknown: [[{ type: "AWS::ECS::Service", properties: { NetworkConfiguration: unknown } }]],
});
