import type { AnyResource, Graph, Kind, Resource } from "../../../../components/model/graph";
import { View } from "../../../../components/model/view";
import { isGap, type Maybe, type Traffic } from "../network";
import { forwardsOf, listensOf } from "./balancers";
import type { Standing } from "./interfaces";
import { anyOn, flagOf, keyOf, maybe, textOf } from "./read";

type Reader<K extends Kind> = (it: Resource<K>["view"], graph: Graph, resource: Resource<K>) => Standing;

const tcp = (port: number): Traffic => ({ protocol: 6, first: port, last: port });

/** The port that is written, or the engine's own. */
const portOr = (
  port: View<number> | View<string>,
  fallback: Maybe<number> | undefined,
): Maybe<readonly Traffic[]> | undefined => {
  const written = port.isAbsent() ? undefined : maybe((port as View<number>).num());
  const number = written ?? fallback;
  return number === undefined || isGap(number) ? number : [tcp(number)];
};

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Tutorials.WebServerDB.CreateDBInstance.html, and each engine's own page. */
const enginePorts: readonly (readonly [RegExp, number])[] = [
  [/postgres/, 5432],
  [/mysql|mariadb|^aurora$/, 3306],
  [/^oracle/, 1521],
  [/^sqlserver/, 1433],
  [/^db2/, 50000],
  [/redis|valkey/, 6379],
  [/memcached/, 11211],
];

const engineOf = (engine: View<string>, fallback = ""): Maybe<number> | undefined => {
  const name = textOf(engine) ?? fallback;
  return isGap(name) ? name : enginePorts.find(([pattern]) => pattern.test(name))?.[1];
};

const listed = (one: View<string>): View<readonly string[]> => one.list();

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

const database: Reader<"AWS::RDS::DBInstance"> = (it, graph) => {
  const [cluster] = graph.targets(it.get("DBClusterIdentifier"), "AWS::RDS::DBCluster");
  const names = [
    it.get("DBSubnetGroupName"),
    ...(cluster === undefined ? [] : [cluster.view.get("DBSubnetGroupName")]),
  ];
  const group = names.flatMap((name) => graph.targets(name, "AWS::RDS::DBSubnetGroup"))[0];
  const port = it.get("Port").isAbsent() && cluster !== undefined ? cluster.view.get("Port") : it.get("Port");
  const listens = portOr(port, engineOf(it.get("Engine")));
  return {
    what: "database",
    subnets: [
      group?.view.get("SubnetIds") ??
        names.find((name) => !name.isAbsent())?.list() ??
        it.get("DBSubnetGroupName").list(),
    ],
    groups: [it.get("VPCSecurityGroups"), ...(cluster === undefined ? [] : [cluster.view.get("VpcSecurityGroupIds")])],
    publicIpv4: publicDatabase(it.get("PubliclyAccessible")),
    ipv6: false,
    ...(listens === undefined ? {} : { listens }),
  };
};

/** Where it is not written, the service decides by the subnet group: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
const publicDatabase = (flag: View<boolean>): Maybe<boolean> => {
  const value = maybe(flag.bool());
  if (isGap(value)) return value;
  return value ?? { missing: "PubliclyAccessible is not set, and AWS decides", at: flag.origin };
};

const cacheGroup = (graph: Graph, name: View<string>): View<readonly string[]> =>
  graph.targets(name, "AWS::ElastiCache::SubnetGroup")[0]?.view.get("SubnetIds") ?? name.list();

const privately = { publicIpv4: false, ipv6: false } as const;

const cache =
  <K extends "AWS::ElastiCache::ReplicationGroup" | "AWS::ElastiCache::CacheCluster">(
    groups: (it: Resource<K>["view"]) => View<readonly string[]>,
  ): Reader<K> =>
  (it, graph) => {
    const view = it as Resource<"AWS::ElastiCache::ReplicationGroup">["view"];
    const listens = portOr(view.get("Port"), engineOf(view.get("Engine"), "redis"));
    return {
      what: "cache",
      subnets: [cacheGroup(graph, view.get("CacheSubnetGroupName"))],
      groups: [groups(it)],
      ...privately,
      ...(listens === undefined ? {} : { listens }),
    };
  };

const assignedIp = (view: View<string>): Maybe<boolean> => {
  const text = textOf(view) ?? "DISABLED";
  return isGap(text) ? text : text === "ENABLED";
};

const search = (it: Resource<"AWS::OpenSearchService::Domain" | "AWS::Elasticsearch::Domain">["view"]): Standing => {
  const options = (it as Resource<"AWS::OpenSearchService::Domain">["view"]).get("VPCOptions");
  return {
    what: "search domain",
    subnets: [options.get("SubnetIds")],
    groups: [options.get("SecurityGroupIds")],
    ...privately,
    listens: [tcp(443), tcp(80)],
  };
};

/** Whatever stands in a subnet, by its kind. */
const readers: { readonly [K in Kind]?: Reader<K> } = {
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
  "AWS::EFS::MountTarget": (it) => ({
    what: "mount target",
    subnets: [listed(it.get("SubnetId"))],
    groups: [it.get("SecurityGroups")],
    ...privately,
    listens: [tcp(2049)],
  }),
  "AWS::EKS::Cluster": (it) => ({
    what: "control plane",
    subnets: [it.get("ResourcesVpcConfig").get("SubnetIds")],
    groups: [it.get("ResourcesVpcConfig").get("SecurityGroupIds")],
    ...privately,
  }),
  "AWS::ElastiCache::CacheCluster": cache((it) => it.get("VpcSecurityGroupIds")),
  "AWS::ElastiCache::ReplicationGroup": cache((it) => it.get("SecurityGroupIds")),
  "AWS::ElastiCache::ServerlessCache": (it) => ({
    what: "cache",
    subnets: [it.get("SubnetIds")],
    groups: [it.get("SecurityGroupIds")],
    ...privately,
    listens: [{ protocol: 6, first: 6379, last: 6380 }],
  }),
  "AWS::ElasticLoadBalancingV2::LoadBalancer": loadBalancer,
  "AWS::Elasticsearch::Domain": search,
  "AWS::Lambda::Function": (it) => ({
    what: "function",
    subnets: [it.get("VpcConfig").get("SubnetIds")],
    groups: [it.get("VpcConfig").get("SecurityGroupIds")],
    ...privately,
    // Nobody connects to a function's interface.
    listens: [],
  }),
  "AWS::OpenSearchService::Domain": search,
  "AWS::RDS::DBInstance": database,
};

export const standingKinds = Object.keys(readers) as readonly Kind[];

export const standingOf = (graph: Graph, resource: AnyResource): Standing | undefined => {
  const reader = readers[resource.kind] as ((it: unknown, graph: Graph, resource: unknown) => Standing) | undefined;
  return reader?.(resource.view, graph, resource);
};
