import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { password, passwords, tags } from "../codecs";
import { map } from "../mapping";

/** @pulumi/aws 5 made groups of EC2-Classic, which is no more. */
interface ClassicGroup {
  readonly description?: string;
}

export const elasticache = {
  "aws:elasticache/securityGroup:SecurityGroup": map<ClassicGroup, "AWS::ElastiCache::SecurityGroup">(
    "AWS::ElastiCache::SecurityGroup",
    (it) => ({ Description: it.get("description") }),
  ),
  "aws:elasticache/replicationGroup:ReplicationGroup": map<
    aws.elasticache.ReplicationGroupArgs,
    "AWS::ElastiCache::ReplicationGroup"
  >("AWS::ElastiCache::ReplicationGroup", (it) => ({
    ReplicationGroupId: it.get("replicationGroupId"),
    AtRestEncryptionEnabled: it.get("atRestEncryptionEnabled"),
    AuthToken: password(View.either(it.get("authTokenWo"), it.get("authToken"))),
    AutoMinorVersionUpgrade: it.get("autoMinorVersionUpgrade"),
    CacheNodeType: it.get("nodeType"),
    CacheSubnetGroupName: it.get("subnetGroupName"),
    Engine: it.get("engine"),
    GlobalReplicationGroupId: it.get("globalReplicationGroupId"),
    KmsKeyId: it.get("kmsKeyId"),
    Port: it.get("port"),
    SecurityGroupIds: it.get("securityGroupIds"),
    SnapshotRetentionLimit: it.get("snapshotRetentionLimit"),
    Tags: tags(it.get("tags")),
    TransitEncryptionEnabled: it.get("transitEncryptionEnabled"),
    TransitEncryptionMode: it.get("transitEncryptionMode"),
    UserGroupIds: it.get("userGroupIds"),
  })),
  "aws:elasticache/cluster:Cluster": map<aws.elasticache.ClusterArgs, "AWS::ElastiCache::CacheCluster">(
    "AWS::ElastiCache::CacheCluster",
    (it) => ({
      ClusterName: it.get("clusterId"),
      AutoMinorVersionUpgrade: it.get("autoMinorVersionUpgrade").as<boolean>((raw) => raw),
      CacheNodeType: it.get("nodeType"),
      CacheSubnetGroupName: it.get("subnetGroupName"),
      Engine: it.get("engine"),
      Port: it.get("port"),
      ReplicationGroupId: it.get("replicationGroupId"),
      SnapshotRetentionLimit: it.get("snapshotRetentionLimit"),
      Tags: tags(it.get("tags")),
      TransitEncryptionEnabled: it.get("transitEncryptionEnabled"),
      VpcSecurityGroupIds: it.get("securityGroupIds"),
    }),
  ),
  "aws:elasticache/serverlessCache:ServerlessCache": map<
    aws.elasticache.ServerlessCacheArgs,
    "AWS::ElastiCache::ServerlessCache"
  >("AWS::ElastiCache::ServerlessCache", (it) => ({
    ServerlessCacheName: it.get("name"),
    Engine: it.get("engine"),
    KmsKeyId: it.get("kmsKeyId"),
    SnapshotRetentionLimit: it.get("snapshotRetentionLimit"),
    Tags: tags(it.get("tags")),
    UserGroupId: it.get("userGroupId"),
    SecurityGroupIds: it.get("securityGroupIds"),
    SubnetIds: it.get("subnetIds"),
  })),
  "aws:elasticache/subnetGroup:SubnetGroup": map<aws.elasticache.SubnetGroupArgs, "AWS::ElastiCache::SubnetGroup">(
    "AWS::ElastiCache::SubnetGroup",
    (it) => ({ CacheSubnetGroupName: it.get("name"), SubnetIds: it.get("subnetIds") }),
  ),
  "aws:elasticache/user:User": map<aws.elasticache.UserArgs, "AWS::ElastiCache::User">(
    "AWS::ElastiCache::User",
    (it) => ({
      UserId: it.get("userId"),
      AuthenticationMode: {
        Passwords: passwords(it.get("authenticationMode").get("passwords")),
        Type: it.get("authenticationMode").get("type"),
      },
      Passwords: passwords(it.get("passwords")),
    }),
  ),
};
