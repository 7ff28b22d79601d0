import { describe, expect, it } from "@jest/globals";
import type { Graph } from "../../../components/model/graph";
import { adaptPlan } from "../../../policy-packs/adapters/terraform";
import { isGap, type Interface } from "../../../policy-packs/proofs/reachability/network";
import { shortName } from "../../../policy-packs/proofs/reachability/names";
import { networkOf } from "../../../policy-packs/proofs/reachability/project";
import { graphOf, type Given } from "../../rule-tester";

const ref = (Ref: string) => ({ Ref });
const given = (type: string, name: string, properties: object): Given =>
  ({ type, name, properties }) as unknown as Given;

const around: readonly Given[] = [
  given("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" }),
  given("aws:ec2/subnet:Subnet", "data", { vpcId: ref("vpc"), cidrBlock: "10.0.0.0/24" }),
  given("aws:ec2/securityGroup:SecurityGroup", "group", { vpcId: ref("vpc"), ingress: [] }),
];

const subnetIds = [ref("data")];
const vpcSecurityGroupIds = [ref("group")];
const securityGroupIds = [ref("group")];

/** One word for each fact of an interface: what it is, where, in which groups, whether public, and its ports. */
const told = (graph: Graph): readonly string[] =>
  networkOf(graph).interfaces.map((one: Interface) => {
    const { what, resource, subnet, groups, publicIpv4, listens } = one;
    const named = (it: typeof subnet) => (isGap(it) ? "?" : shortName(it).split(".").at(-1));
    const ports = listens === undefined ? "any" : isGap(listens) ? "?" : listens.map(({ first }) => first).join(" ");
    const open = isGap(publicIpv4) ? "?" : publicIpv4 ? "public" : "private";
    const all = groups === undefined || isGap(groups) ? "?" : groups.map(named).join(" ");
    return `${what} ${String(named(resource))} in ${String(named(subnet))}, ${all}: ${open}, ${ports}`;
  });

/** As @pulumi/aws writes them, 5 to 7 alike. */
const inPulumi: { readonly [expected: string]: readonly Given[] } = {
  "warehouse it in data, group: public, 5439": [
    given("aws:redshift/subnetGroup:SubnetGroup", "subnets", { subnetIds }),
    given("aws:redshift/cluster:Cluster", "it", {
      clusterSubnetGroupName: ref("subnets"),
      vpcSecurityGroupIds,
      publiclyAccessible: true,
    }),
  ],
  "warehouse it in data, group: private, 5440": [
    given("aws:redshiftserverless/workgroup:Workgroup", "it", { subnetIds, securityGroupIds, port: 5440 }),
  ],
  "brokers it in data, group: public, 9092 9094 9194 9096 9196": [
    given("aws:msk/cluster:Cluster", "it", {
      brokerNodeGroupInfo: {
        clientSubnets: subnetIds,
        securityGroups: securityGroupIds,
        connectivityInfo: { publicAccess: { type: "SERVICE_PROVIDED_EIPS" } },
      },
      clientAuthentication: { sasl: { scram: true } },
      encryptionInfo: { encryptionInTransit: { clientBroker: "TLS_PLAINTEXT" } },
    }),
  ],
  "brokers it in data, group: private, 9098": [
    given("aws:msk/serverlessCluster:ServerlessCluster", "it", { vpcConfigs: [{ subnetIds, securityGroupIds }] }),
  ],
  "database it in data, group: private, 27017": [
    given("aws:docdb/subnetGroup:SubnetGroup", "subnets", { subnetIds }),
    given("aws:docdb/cluster:Cluster", "cluster", { dbSubnetGroupName: ref("subnets"), vpcSecurityGroupIds }),
    given("aws:docdb/clusterInstance:ClusterInstance", "it", { clusterIdentifier: ref("cluster") }),
  ],
  "database it in data, group: public, 8183": [
    given("aws:neptune/subnetGroup:SubnetGroup", "subnets", { subnetIds }),
    given("aws:neptune/cluster:Cluster", "cluster", { vpcSecurityGroupIds, port: 8183 }),
    given("aws:neptune/clusterInstance:ClusterInstance", "it", {
      clusterIdentifier: ref("cluster"),
      neptuneSubnetGroupName: ref("subnets"),
      publiclyAccessible: true,
    }),
  ],
  "database it in data, group: ?, 5432": [
    given("aws:rds/subnetGroup:SubnetGroup", "subnets", { subnetIds }),
    given("aws:rds/cluster:Cluster", "it", {
      engine: "postgres",
      dbClusterInstanceClass: "db.m6gd.large",
      dbSubnetGroupName: ref("subnets"),
      vpcSecurityGroupIds,
    }),
  ],
  "database proxy it in data, group: private, 3306": [
    given("aws:rds/proxy:Proxy", "it", { engineFamily: "MYSQL", vpcSubnetIds: subnetIds, vpcSecurityGroupIds }),
  ],
  "database proxy it in data, group: private, 5432": [
    given("aws:rds/proxy:Proxy", "proxy", { engineFamily: "POSTGRESQL" }),
    given("aws:rds/proxyEndpoint:ProxyEndpoint", "it", {
      dbProxyName: ref("proxy"),
      vpcSubnetIds: subnetIds,
      vpcSecurityGroupIds,
    }),
  ],
  "cache it in data, group: private, 6379": [
    given("aws:memorydb/subnetGroup:SubnetGroup", "subnets", { subnetIds }),
    given("aws:memorydb/cluster:Cluster", "it", { subnetGroupName: ref("subnets"), securityGroupIds }),
  ],
  "cache it in data, group: private, 8111": [
    given("aws:dax/subnetGroup:SubnetGroup", "subnets", { subnetIds }),
    given("aws:dax/cluster:Cluster", "it", { subnetGroupName: ref("subnets"), securityGroupIds }),
  ],
  "file system it in data, group: private, any": [
    given("aws:fsx/lustreFileSystem:LustreFileSystem", "it", { subnetIds: ref("data"), securityGroupIds }),
  ],
  "broker it in data, group: public, 443 5671 8162 8883 15671 61614 61617 61619": [
    given("aws:mq/broker:Broker", "it", { subnetIds, securityGroups: securityGroupIds, publiclyAccessible: true }),
  ],
  // The provider's default is private, and CloudFormation's public.
  "replication instance it in data, group: private, any": [
    given("aws:dms/replicationSubnetGroup:ReplicationSubnetGroup", "subnets", { subnetIds }),
    given("aws:dms/replicationInstance:ReplicationInstance", "it", {
      replicationSubnetGroupId: ref("subnets"),
      vpcSecurityGroupIds,
    }),
  ],
};

