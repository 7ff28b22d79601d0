import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";

export default defineRule({
  id: "endpoint-service-accepts-by-hand",
  title: "An endpoint service accepts each connection by hand",
  principle: "zoning",
  severity: "medium",
  why: "Whoever is allowed to ask is in at once; nobody looks at who connects to the service.",
  fix: {
    pulumi: "Set `acceptanceRequired: true` on the aws.ec2.VpcEndpointService.",
    cloudformation: "Set `AcceptanceRequired: true` on the AWS::EC2::VPCEndpointService.",
  },
  links: [
    "https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#accept-reject-connection-requests",
  ],
  checks: {
    "AWS::EC2::VPCEndpointService": (it) =>
      // On unless it is switched off: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpointServiceConfiguration.html
      isTrue(it.get("AcceptanceRequired").bool(true), "consumers connect without being accepted"),
  },
  examples: {
    good: [{ type: "AWS::EC2::VPCEndpointService", properties: { AcceptanceRequired: true } }],
    bad: [{ type: "AWS::EC2::VPCEndpointService", properties: { AcceptanceRequired: false } }],
  },
  equivalents: [{ id: "CKV_AWS_123", type: "AWS::EC2::VPCEndpointService" }],
});
