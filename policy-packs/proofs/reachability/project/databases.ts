import type { Graph, Kind, Resource } from "../../../../components/model/graph";
import type { View } from "../../../../components/model/view";
import { isGap, type Maybe } from "../network";
import { flagOf, maybe, textOf } from "./read";
import { listensAt, portOf, privately, type Reader } from "./reader";

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

/** The port that an engine has where none is written. */
export const portOfEngine = (engine: View<string>, fallback = ""): Maybe<number> | undefined => {
  const name = textOf(engine) ?? fallback;
  return isGap(name) ? name : enginePorts.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1];
};

type SubnetGroup = Extract<Kind, `${string}SubnetGroup`>;

/** The subnets of the first group of subnets that is named, where it is here; otherwise the name, which is defined elsewhere. */
export const subnetsIn = (
  graph: Graph,
  kind: SubnetGroup,
  name: View<string>,
  ...more: readonly View<string>[]
): View<readonly string[]> => {
  const names = [name, ...more];
  const [group] = names.flatMap((one) =>
    graph.targets<SubnetGroup>(one, kind),
  ) as readonly Resource<"AWS::RDS::DBSubnetGroup">[];
  return group?.view.get("SubnetIds") ?? (names.find((one) => !one.isAbsent()) ?? name).list();
};

/** Where it is not written, the service decides by the subnet group: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
const isPublic = (flag: View<boolean>): Maybe<boolean> =>
  maybe(flag.bool()) ?? { missing: "PubliclyAccessible is not set, and AWS decides", at: flag.origin };

export const instance: Reader<"AWS::RDS::DBInstance"> = (it, graph) => {
  const member = it.get("DBClusterIdentifier");
  const cluster = graph.targets(member, "AWS::RDS::DBCluster")[0]?.view;
  const inherited = cluster === undefined ? [] : [cluster.get("DBSubnetGroupName")];
  return {
    what: "database",
    subnets: [subnetsIn(graph, "AWS::RDS::DBSubnetGroup", it.get("DBSubnetGroupName"), ...inherited)],
    // The groups of a cluster that is elsewhere are written there.
    groups: [it.get("VPCSecurityGroups"), cluster?.get("VpcSecurityGroupIds") ?? member.list()],
    publicIpv4: isPublic(it.get("PubliclyAccessible")),
    ipv6: false,
    ...listensAt(portOf(it.get("Port")) ?? (cluster && portOf(cluster.get("Port"))) ?? portOfEngine(it.get("Engine"))),
  };
};

/** A Multi-AZ cluster has no instances in the code, and stands for them; an Aurora one stands where its instances do. */
export const cluster: Reader<"AWS::RDS::DBCluster"> = (it, graph) =>
  it.get("DBClusterInstanceClass").isAbsent()
    ? []
    : {
        what: "database",
        subnets: [subnetsIn(graph, "AWS::RDS::DBSubnetGroup", it.get("DBSubnetGroupName"))],
        groups: [it.get("VpcSecurityGroupIds")],
        publicIpv4: isPublic(it.get("PubliclyAccessible")),
        ipv6: false,
        ...listensAt(portOf(it.get("Port")) ?? portOfEngine(it.get("Engine"))),
      };

/** Never public: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html#rds-proxy.limitations */
export const proxy: Reader<"AWS::RDS::DBProxy"> = (it) => ({
  what: "database proxy",
  subnets: [it.get("VpcSubnetIds")],
  groups: [it.get("VpcSecurityGroupIds")],
  ...privately,
  ...listensAt(portOfEngine(it.get("EngineFamily"))),
});

export const proxyEndpoint: Reader<"AWS::RDS::DBProxyEndpoint"> = (it, graph) => {
  const behind = graph.targets(it.get("DBProxyName"), "AWS::RDS::DBProxy")[0]?.view;
  return {
    what: "database proxy",
    subnets: [it.get("VpcSubnetIds")],
    groups: [it.get("VpcSecurityGroupIds")],
    ...privately,
    ...(behind === undefined ? {} : listensAt(portOfEngine(behind.get("EngineFamily")))),
  };
};

/** In its VPC alone, always: https://docs.aws.amazon.com/documentdb/latest/developerguide/connect-from-outside-a-vpc.html */
export const documents: Reader<"AWS::DocDB::DBInstance"> = (it, graph) => {
  const cluster = graph.targets(it.get("DBClusterIdentifier"), "AWS::DocDB::DBCluster")[0]?.view;
  if (cluster === undefined) return [];
  return {
    what: "database",
    subnets: [subnetsIn(graph, "AWS::DocDB::DBSubnetGroup", cluster.get("DBSubnetGroupName"))],
    groups: [cluster.get("VpcSecurityGroupIds")],
    ...privately,
    ...listensAt(portOf(cluster.get("Port")) ?? 27017),
  };
};

/** https://docs.aws.amazon.com/neptune/latest/userguide/neptune-public-endpoints.html */
export const graphs: Reader<"AWS::Neptune::DBInstance"> = (it, graph) => {
  const member = it.get("DBClusterIdentifier");
  const cluster = graph.targets(member, "AWS::Neptune::DBCluster")[0]?.view;
  const inherited = cluster === undefined ? [] : [cluster.get("DBSubnetGroupName")];
  return {
    what: "database",
    subnets: [subnetsIn(graph, "AWS::Neptune::DBSubnetGroup", it.get("DBSubnetGroupName"), ...inherited)],
    groups: [cluster?.get("VpcSecurityGroupIds") ?? member.list()],
    publicIpv4: flagOf(it.get("PubliclyAccessible"), false),
    ipv6: false,
    ...listensAt((cluster && portOf(cluster.get("DBPort"))) ?? 8182),
  };
};
