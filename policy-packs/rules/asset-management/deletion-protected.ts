import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";
import { facet } from "../../facets/facet";
import { deletionProtected } from "../../facets/fixes/recovery";

export default defineRule({
  id: "deletion-protected",
  title: "Stores are protected from deletion",
  principle: "asset-management",
  severity: "medium",
  why: "One wrong command, or one stolen key, deletes the data for good.",
  fix: {
    pulumi: "Turn deletion protection on.",
    cloudformation: "Turn deletion protection on.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-8"],
  ...facet("recovery", deletionProtected, ({ deletionProtection }) =>
    deletionProtection === undefined ? [] : isTrue(deletionProtection, "a slip deletes it"),
  ),
  examples: {
    good: [{ type: "AWS::DynamoDB::Table", properties: { DeletionProtectionEnabled: true } }],
    bad: [{ type: "AWS::DynamoDB::Table", properties: { TableName: "orders" } }],
  },
  equivalents: [
    { id: "CKV_AWS_150", type: "AWS::ElasticLoadBalancingV2::LoadBalancer" },
    { id: "ELB_DELETION_PROTECTION_ENABLED", type: "AWS::ElasticLoadBalancingV2::LoadBalancer" },
    { id: "HIPAA.Security-ELBDeletionProtectionEnabled", type: "AWS::ElasticLoadBalancingV2::LoadBalancer" },
    { id: "NIST.800.53.R4-ELBDeletionProtectionEnabled", type: "AWS::ElasticLoadBalancingV2::LoadBalancer" },
    { id: "NIST.800.53.R5-ELBDeletionProtectionEnabled", type: "AWS::ElasticLoadBalancingV2::LoadBalancer" },
    { id: "elb-deletion-protection-enabled", type: "AWS::ElasticLoadBalancingV2::LoadBalancer" },
    { id: "CKV2_AWS_58", type: "AWS::Neptune::DBCluster" },
    { id: "CKV_AWS_344", type: "AWS::NetworkFirewall::Firewall" },
    { id: "AwsSolutions-RDS10", type: "AWS::RDS::DBCluster" },
    { id: "HIPAA.Security-RDSInstanceDeletionProtectionEnabled", type: "AWS::RDS::DBCluster" },
    { id: "NIST.800.53.R4-RDSInstanceDeletionProtectionEnabled", type: "AWS::RDS::DBCluster" },
    { id: "NIST.800.53.R5-RDSInstanceDeletionProtectionEnabled", type: "AWS::RDS::DBCluster" },
    { id: "CKV_AWS_139", type: "AWS::RDS::DBCluster" },
    { id: "AWS-0343", type: "AWS::RDS::DBCluster" },
    { id: "AwsSolutions-RDS10", type: "AWS::RDS::DBInstance" },
    { id: "HIPAA.Security-RDSInstanceDeletionProtectionEnabled", type: "AWS::RDS::DBInstance" },
    { id: "NIST.800.53.R4-RDSInstanceDeletionProtectionEnabled", type: "AWS::RDS::DBInstance" },
    { id: "NIST.800.53.R5-RDSInstanceDeletionProtectionEnabled", type: "AWS::RDS::DBInstance" },
    { id: "CKV_AWS_293", type: "AWS::RDS::DBInstance" },
    { id: "AWS-0177", type: "AWS::RDS::DBInstance" },
    { id: "RDS_INSTANCE_DELETION_PROTECTION_ENABLED", type: "AWS::RDS::DBInstance" },
  ],
});
