import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";

const because = "COPY and UNLOAD go around the VPC, its endpoints and its flow logs";

export default defineRule({
  id: "redshift-enhanced-vpc-routing",
  title: "A Redshift warehouse's traffic stays in its VPC",
  principle: "zoning",
  severity: "medium",
  why: "Without enhanced VPC routing, bulk loads and exports go by way of the Internet, past endpoint policies, firewalls and flow logs: a way out for data that nobody watches.",
  fix: {
    pulumi: "Set `enhancedVpcRouting: true` on the aws.redshift.Cluster or aws.redshiftserverless.Workgroup.",
    cloudformation: "Set `EnhancedVpcRouting: true`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-7"],
  checks: {
    "AWS::Redshift::Cluster": (it) => isTrue(it.get("EnhancedVpcRouting").bool(false), because),
    "AWS::RedshiftServerless::Workgroup": (it) => isTrue(it.get("EnhancedVpcRouting").bool(false), because),
  },
  examples: {
    good: [{ type: "AWS::Redshift::Cluster", properties: { EnhancedVpcRouting: true } }],
    bad: [{ type: "AWS::Redshift::Cluster", properties: { EnhancedVpcRouting: false } }],
  },
  equivalents: [
    { id: "HIPAA.Security-RedshiftEnhancedVPCRoutingEnabled", type: "AWS::Redshift::Cluster" },
    { id: "NIST.800.53.R5-RedshiftEnhancedVPCRoutingEnabled", type: "AWS::Redshift::Cluster" },
    { id: "PCI.DSS.321-RedshiftEnhancedVPCRoutingEnabled", type: "AWS::Redshift::Cluster" },
    { id: "CKV_AWS_321", type: "AWS::Redshift::Cluster" },
    { id: "REDSHIFT_ENHANCED_VPC_ROUTING_ENABLED", type: "AWS::Redshift::Cluster" },
  ],
});
