import type * as aws from "@pulumi/aws";
import { passwords, tags } from "../codecs";
import { map } from "../mapping";

export const memorydb = {
  "aws:memorydb/cluster:Cluster": map<aws.memorydb.ClusterArgs, "AWS::MemoryDB::Cluster">(
    "AWS::MemoryDB::Cluster",
    (it) => ({
      ClusterName: it.get("name"),
      ACLName: it.get("aclName"),
      FinalSnapshotName: it.get("finalSnapshotName"),
      KmsKeyId: it.get("kmsKeyArn"),
      Port: it.get("port"),
      SecurityGroupIds: it.get("securityGroupIds"),
      SnapshotRetentionLimit: it.get("snapshotRetentionLimit"),
      SubnetGroupName: it.get("subnetGroupName"),
      TLSEnabled: it.get("tlsEnabled"),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:memorydb/subnetGroup:SubnetGroup": map<aws.memorydb.SubnetGroupArgs, "AWS::MemoryDB::SubnetGroup">(
    "AWS::MemoryDB::SubnetGroup",
    (it) => ({ SubnetGroupName: it.get("name"), SubnetIds: it.get("subnetIds") }),
  ),
  "aws:memorydb/user:User": map<aws.memorydb.UserArgs, "AWS::MemoryDB::User">("AWS::MemoryDB::User", (it) => ({
    UserName: it.get("userName"),
    AuthenticationMode: {
      Passwords: passwords(it.get("authenticationMode").get("passwords")),
      Type: it.get("authenticationMode").get("type"),
    },
  })),
};
