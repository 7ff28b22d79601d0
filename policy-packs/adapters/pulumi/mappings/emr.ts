import type * as aws from "@pulumi/aws";
import type { View } from "../../../../components/model/view";
import { password, tags } from "../codecs";
import { map } from "../mapping";

/** The provider writes several groups as one text with commas. */
const texts = (list: View<string>): View<readonly string[]> =>
  list.as<readonly string[]>((raw) => (typeof raw === "string" ? raw.split(",").map((one) => one.trim()) : raw));

export const emr = {
  "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration": map<
    aws.emr.BlockPublicAccessConfigurationArgs,
    "AWS::EMR::BlockPublicAccessConfiguration"
  >("AWS::EMR::BlockPublicAccessConfiguration", (it) => ({
    BlockPublicSecurityGroupRules: it.get("blockPublicSecurityGroupRules"),
    PermittedPublicSecurityGroupRuleRanges: it
      .get("permittedPublicSecurityGroupRuleRanges")
      .each((range) => ({ MinRange: range.get("minRange"), MaxRange: range.get("maxRange") })),
  })),
  "aws:emr/cluster:Cluster": map<aws.emr.ClusterArgs, "AWS::EMR::Cluster">("AWS::EMR::Cluster", (it) => ({
    Name: it.get("name"),
    Instances: {
      AdditionalMasterSecurityGroups: texts(it.get("ec2Attributes").get("additionalMasterSecurityGroups")),
      AdditionalSlaveSecurityGroups: texts(it.get("ec2Attributes").get("additionalSlaveSecurityGroups")),
      EmrManagedMasterSecurityGroup: it.get("ec2Attributes").get("emrManagedMasterSecurityGroup"),
      EmrManagedSlaveSecurityGroup: it.get("ec2Attributes").get("emrManagedSlaveSecurityGroup"),
      ServiceAccessSecurityGroup: it.get("ec2Attributes").get("serviceAccessSecurityGroup"),
    },
    KerberosAttributes: {
      ADDomainJoinPassword: password(it.get("kerberosAttributes").get("adDomainJoinPassword")),
      CrossRealmTrustPrincipalPassword: password(it.get("kerberosAttributes").get("crossRealmTrustPrincipalPassword")),
      KdcAdminPassword: password(it.get("kerberosAttributes").get("kdcAdminPassword")),
    },
    LogUri: it.get("logUri"),
    SecurityConfiguration: it.get("securityConfiguration"),
    Tags: tags(it.get("tags")),
  })),
  "aws:emr/securityConfiguration:SecurityConfiguration": map<
    aws.emr.SecurityConfigurationArgs,
    "AWS::EMR::SecurityConfiguration"
  >("AWS::EMR::SecurityConfiguration", (it) => ({
    Name: it.get("name"),
    SecurityConfiguration: it.get("configuration").json(),
  })),
};
