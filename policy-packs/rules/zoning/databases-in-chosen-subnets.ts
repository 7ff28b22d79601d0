import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { write } from "../../facets/fixes/fix";

/** The group `default` is the default VPC's, as what is not named is. */
const isChosen = (group: View<string>): Verdict =>
  given(group.isSet(), (set) => {
    const elsewhere = fail(group, "it stands in the default VPC, whose subnets are all public");
    if (!set) return elsewhere;
    return given(group.text(), (name) => (name === "" || name === "default" ? elsewhere : pass));
  });

const classic = (it: View<unknown>): Verdict =>
  fail(it, "it is a group of EC2-Classic, which guards nothing in a VPC: use a security group of the VPC");

export default defineRule({
  id: "databases-in-chosen-subnets",
  title: "A cache or warehouse stands in subnets of its own choice",
  principle: "zoning",
  severity: "medium",
  why: "In the default VPC every subnet has a route to the Internet: one open rule of a security group, and the data is out.",
  fix: {
    pulumi:
      "Set `subnetGroupName` to a group of private subnets. The change replaces the cache: restore its data from a snapshot.",
    cloudformation:
      "Set `CacheSubnetGroupName` to a group of private subnets. The change replaces the cache: restore its data from a snapshot.",
  },
  fixes: {
    "AWS::ElastiCache::SecurityGroup": write(
      "Name an aws.ec2.SecurityGroup in `securityGroupIds` of the aws.elasticache.Cluster and a group of private subnets in its `subnetGroupName`, in place of this one",
      "Name an AWS::EC2::SecurityGroup in `VpcSecurityGroupIds` of the AWS::ElastiCache::CacheCluster and a group of private subnets in its `CacheSubnetGroupName`, in place of this one",
    ),
    "AWS::RDS::DBSecurityGroup": write(
      "Name an aws.ec2.SecurityGroup in `vpcSecurityGroupIds` of the aws.rds.Instance and a group of private subnets in its `dbSubnetGroupName`, in place of this one",
      "Name an AWS::EC2::SecurityGroup in `VPCSecurityGroups` of the AWS::RDS::DBInstance and a group of private subnets in its `DBSubnetGroupName`, in place of this one",
    ),
    "AWS::Redshift::ClusterSecurityGroup": write(
      "Name an aws.ec2.SecurityGroup in `vpcSecurityGroupIds` of the aws.redshift.Cluster and a group of private subnets in its `clusterSubnetGroupName`, in place of this one",
      "Name an AWS::EC2::SecurityGroup in `VpcSecurityGroupIds` of the AWS::Redshift::Cluster and a group of private subnets in its `ClusterSubnetGroupName`, in place of this one",
    ),
    "AWS::Redshift::Cluster": write(
      "Set `clusterSubnetGroupName` to a group of private subnets",
      "Set `ClusterSubnetGroupName` to a group of private subnets",
      "The change replaces the cluster: restore its data from a snapshot.",
    ),
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-7",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-16",
  ],
  checks: {
    "AWS::ElastiCache::CacheCluster": (it) =>
      // A member stands where its group does.
      given(it.get("ReplicationGroupId").isSet(), (member) => (member ? [] : isChosen(it.get("CacheSubnetGroupName")))),
    "AWS::ElastiCache::ReplicationGroup": (it) => isChosen(it.get("CacheSubnetGroupName")),
    "AWS::ElastiCache::SecurityGroup": (it) => given(it.isSet(), () => classic(it)),
    "AWS::RDS::DBSecurityGroup": (it) => given(it.isSet(), () => classic(it)),
    "AWS::Redshift::Cluster": (it) => isChosen(it.get("ClusterSubnetGroupName")),
    "AWS::Redshift::ClusterSecurityGroup": (it) => given(it.isSet(), () => classic(it)),
  },
  examples: {
    good: [{ type: "AWS::Redshift::Cluster", properties: { ClusterSubnetGroupName: "private" } }],
    bad: [{ type: "AWS::Redshift::Cluster", properties: { Encrypted: true } }],
  },
  equivalents: [
    { id: "AwsSolutions-AEC1", type: "AWS::ElastiCache::CacheCluster" },
    { id: "AwsSolutions-AEC1", type: "AWS::ElastiCache::ReplicationGroup" },
    { id: "CKV_AWS_196", type: "AWS::ElastiCache::SecurityGroup" },
    { id: "CKV_AWS_198", type: "AWS::RDS::DBSecurityGroup" },
    { id: "CKV_AWS_323", type: "AWS::ElastiCache::CacheCluster" },
    { id: "AWS-0085", type: "AWS::Redshift::ClusterSecurityGroup" },
    { id: "AWS-0127", type: "AWS::Redshift::Cluster" },
    { id: "AwsSolutions-RS2", type: "AWS::Redshift::Cluster" },
    { id: "CKV_AWS_154", type: "AWS::Redshift::Cluster" },
  ],
});
