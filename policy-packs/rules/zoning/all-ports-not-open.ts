import { defineRule } from "../../core/rule";
import { ingressChecks, onIngress } from "../../facets/ingress";

export default defineRule({
  id: "all-ports-not-open",
  title: "No security group opens every port to the Internet",
  principle: "zoning",
  severity: "critical",
  why: "Whatever listens on the machine, now or later, is open to anybody: SSH, databases, debuggers, metrics.",
  fix: {
    pulumi: "Open the one port that is meant: `protocol`, `fromPort` and `toPort`, to the sources that need it.",
    cloudformation:
      "Open the one port that is meant: `IpProtocol`, `FromPort` and `ToPort`, to the sources that need it.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18"],
  checks: ingressChecks("everything", () => "anybody can reach every port, those for administration included"),
  settings: ["approvedCidrs"],
  examples: {
    good: [
      {
        type: "AWS::EC2::SecurityGroupIngress",
        properties: { IpProtocol: "-1", CidrIp: "10.0.0.0/16" },
      },
    ],
    bad: [
      {
        type: "AWS::EC2::SecurityGroupIngress",
        properties: { IpProtocol: "-1", CidrIp: "0.0.0.0/0" },
      },
    ],
  },
  equivalents: [
    ...onIngress(
      "AWS-0107",
      "AwsSolutions-EC23",
      "CKV_AWS_24",
      "CKV_AWS_25",
      "CKV_AWS_277",
      "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE",
      "HIPAA.Security-EC2RestrictedCommonPorts",
      "HIPAA.Security-EC2RestrictedSSH",
      "INCOMING_SSH_DISABLED",
      "NIST.800.53.R4-EC2RestrictedCommonPorts",
      "NIST.800.53.R4-EC2RestrictedSSH",
      "NIST.800.53.R5-EC2RestrictedCommonPorts",
      "NIST.800.53.R5-EC2RestrictedSSH",
      "PCI.DSS.321-EC2RestrictedCommonPorts",
      "PCI.DSS.321-EC2RestrictedSSH",
      "RESTRICTED_INCOMING_TRAFFIC",
      "SECURITY_GROUP_INGRESS_ALL_PROTOCOLS_RULE",
      "aws-ec2-securitygroup-disallow-public-internet-ingress",
    ),
    { id: "CKV2_AWS_7", type: "AWS::EC2::SecurityGroup" },
  ],
});
