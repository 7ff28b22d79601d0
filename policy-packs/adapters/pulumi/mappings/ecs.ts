import type * as aws from "@pulumi/aws";
import type { Properties } from "../../../../components/model/graph";
import { View } from "../../../../components/model/view";
import { tags, word } from "../codecs";
import { map } from "../mapping";

/** An element of the JSON text in `containerDefinitions`, which speaks the ECS API's own names. */
interface Container {
  readonly environment?: readonly { readonly name?: string; readonly value?: string }[];
  readonly firelensConfiguration?: { readonly type?: string };
  readonly logConfiguration?: { readonly logDriver?: string };
  readonly name?: string;
  readonly portMappings?: readonly { readonly containerPort?: number; readonly hostPort?: number }[];
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
    PortMappings: it.get("portMappings").each<{ ContainerPort: number; HostPort: number }>((one) => ({
      ContainerPort: one.get("containerPort"),
      HostPort: one.get("hostPort"),
    })),
    Privileged: it.get("privileged"),
    ReadonlyRootFilesystem: it.get("readonlyRootFilesystem"),
    User: it.get("user"),
  }));

export const ecs = {
  "aws:ecs/cluster:Cluster": map<aws.ecs.ClusterArgs, "AWS::ECS::Cluster">("AWS::ECS::Cluster", (it) => ({
    // A resource of its own here.
    CapacityProviders: View.absent(it),
    ClusterName: it.get("name"),
    ClusterSettings: it.get("settings").each((one) => ({ Name: one.get("name"), Value: one.get("value") })),
    Configuration: {
      ExecuteCommandConfiguration: {
        Logging: it.get("configuration").get("executeCommandConfiguration").get("logging"),
      },
    },
    Tags: tags(it.get("tags")),
  })),
  "aws:ecs/capacityProvider:CapacityProvider": map<aws.ecs.CapacityProviderArgs, "AWS::ECS::CapacityProvider">(
    "AWS::ECS::CapacityProvider",
    (it) => ({
      Name: it.get("name"),
      AutoScalingGroupProvider: {
        AutoScalingGroupArn: it.get("autoScalingGroupProvider").get("autoScalingGroupArn"),
      },
    }),
  ),
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": map<
    aws.ecs.ClusterCapacityProvidersArgs,
    "AWS::ECS::ClusterCapacityProviderAssociations"
  >("AWS::ECS::ClusterCapacityProviderAssociations", (it) => ({
    CapacityProviders: it.get("capacityProviders"),
    Cluster: it.get("clusterName"),
  })),
  "aws:ecs/service:Service": map<aws.ecs.ServiceArgs, "AWS::ECS::Service">("AWS::ECS::Service", (it) => ({
    ServiceName: it.get("name"),
    Cluster: it.get("cluster"),
    LaunchType: it.get("launchType"),
    TaskDefinition: it.get("taskDefinition"),
    EnableExecuteCommand: it.get("enableExecuteCommand"),
    PlatformVersion: it.get("platformVersion"),
    LoadBalancers: it.get("loadBalancers").each((one) => ({
      ContainerPort: one.get("containerPort"),
      LoadBalancerName: one.get("elbName"),
      TargetGroupArn: one.get("targetGroupArn"),
    })),
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
