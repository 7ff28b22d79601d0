import { defineRule } from "../../core/rule";
import { adminPorts, ingressChecks, onIngress, openPort, portOf } from "../../facets/ingress";

export default defineRule({
  id: "admin-ports-not-open",
  title: "Remote administration is not open to the Internet",
  principle: "zoning",
  severity: "critical",
  why: "Scanners find an open SSH or RDP port within minutes and try passwords and exploits without end.",
  fix: {
    pulumi:
      "Remove the rule and use Session Manager, or name who may connect: `securityGroups`, `prefixListIds` or a narrow `cidrBlocks`.",
    cloudformation:
      "Remove the rule and use Session Manager, or name who may connect: `SourceSecurityGroupId`, `SourcePrefixListId` or a narrow `CidrIp`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-13"],
  // A rule that opens every port is the finding of all-ports-not-open.
  checks: ingressChecks("administration", (rule) => `anybody can try to log in on port ${portOf(rule, adminPorts)}`),
  settings: ["approvedCidrs"],
  examples: {
    good: openPort(443),
    bad: openPort(22),
  },
  equivalents: [
    ...onIngress(
      "AWS-0107",
      "CKV_AWS_24",
      "CKV_AWS_25",
      "HIPAA.Security-EC2RestrictedSSH",
      "INCOMING_SSH_DISABLED",
      "NIST.800.53.R4-EC2RestrictedSSH",
      "NIST.800.53.R5-EC2RestrictedSSH",
      "PCI.DSS.321-EC2RestrictedSSH",
    ),
    { id: "CKV2_AWS_7", type: "AWS::EC2::SecurityGroup" },
  ],
});
