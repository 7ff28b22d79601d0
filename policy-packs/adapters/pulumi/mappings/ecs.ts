import type * as aws from "@pulumi/aws";
import type { Properties } from "../../../../components/model/graph";
import type { View } from "../../../../components/model/view";
import { tags, word } from "../codecs";
import { map } from "../mapping";

/** An element of the JSON text in `containerDefinitions`, which speaks the ECS API's own names. */
interface Container {
  readonly environment?: readonly { readonly name?: string; readonly value?: string }[];
  readonly firelensConfiguration?: { readonly type?: string };
  readonly logConfiguration?: { readonly logDriver?: string };
  readonly name?: string;
  readonly privileged?: boolean;
  readonly readonlyRootFilesystem?: boolean;
  readonly user?: string;
}

type Canonical = NonNullable<Properties<"AWS::ECS::TaskDefinition">["ContainerDefinitions"]>[number];

const containers = (text: View<string>) =>
  (text.json() as View<unknown> as View<readonly Container[]>).each<Canonical>((it) => ({
    Environment: it
      .get("environment")
      .each<{ Name: string; Value: string }>((one) => ({ Name: one.get("name"), Value: one.get("value") })),
    FirelensConfiguration: { Type: it.get("firelensConfiguration").get("type") },
    LogConfiguration: { LogDriver: it.get("logConfiguration").get("logDriver") },
    Name: it.get("name"),
    Privileged: it.get("privileged"),
    ReadonlyRootFilesystem: it.get("readonlyRootFilesystem"),
    User: it.get("user"),
  }));

export const ecs = {
  "aws:ecs/cluster:Cluster": map<aws.ecs.ClusterArgs, "AWS::ECS::Cluster">("AWS::ECS::Cluster", (it) => ({
    ClusterName: it.get("name"),
    ClusterSettings: it.get("settings").each((one) => ({ Name: one.get("name"), Value: one.get("value") })),
    Configuration: {
      ExecuteCommandConfiguration: {
        Logging: it.get("configuration").get("executeCommandConfiguration").get("logging"),
      },
    },
    Tags: tags(it.get("tags")),
  })),
  "aws:ecs/service:Service": map<aws.ecs.ServiceArgs, "AWS::ECS::Service">("AWS::ECS::Service", (it) => ({
    ServiceName: it.get("name"),
    EnableExecuteCommand: it.get("enableExecuteCommand"),
    PlatformVersion: it.get("platformVersion"),
    LoadBalancers: it
      .get("loadBalancers")
      .each((one) => ({ ContainerPort: one.get("containerPort"), TargetGroupArn: one.get("targetGroupArn") })),
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        AssignPublicIp: word("ENABLED", "DISABLED")(it.get("networkConfiguration").get("assignPublicIp")),
        SecurityGroups: it.get("networkConfiguration").get("securityGroups"),
        Subnets: it.get("networkConfiguration").get("subnets"),
      },
    },
    Tags: tags(it.get("tags")),
  })),
  "aws:ecs/taskDefinition:TaskDefinition": map<aws.ecs.TaskDefinitionArgs, "AWS::ECS::TaskDefinition">(
    "AWS::ECS::TaskDefinition",
    (it) => ({
      Family: it.get("family"),
      ExecutionRoleArn: it.get("executionRoleArn"),
      TaskRoleArn: it.get("taskRoleArn"),
      ContainerDefinitions: containers(it.get("containerDefinitions")),
      IpcMode: it.get("ipcMode"),
      NetworkMode: it.get("networkMode"),
      PidMode: it.get("pidMode"),
      RuntimePlatform: { OperatingSystemFamily: it.get("runtimePlatform").get("operatingSystemFamily") },
      Tags: tags(it.get("tags")),
      Volumes: it.get("volumes").each((volume) => ({
        EFSVolumeConfiguration: {
          FilesystemId: volume.get("efsVolumeConfiguration").get("fileSystemId"),
          TransitEncryption: volume.get("efsVolumeConfiguration").get("transitEncryption"),
        },
      })),
    }),
  ),
};
