import { defineRule } from "../../core/rule";
import { ingressChecks, onOpenPorts, openPort } from "../../facets/ingress";

export default defineRule({
  id: "only-web-ports-open",
  title: "Only ports 80 and 443 are open to the Internet",
  principle: "zoning",
  severity: "high",
  why: "Services that are not made for the Internet (metrics, queues, test servers) are found by scanners within hours.",
  fix: {
    pulumi:
      "Name who may connect: `securityGroups`, `prefixListIds` or a narrow `cidrBlocks`; serve the public through a load balancer on 443.",
    cloudformation:
      "Name who may connect: `SourceSecurityGroupId`, `SourcePrefixListId` or a narrow `CidrIp`; serve the public through a load balancer on 443.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18"],
  // Ports for administration and of databases, and all ports at once, are findings of rules of their own.
  checks: ingressChecks("services", () => "anybody can reach what is no web server's port"),
  settings: ["approvedCidrs"],
  examples: {
    good: openPort(443),
    bad: openPort(8080),
  },
  equivalents: [...onOpenPorts, { id: "CKV2_AWS_7", type: "AWS::EC2::SecurityGroup" }],
});
