import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const memorydb = {
  "aws:memorydb/cluster:Cluster": map<aws.memorydb.ClusterArgs, "AWS::MemoryDB::Cluster">(
    "AWS::MemoryDB::Cluster",
    (it) => ({
      ClusterName: it.get("name"),
      ACLName: it.get("aclName"),
      FinalSnapshotName: it.get("finalSnapshotName"),
      KmsKeyId: it.get("kmsKeyArn"),
      SnapshotRetentionLimit: it.get("snapshotRetentionLimit"),
      TLSEnabled: it.get("tlsEnabled"),
      Tags: tags(it.get("tags")),
    }),
  ),
};
