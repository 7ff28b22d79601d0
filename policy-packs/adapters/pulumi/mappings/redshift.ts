import type * as aws from "@pulumi/aws";
import { given } from "../../../../components/model/value";
import { View } from "../../../../components/model/view";
import { inEitherPlace, password, tags } from "../codecs";
import { assemble, fold, map } from "../mapping";

/** @pulumi/aws 5 and 6 wrote logging on the cluster; 7 moved it to a resource of its own. */
interface Earlier {
  readonly logging?: { readonly bucketName?: string; readonly enable: boolean; readonly logDestinationType?: string };
}

const cluster = assemble<aws.redshift.ClusterArgs & Earlier, "AWS::Redshift::Cluster">(
  "AWS::Redshift::Cluster",
  (it, satellites) => {
    const logging = satellites.one<aws.redshift.LoggingArgs>("aws:redshift/logging:Logging");
    // Logging could be written and switched off.
    const off = given(it.get("logging").get("enable").bool(true), (on) => !on) === true;
    const inline = off ? View.absent<NonNullable<Earlier["logging"]>>(it.get("logging")) : it.get("logging");
    return {
      ClusterIdentifier: it.get("clusterIdentifier"),
      AllowVersionUpgrade: it.get("allowVersionUpgrade"),
      AutomatedSnapshotRetentionPeriod: it.get("automatedSnapshotRetentionPeriod"),
      ClusterParameterGroupName: it.get("clusterParameterGroupName"),
      ClusterSubnetGroupName: it.get("clusterSubnetGroupName"),
      // A text in the SDK, of which only "true" and "false" are taken.
      Encrypted: it.get("encrypted").as<boolean>((raw) => raw),
      EnhancedVpcRouting: it.get("enhancedVpcRouting"),
      KmsKeyId: it.get("kmsKeyId"),
      LoggingProperties: {
        BucketName: inEitherPlace(inline.get("bucketName"), logging.get("bucketName")),
        LogDestinationType: inEitherPlace(inline.get("logDestinationType"), logging.get("logDestinationType")),
      },
      ManageMasterPassword: it.get("manageMasterPassword"),
      MasterUserPassword: password(it.get("masterPassword")),
      MasterUsername: it.get("masterUsername"),
      Port: it.get("port"),
      PubliclyAccessible: it.get("publiclyAccessible"),
      SkipFinalSnapshot: it.get("skipFinalSnapshot"),
      SnapshotIdentifier: View.either(it.get("snapshotIdentifier"), it.get("snapshotArn")),
      Tags: tags(it.get("tags")),
      VpcSecurityGroupIds: it.get("vpcSecurityGroupIds"),
    };
  },
);

/** @pulumi/aws 5 made groups of EC2-Classic, which is no more. */
interface ClassicGroup {
  readonly description?: string;
}

export const redshift = {
  "aws:redshift/securityGroup:SecurityGroup": map<ClassicGroup, "AWS::Redshift::ClusterSecurityGroup">(
    "AWS::Redshift::ClusterSecurityGroup",
    (it) => ({ Description: it.get("description") }),
  ),
  "aws:redshift/cluster:Cluster": cluster,
  "aws:redshift/logging:Logging": fold("AWS::Redshift::Cluster", "clusterIdentifier"),
  "aws:redshift/parameterGroup:ParameterGroup": map<
    aws.redshift.ParameterGroupArgs,
    "AWS::Redshift::ClusterParameterGroup"
  >("AWS::Redshift::ClusterParameterGroup", (it) => ({
    ParameterGroupName: it.get("name"),
    ParameterGroupFamily: it.get("family"),
    Parameters: it
      .get("parameters")
      .each((parameter) => ({ ParameterName: parameter.get("name"), ParameterValue: parameter.get("value") })),
    Tags: tags(it.get("tags")),
  })),
  "aws:redshiftserverless/namespace:Namespace": map<
    aws.redshiftserverless.NamespaceArgs,
    "AWS::RedshiftServerless::Namespace"
  >("AWS::RedshiftServerless::Namespace", (it) => ({
    NamespaceName: it.get("namespaceName"),
    AdminUserPassword: password(it.get("adminUserPassword")),
    // The provider takes none: https://www.pulumi.com/registry/packages/aws/api-docs/redshiftserverless/namespace/
    FinalSnapshotName: View.absent(it),
    KmsKeyId: it.get("kmsKeyId"),
    LogExports: it.get("logExports"),
    ManageAdminPassword: it.get("manageAdminPassword"),
    Tags: tags(it.get("tags")),
  })),
  "aws:redshiftserverless/workgroup:Workgroup": map<
    aws.redshiftserverless.WorkgroupArgs,
    "AWS::RedshiftServerless::Workgroup"
  >("AWS::RedshiftServerless::Workgroup", (it) => ({
    WorkgroupName: it.get("workgroupName"),
    NamespaceName: it.get("namespaceName"),
    ConfigParameters: it.get("configParameters").each((parameter) => ({
      ParameterKey: parameter.get("parameterKey"),
      ParameterValue: parameter.get("parameterValue"),
    })),
    EnhancedVpcRouting: it.get("enhancedVpcRouting"),
    Port: it.get("port"),
    PubliclyAccessible: it.get("publiclyAccessible"),
    SecurityGroupIds: it.get("securityGroupIds"),
    SubnetIds: it.get("subnetIds"),
    Tags: tags(it.get("tags")),
  })),
  "aws:redshift/subnetGroup:SubnetGroup": map<aws.redshift.SubnetGroupArgs, "AWS::Redshift::ClusterSubnetGroup">(
    "AWS::Redshift::ClusterSubnetGroup",
    (it) => ({ ClusterSubnetGroupName: it.get("name"), SubnetIds: it.get("subnetIds") }),
  ),
};
