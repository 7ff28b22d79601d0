import type { Graph, Resource } from "../../../../components/model/graph";
import { isGap, type Maybe, type Traffic } from "../network";
import { clusterGroup, groupOfCluster, remoteAccessGroup } from "./born";
import type { Standing } from "./interfaces";
import { assignedBy, byTemplate } from "./machines";
import { flagOf } from "./read";

type Of<K extends "AWS::EKS::Cluster" | "AWS::EKS::Nodegroup" | "AWS::EKS::FargateProfile"> = Resource<K>;

const https: Traffic = { protocol: 6, first: 443, last: 443 };

/**
 * The interfaces that EKS puts into the VPC. Whoever is in it speaks to the API by them only with private access; by default the API is
 * public alone. https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
 */
export const cluster = (
  it: Of<"AWS::EKS::Cluster">["view"],
  _: Graph,
  { address }: Of<"AWS::EKS::Cluster">,
): Standing => {
  const config = it.get("ResourcesVpcConfig");
  const isPrivate = flagOf(config.get("EndpointPrivateAccess"), false);
  const listens: Maybe<readonly Traffic[]> = isGap(isPrivate) ? isPrivate : isPrivate ? [https] : [];
  return {
    what: "control plane",
    subnets: [config.get("SubnetIds")],
    groups: [config.get("SecurityGroupIds")],
    besides: [clusterGroup(address)],
    publicIpv4: false,
    ipv6: false,
    listens,
  };
};

/**
 * Nodes, and the pods on them, which have addresses of the same interfaces. Groups that a launch template names stand in place of the
 * cluster's: https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
 */
export const nodegroup = (
  it: Of<"AWS::EKS::Nodegroup">["view"],
  graph: Graph,
  { address }: Of<"AWS::EKS::Nodegroup">,
): Standing => {
  const named = [it.get("LaunchTemplate").get("Id"), it.get("LaunchTemplate").get("Name")];
  const [template] = named.flatMap((one) => graph.targets(one, "AWS::EC2::LaunchTemplate"));
  const { groups, associated } = byTemplate(template?.view);
  const own = groups.find((list) => !list.isAbsent());
  const lost = template === undefined ? named.find((one) => !one.isAbsent()) : undefined;
  const unseen = { missing: "its launch template is defined elsewhere", at: it.origin, elsewhere: true };
  return {
    what: "nodes",
    subnets: [it.get("Subnets")],
    groups: own === undefined ? [] : [own],
    ...(own === undefined ? { besides: lost === undefined ? bySelf(it, graph, address) : unseen } : {}),
    publicIpv4: lost === undefined ? assignedBy(associated) : unseen,
    ipv6: "as its subnet",
  };
};

const bySelf = (it: Of<"AWS::EKS::Nodegroup">["view"], graph: Graph, address: string): Maybe<readonly string[]> => {
  const group = groupOfCluster(graph, it.get("ClusterName"));
  if (isGap(group)) return group;
  return it.get("RemoteAccess").get("Ec2SshKey").isAbsent() ? [group] : [group, remoteAccessGroup(address)];
};

/** Pods on Fargate are in the cluster's group, and in private subnets alone: https://docs.aws.amazon.com/eks/latest/userguide/fargate.html */
export const fargateProfile = (it: Of<"AWS::EKS::FargateProfile">["view"], graph: Graph): Standing => {
  const group = groupOfCluster(graph, it.get("ClusterName"));
  return {
    what: "pods",
    subnets: [it.get("Subnets")],
    groups: [],
    besides: isGap(group) ? group : [group],
    publicIpv4: false,
    ipv6: "as its subnet",
  };
};