describe("a store in the network", () => {
  it.each(Object.entries(inPulumi))("%s, in Pulumi", (expected, resources) => {
    expect(told(graphOf([...around, ...resources]))).toEqual([expected]);
  });

  it("is read in aws-native's words", () => {
    const resources = [
      given("aws-native:redshift:ClusterSubnetGroup", "subnets", { subnetIds }),
      given("aws-native:redshift:Cluster", "it", {
        clusterSubnetGroupName: ref("subnets"),
        vpcSecurityGroupIds,
        publiclyAccessible: true,
      }),
      given("aws-native:rds:DbProxy", "proxy", { engineFamily: "MYSQL", vpcSubnetIds: subnetIds, vpcSecurityGroupIds }),
    ];
    expect(told(graphOf([...around, ...resources])).toSorted()).toEqual([
      "database proxy proxy in data, group: private, 3306",
      "warehouse it in data, group: public, 5439",
    ]);
  });

  const plan = (resources: readonly { type: string; values: object; refs: { readonly [key: string]: unknown } }[]) => {
    const at = ({ type }: { type: string }) =>
      `${type}.${type === "aws_subnet" ? "data" : type === "aws_security_group" ? "group" : "it"}`;
    return {
      format_version: "1.2",
      planned_values: {
        root_module: {
          resources: resources.map((one) => ({
            address: at(one),
            mode: "managed",
            type: one.type,
            name: at(one).split(".")[1],
            values: one.values,
          })),
        },
      },
      resource_changes: resources.map((one) => ({
        address: at(one),
        change: {
          actions: ["create"],
          after: one.values,
          after_unknown: JSON.parse(
            JSON.stringify(one.refs, (_, it: unknown) => (isReference(it) ? true : it)),
          ) as object,
        },
      })),
      configuration: {
        root_module: {
          resources: resources.map((one) => ({
            type: one.type,
            name: at(one).split(".")[1],
            mode: "managed",
            expressions: one.refs,
          })),
        },
      },
    };
  };
  const isReference = (it: unknown): boolean => typeof it === "object" && it !== null && "references" in it;
  const to = (...references: readonly string[]) => ({ references: references.flatMap((it) => [`${it}.id`, it]) });

  it("is read in a Terraform plan", () => {
    const graph = adaptPlan(
      plan([
        { type: "aws_vpc", values: { cidr_block: "10.0.0.0/16" }, refs: {} },
        { type: "aws_subnet", values: { cidr_block: "10.0.0.0/24" }, refs: { vpc_id: to("aws_vpc.it") } },
        { type: "aws_security_group", values: {}, refs: { vpc_id: to("aws_vpc.it") } },
        { type: "aws_redshift_subnet_group", values: { name: "wares" }, refs: { subnet_ids: to("aws_subnet.data") } },
        {
          type: "aws_redshift_cluster",
          values: { cluster_subnet_group_name: "wares", publicly_accessible: true },
          refs: { vpc_security_group_ids: to("aws_security_group.group") },
        },
        {
          type: "aws_db_proxy",
          values: { engine_family: "MYSQL" },
          refs: {
            vpc_subnet_ids: to("aws_subnet.data"),
            vpc_security_group_ids: to("aws_security_group.group"),
          },
        },
      ]),
    ).graph;
    expect(told(graph).toSorted()).toEqual([
      "database proxy it in data, group: private, 3306",
      "warehouse it in data, group: public, 5439",
    ]);
  });
});
