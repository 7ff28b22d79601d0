import type { AnyResource, Graph, Kind } from "../../../../components/model/graph";
import { View } from "../../../../components/model/view";
import { isGap, type Maybe } from "../network";
import { forwardsOf, listensOf } from "./balancers";
import type { Standing } from "./interfaces";
import { anyOn, flagOf, keyOf, maybe, textOf } from "./read";
import { listed, privately, tcp, type Reader, type Readers } from "./reader";
import { stores } from "./stores";

/** Public addresses that are bound to a resource: of its own, or of an interface of its. */
const hasElasticIp = (graph: Graph, { address }: AnyResource): Maybe<boolean> => {
  const pointing = [
    ...graph.all("AWS::EC2::EIP").map(({ view }) => view.get("InstanceId")),
    ...graph
      .all("AWS::EC2::EIPAssociation")
      .flatMap(({ view }) => [view.get("InstanceId"), view.get("NetworkInterfaceId")]),
  ];
  return pointing.some((view) => {
    const key = keyOf(view);
    return !isGap(key) && key === address;
  });
};

const firstOf = <T>(list: View<readonly T[]>): View<T> => list.alternatives()[0] ?? View.absent<T>(list);

const instance: Reader<"AWS::EC2::Instance"> = (it, graph, resource) => {
  const interfaces = it.get("NetworkInterfaces");
  const own = interfaces.isAbsent() ? undefined : firstOf(interfaces);
  const associated = own?.get("AssociatePublicIpAddress");
  const assigned =
    associated === undefined || associated.isAbsent() ? ("as its subnet" as const) : flagOf(associated, false);
  const elastic = hasElasticIp(graph, resource);
  const count = maybe(it.get("Ipv6AddressCount").num(0));
  return {
    what: "instance",
    subnets: [...(own === undefined ? [] : [listed(own.get("SubnetId"))]), listed(it.get("SubnetId"))],
    groups: [...(own === undefined ? [] : [own.get("GroupSet")]), it.get("SecurityGroupIds"), it.get("SecurityGroups")],
    publicIpv4: elastic === true ? true : assigned,
    ipv6: it.get("Ipv6AddressCount").isAbsent() ? "as its subnet" : isGap(count) ? count : count > 0,
  };
};

const autoScaling: Reader<"AWS::AutoScaling::AutoScalingGroup"> = (it, graph) => {
  const mixed = it.get("MixedInstancesPolicy").get("LaunchTemplate").get("LaunchTemplateSpecification");
  const [template] = [it.get("LaunchTemplate"), mixed]
    .flatMap((one) => [one.get("LaunchTemplateId"), one.get("LaunchTemplateName")])
    .flatMap((one) => graph.targets(one, "AWS::EC2::LaunchTemplate"));
  const [configuration] = graph.targets(it.get("LaunchConfigurationName"), "AWS::AutoScaling::LaunchConfiguration");
  const data = template?.view.get("LaunchTemplateData");
  const interfaces = data?.get("NetworkInterfaces");
  const own = interfaces === undefined || interfaces.isAbsent() ? undefined : firstOf(interfaces);
  const associated = own?.get("AssociatePublicIpAddress") ?? configuration?.view.get("AssociatePublicIpAddress");
  const unseen = { missing: "what its instances are made of is defined elsewhere", at: it.origin, elsewhere: true };
  return {
    what: "instances",
    subnets: [it.get("VPCZoneIdentifier")],
    groups: [
      ...(own === undefined ? [] : [own.get("Groups")]),
      ...(data === undefined ? [] : [data.get("SecurityGroupIds")]),
      ...(configuration === undefined ? [] : [configuration.view.get("SecurityGroups")]),
    ],
    publicIpv4:
      data === undefined && configuration === undefined
        ? unseen
        : associated === undefined || associated.isAbsent()
          ? "as its subnet"
          : flagOf(associated, false),
    ipv6: "as its subnet",
  };
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
  };
};

const assignedIp = (view: View<string>): Maybe<boolean> => {
  const text = textOf(view) ?? "DISABLED";
  return isGap(text) ? text : text === "ENABLED";
};

/** Whatever stands in a subnet, by its kind. */
const readers: Readers = {
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
  "AWS::EKS::Cluster": (it) => ({
    what: "control plane",
    subnets: [it.get("ResourcesVpcConfig").get("SubnetIds")],
    groups: [it.get("ResourcesVpcConfig").get("SecurityGroupIds")],
    ...privately,
  }),
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
