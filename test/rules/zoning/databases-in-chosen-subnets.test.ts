import rule from "../../../policy-packs/rules/zoning/databases-in-chosen-subnets";
import { testRule, unknown } from "../../rule-tester";

const one = (type: string, properties: object) => [{ type, properties: properties as never }];
const group = "AWS::ElastiCache::ReplicationGroup";
const cluster = "aws:elasticache/cluster:Cluster";

testRule(rule, {
  pass: [
    one(group, { CacheSubnetGroupName: "private" }),
    one("AWS::Redshift::Cluster", { ClusterSubnetGroupName: { Ref: "NotKnownYet" } })
      .concat(one(group, { CacheSubnetGroupName: "private" }))
      .slice(1),
    one(cluster, { subnetGroupName: "private" }),
    one("aws:redshift/cluster:Cluster", { clusterSubnetGroupName: "private" }),
  ],
  fail: [
    [one(group, {}), /CacheSubnetGroupName is not set: it stands in the default VPC/],
    [one(group, { CacheSubnetGroupName: "default" }), /CacheSubnetGroupName is default/],
    [one("AWS::ElastiCache::CacheCluster", {}), /CacheSubnetGroupName is not set/],
    [one(cluster, {}), /subnetGroupName is not set/],
    [one("aws:redshift/cluster:Cluster", {}), /clusterSubnetGroupName is not set/],
    [one("AWS::Redshift::ClusterSecurityGroup", { Description: "old" }), /^fail It is a group of EC2-Classic/],
    [one("AWS::RDS::DBSecurityGroup", { DBSecurityGroupIngress: [{ CIDRIP: "10.0.0.0/8" }] }), /EC2-Classic/],
    [one("aws:elasticache/securityGroup:SecurityGroup", { name: "old" }), /EC2-Classic/],
  ],
  unknown: [one(group, { CacheSubnetGroupName: unknown })],
  silent: [one(cluster, { replicationGroupId: "orders" })],
});
