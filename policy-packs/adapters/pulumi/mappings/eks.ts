import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const eks = {
  "aws:eks/cluster:Cluster": map<aws.eks.ClusterArgs, "AWS::EKS::Cluster">("AWS::EKS::Cluster", (it) => ({
    Name: it.get("name"),
    EncryptionConfig: it
      .get("encryptionConfig")
      .list()
      .each((one) => ({ Provider: { KeyArn: one.get("provider").get("keyArn") }, Resources: one.get("resources") })),
    Logging: {
      ClusterLogging: {
        EnabledTypes: it.get("enabledClusterLogTypes").each<{ readonly Type?: string }>((type) => ({ Type: type })),
      },
    },
    ResourcesVpcConfig: {
      EndpointPrivateAccess: it.get("vpcConfig").get("endpointPrivateAccess"),
      EndpointPublicAccess: it.get("vpcConfig").get("endpointPublicAccess"),
      PublicAccessCidrs: it.get("vpcConfig").get("publicAccessCidrs"),
      SecurityGroupIds: it.get("vpcConfig").get("securityGroupIds"),
      SubnetIds: it.get("vpcConfig").get("subnetIds"),
    },
    Tags: tags(it.get("tags")),
    Version: it.get("version"),
  })),
  "aws:eks/nodeGroup:NodeGroup": map<aws.eks.NodeGroupArgs, "AWS::EKS::Nodegroup">("AWS::EKS::Nodegroup", (it) => ({
    ClusterName: it.get("clusterName"),
    NodegroupName: it.get("nodeGroupName"),
    LaunchTemplate: { Id: it.get("launchTemplate").get("id"), Name: it.get("launchTemplate").get("name") },
    RemoteAccess: {
      Ec2SshKey: it.get("remoteAccess").get("ec2SshKey"),
      SourceSecurityGroups: it.get("remoteAccess").get("sourceSecurityGroupIds"),
    },
    Subnets: it.get("subnetIds"),
    Tags: it.get("tags"),
  })),
  "aws:eks/fargateProfile:FargateProfile": map<aws.eks.FargateProfileArgs, "AWS::EKS::FargateProfile">(
    "AWS::EKS::FargateProfile",
    (it) => ({
      ClusterName: it.get("clusterName"),
      FargateProfileName: it.get("fargateProfileName"),
      Subnets: it.get("subnetIds"),
    }),
  ),
};
