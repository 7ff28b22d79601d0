import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { password, tags } from "../codecs";
import { map } from "../mapping";

export const dms = {
  "aws:dms/endpoint:Endpoint": map<aws.dms.EndpointArgs, "AWS::DMS::Endpoint">("AWS::DMS::Endpoint", (it) => ({
    EndpointIdentifier: it.get("endpointId"),
    EngineName: it.get("engineName"),
    KmsKeyId: it.get("kmsKeyArn"),
    // Pulumi has one password for all engines.
    MongoDbSettings: { Password: View.absent<string>(it.get("mongodbSettings")) },
    Password: password(it.get("password")),
    SslMode: it.get("sslMode"),
    Tags: tags(it.get("tags")),
  })),
  "aws:dms/replicationInstance:ReplicationInstance": map<
    aws.dms.ReplicationInstanceArgs,
    "AWS::DMS::ReplicationInstance"
  >("AWS::DMS::ReplicationInstance", (it) => ({
    ReplicationInstanceIdentifier: it.get("replicationInstanceId"),
    // The provider writes false where nothing is said, for both:
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/dms/replication_instance.go
    AutoMinorVersionUpgrade: it.get("autoMinorVersionUpgrade").otherwise(false),
    KmsKeyId: it.get("kmsKeyArn"),
    PubliclyAccessible: it.get("publiclyAccessible").otherwise(false),
    ReplicationSubnetGroupIdentifier: it.get("replicationSubnetGroupId"),
    Tags: tags(it.get("tags")),
    VpcSecurityGroupIds: it.get("vpcSecurityGroupIds"),
  })),
  "aws:dms/replicationSubnetGroup:ReplicationSubnetGroup": map<
    aws.dms.ReplicationSubnetGroupArgs,
    "AWS::DMS::ReplicationSubnetGroup"
  >("AWS::DMS::ReplicationSubnetGroup", (it) => ({
    ReplicationSubnetGroupIdentifier: it.get("replicationSubnetGroupId"),
    SubnetIds: it.get("subnetIds"),
  })),
};
