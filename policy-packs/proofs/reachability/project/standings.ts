import type { AnyResource, Graph, Kind } from "../../../../components/model/graph";
import type { View } from "../../../../components/model/view";
import { isGap, type Maybe } from "../network";
import { forwardsOf, listensOf } from "./balancers";
import { classicForwards, classicListens } from "./classic";
import type { Standing } from "./interfaces";
import { cluster, fargateProfile, nodegroup } from "./kubernetes";
import { autoScaling, hasElasticIp, instance } from "./machines";
import { anyOn, textOf } from "./read";
import { listed, privately, tcp, type Reader, type Readers } from "./reader";
import { stores } from "./stores";

/** On by default: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html */
const filtersPrivateLink = (view: View<string>): Maybe<boolean> => {
  const text = textOf(view) ?? "on";
  return isGap(text) ? text : text !== "off";
};

const loadBalancer: Reader<"AWS::ElasticLoadBalancingV2::LoadBalancer"> = (it, graph, resource) => {
  const scheme = textOf(it.get("Scheme")) ?? "internet-facing";
  const type = textOf(it.get("Type")) ?? "application";
  const stack = textOf(it.get("IpAddressType")) ?? "ipv4";
  const grouped = type !== "network" || !it.get("SecurityGroups").isAbsent();
  return {
    what: "load balancer",
    subnets: [it.get("Subnets"), it.get("SubnetMappings").each<string>((one) => one.get("SubnetId"))],
    ...(grouped ? { groups: [it.get("SecurityGroups")] } : {}),
    publicIpv4: isGap(scheme) ? scheme : scheme === "internet-facing",
    ipv6: isGap(stack) ? stack : stack.startsWith("dualstack"),
    listens: listensOf(graph, resource),
    forwards: forwardsOf(graph, resource, type),
    filtersPrivateLink: filtersPrivateLink(it.get("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")),
  };
};

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-internet-facing-load-balancers.html */
const classicBalancer: Reader<"AWS::ElasticLoadBalancing::LoadBalancer"> = (it, graph, resource) => {
  const scheme = textOf(it.get("Scheme")) ?? "internet-facing";
  return {
    what: "load balancer",
    subnets: [it.get("Subnets")],
    groups: [it.get("SecurityGroups")],
    publicIpv4: isGap(scheme) ? scheme : scheme === "internet-facing",
    ipv6: false,
    listens: classicListens(it),
    forwards: classicForwards(graph, resource),
  };
};

const assignedIp = (view: View<string>): Maybe<boolean> => {
  const text = textOf(view) ?? "DISABLED";
  return isGap(text) ? text : text === "ENABLED";
};

/** Whatever stands in a subnet, by its kind. */
const readers: Readers = {
  "AWS::ApiGatewayV2::VpcLink": (it) => ({
    what: "VPC link",
    subnets: [it.get("SubnetIds")],
    groups: [it.get("SecurityGroupIds")],
    ...privately,
    // It speaks alone.
    listens: [],
  }),
  "AWS::AutoScaling::AutoScalingGroup": autoScaling,
  "AWS::EC2::Instance": instance,
  "AWS::EC2::NetworkInterface": (it, graph, resource) => ({
    what: "network interface",
    subnets: [listed(it.get("SubnetId"))],
    groups: [it.get("GroupSet")],
    publicIpv4: anyOn(hasElasticIp(graph, resource)),
    ipv6: "as its subnet",
  }),
  "AWS::EC2::VPCEndpoint": (it) => ({
    what: "endpoint",
    subnets: [it.get("SubnetIds")],
    groups: [it.get("SecurityGroupIds")],
    ...privately,
    listens: [tcp(443)],
  }),
  "AWS::ECS::Service": (it) => {
    const network = it.get("NetworkConfiguration").get("AwsvpcConfiguration");
    return {
      what: "service",
      subnets: [network.get("Subnets")],
      groups: [network.get("SecurityGroups")],
      publicIpv4: assignedIp(network.get("AssignPublicIp")),
      ipv6: "as its subnet",
    };
  },
  "AWS::EKS::Cluster": cluster,
  "AWS::EKS::FargateProfile": fargateProfile,
  "AWS::EKS::Nodegroup": nodegroup,
  "AWS::ElasticLoadBalancing::LoadBalancer": classicBalancer,
  "AWS::ElasticLoadBalancingV2::LoadBalancer": loadBalancer,
  "AWS::Lambda::Function": (it) => ({
    what: "function",
    subnets: [it.get("VpcConfig").get("SubnetIds")],
    groups: [it.get("VpcConfig").get("SecurityGroupIds")],
    ...privately,
    // Nobody connects to a function's interface.
    listens: [],
  }),
  ...stores,
};

export const standingKinds = Object.keys(readers) as readonly Kind[];

/** The places of a resource in the network. */
export const standingsOf = (graph: Graph, resource: AnyResource): readonly Standing[] => {
  const reader = readers[resource.kind] as Reader<Kind> | undefined;
  const found = reader?.(resource.view, graph, resource) ?? [];
  return "what" in found ? [found] : found;
};
