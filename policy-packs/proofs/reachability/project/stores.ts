import type { Kind, Resource } from "../../../../components/model/graph";
import type { View } from "../../../../components/model/view";
import { isGap, type Traffic } from "../network";
import { brokers } from "./brokers";
import * as databases from "./databases";
import { portOfEngine, subnetsIn } from "./databases";
import type { Standing } from "./interfaces";
import { flagOf, textOf } from "./read";
import { listed, listensAt, portOf, privately, tcp, type Reader, type Readers } from "./reader";

type Cache = "AWS::ElastiCache::ReplicationGroup" | "AWS::ElastiCache::CacheCluster";

const cache =
  <K extends Cache>(groups: (it: Resource<K>["view"]) => View<readonly string[]>): Reader<K> =>
  (it, graph) => {
    const view = it as Resource<"AWS::ElastiCache::ReplicationGroup">["view"];
    return {
      what: "cache",
      subnets: [subnetsIn(graph, "AWS::ElastiCache::SubnetGroup", view.get("CacheSubnetGroupName"))],
      groups: [groups(it)],
      ...privately,
      ...listensAt(portOf(view.get("Port")) ?? portOfEngine(view.get("Engine"), "redis")),
    };
  };

/** It has no choice of port: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.create-cluster.cli.configure-inbound-rules.html */
const accelerator: Reader<"AWS::DAX::Cluster"> = (it, graph) => {
  const type = textOf(it.get("ClusterEndpointEncryptionType")) ?? "NONE";
  return {
    what: "cache",
    subnets: [subnetsIn(graph, "AWS::DAX::SubnetGroup", it.get("SubnetGroupName"))],
    groups: [it.get("SecurityGroupIds")],
    ...privately,
    listens: isGap(type) ? type : [tcp(type === "TLS" ? 9111 : 8111)],
  };
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

/** Of both engines, and of their consoles: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/amazon-mq-basic-elements.html */
const messagePorts: readonly Traffic[] = [443, 5671, 8162, 8883, 15671, 61614, 61617, 61619].map(tcp);

/** What holds data, or moves it, and stands in a network. */
export const stores: Readers = {
  "AWS::AmazonMQ::Broker": (it) => ({
    what: "broker",
    subnets: [it.get("SubnetIds")],
    groups: [it.get("SecurityGroups")],
    publicIpv4: flagOf(it.get("PubliclyAccessible"), false),
    ipv6: false,
    listens: messagePorts,
  }),
  "AWS::DAX::Cluster": accelerator,
  // Public unless it says otherwise: https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html
  "AWS::DMS::ReplicationInstance": (it, graph) => ({
    what: "replication instance",
    subnets: [subnetsIn(graph, "AWS::DMS::ReplicationSubnetGroup", it.get("ReplicationSubnetGroupIdentifier"))],
    groups: [it.get("VpcSecurityGroupIds")],
    publicIpv4: flagOf(it.get("PubliclyAccessible"), true),
    ipv6: false,
  }),
  "AWS::DocDB::DBInstance": databases.documents,
  "AWS::EFS::MountTarget": (it) => ({
    what: "mount target",
    subnets: [listed(it.get("SubnetId"))],
    groups: [it.get("SecurityGroups")],
    ...privately,
    listens: [tcp(2049)],
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
  "AWS::Elasticsearch::Domain": search,
  // Each type has its own ports, and all of them several.
  "AWS::FSx::FileSystem": (it) => ({
    what: "file system",
    subnets: [it.get("SubnetIds")],
    groups: [it.get("SecurityGroupIds")],
    ...privately,
  }),
  "AWS::MSK::Cluster": brokers,
  // https://docs.aws.amazon.com/msk/latest/developerguide/serverless.html
  "AWS::MSK::ServerlessCluster": (it) =>
    it
      .get("VpcConfigs")
      .alternatives()
      .map((place) => ({
        what: "brokers",
        subnets: [place.get("SubnetIds")],
        groups: [place.get("SecurityGroups")],
        ...privately,
        listens: [tcp(9098)],
      })),
  "AWS::MemoryDB::Cluster": (it, graph) => ({
    what: "cache",
    subnets: [subnetsIn(graph, "AWS::MemoryDB::SubnetGroup", it.get("SubnetGroupName"))],
    groups: [it.get("SecurityGroupIds")],
    ...privately,
    ...listensAt(portOf(it.get("Port")) ?? 6379),
  }),
  "AWS::Neptune::DBInstance": databases.graphs,
  "AWS::OpenSearchService::Domain": search,
  "AWS::RDS::DBCluster": databases.cluster,
  "AWS::RDS::DBInstance": databases.instance,
  "AWS::RDS::DBProxy": databases.proxy,
  "AWS::RDS::DBProxyEndpoint": databases.proxyEndpoint,
  // Private unless it says otherwise, since January 2025: https://docs.aws.amazon.com/redshift/latest/mgmt/behavior-changes.html
  "AWS::Redshift::Cluster": (it, graph) => ({
    what: "warehouse",
    subnets: [subnetsIn(graph, "AWS::Redshift::ClusterSubnetGroup", it.get("ClusterSubnetGroupName"))],
    groups: [it.get("VpcSecurityGroupIds")],
    publicIpv4: flagOf(it.get("PubliclyAccessible"), false),
    ipv6: false,
    ...listensAt(portOf(it.get("Port")) ?? 5439),
  }),
  "AWS::RedshiftServerless::Workgroup": (it) => ({
    what: "warehouse",
    subnets: [it.get("SubnetIds")],
    groups: [it.get("SecurityGroupIds")],
    publicIpv4: flagOf(it.get("PubliclyAccessible"), false),
    ipv6: false,
    ...listensAt(portOf(it.get("Port")) ?? 5439),
  }),
};

export const storeKinds = Object.keys(stores) as readonly Kind[];
