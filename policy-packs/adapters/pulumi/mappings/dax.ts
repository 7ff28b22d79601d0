import type * as aws from "@pulumi/aws";
import type { Json } from "../../../../components/model/schema";
import type { View } from "../../../../components/model/view";
import { map } from "../mapping";

export const dax = {
  "aws:dax/cluster:Cluster": map<aws.dax.ClusterArgs, "AWS::DAX::Cluster">("AWS::DAX::Cluster", (it) => ({
    ClusterName: it.get("clusterName"),
    ClusterEndpointEncryptionType: it.get("clusterEndpointEncryptionType"),
    SecurityGroupIds: it.get("securityGroupIds"),
    SSESpecification: { SSEEnabled: it.get("serverSideEncryption").get("enabled") },
    SubnetGroupName: it.get("subnetGroupName"),
    Tags: it.get("tags") as unknown as View<Json>,
  })),
  "aws:dax/subnetGroup:SubnetGroup": map<aws.dax.SubnetGroupArgs, "AWS::DAX::SubnetGroup">(
    "AWS::DAX::SubnetGroup",
    (it) => ({ SubnetGroupName: it.get("name"), SubnetIds: it.get("subnetIds") }),
  ),
};
