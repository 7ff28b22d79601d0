import type * as aws from "@pulumi/aws";
import { password, tags } from "../codecs";
import { map } from "../mapping";

export const emr = {
  "aws:emr/cluster:Cluster": map<aws.emr.ClusterArgs, "AWS::EMR::Cluster">("AWS::EMR::Cluster", (it) => ({
    Name: it.get("name"),
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
