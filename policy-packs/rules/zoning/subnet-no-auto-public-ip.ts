import { defineRule } from "../../core/rule";
import { isFalse } from "../../core/verdict";

export default defineRule({
  id: "subnet-no-auto-public-ip",
  title: "A subnet gives no public addresses by itself",
  principle: "zoning",
  severity: "medium",
  why: "Every machine started in the subnet, on purpose or by a slip, gets an address on the Internet.",
  fix: {
    pulumi: "Set `mapPublicIpOnLaunch: false` on the aws.ec2.Subnet; load balancers and NAT gateways do not need it.",
    cloudformation: "Set `MapPublicIpOnLaunch: false`; load balancers and NAT gateways do not need it.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15"],
  checks: {
    "AWS::EC2::Subnet": (it) =>
      isFalse(it.get("MapPublicIpOnLaunch").bool(false), "every machine started here gets a public address"),
  },
  examples: {
    good: [{ type: "AWS::EC2::Subnet", properties: { VpcId: "vpc-1" } }],
    bad: [{ type: "AWS::EC2::Subnet", properties: { VpcId: "vpc-1", MapPublicIpOnLaunch: true } }],
  },
  equivalents: [
    { id: "AWS-0164", type: "AWS::EC2::Subnet" },
    { id: "CKV_AWS_130", type: "AWS::EC2::Subnet" },
    { id: "HIPAA.Security-VPCSubnetAutoAssignPublicIpDisabled", type: "AWS::EC2::Subnet" },
    { id: "NIST.800.53.R5-VPCSubnetAutoAssignPublicIpDisabled", type: "AWS::EC2::Subnet" },
    { id: "PCI.DSS.321-VPCSubnetAutoAssignPublicIpDisabled", type: "AWS::EC2::Subnet" },
    { id: "SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED", type: "AWS::EC2::Subnet" },
  ],
});
