import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { eachOf, fail, pass, type Verdict } from "../../core/verdict";
import { databasePorts, ingressChecks, onOpenPorts, openPort, portOf } from "../../facets/ingress";

/** Groups of EC2-Classic name no ports: whoever is in them reaches the database. */
const isClosed = (cidr: View<string>): Verdict =>
  given(cidr.str(""), (text) => (text.endsWith("/0") ? fail(cidr, "anybody can reach the database") : pass));

export default defineRule({
  id: "database-ports-not-open",
  title: "Databases and caches are not open to the Internet",
  principle: "zoning",
  severity: "high",
  why: "A database that anybody can reach is one guessed password or one unpatched flaw away from being copied or held to ransom.",
  fix: {
    pulumi:
      "Name the security groups of the clients: `securityGroups` or `referencedSecurityGroupId` in place of a CIDR block.",
    cloudformation: "Name the security group of the clients: `SourceSecurityGroupId` in place of `CidrIp`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19"],
  // Wider rules are findings of all-ports-not-open and admin-ports-not-open.
  checks: {
    ...ingressChecks("databases", (rule) => `anybody can reach the database on port ${portOf(rule, databasePorts)}`),
    "AWS::RDS::DBSecurityGroup": (it) =>
      eachOf(it.get("DBSecurityGroupIngress"), (rule) => isClosed(rule.get("CIDRIP"))),
    "AWS::RDS::DBSecurityGroupIngress": (it) => isClosed(it.get("CIDRIP")),
  },
  settings: ["approvedCidrs"],
  examples: {
    good: [
      {
        type: "AWS::EC2::SecurityGroupIngress",
        properties: { IpProtocol: "tcp", FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: "sg-0123456789abcdef0" },
      },
    ],
    bad: openPort(5432),
  },
  equivalents: [
    ...onOpenPorts,
    { id: "AwsSolutions-RDS8", type: "AWS::RDS::DBSecurityGroup" },
    { id: "AwsSolutions-RDS8", type: "AWS::RDS::DBSecurityGroupIngress" },
    { id: "CKV2_AWS_7", type: "AWS::EC2::SecurityGroup" },
  ],
});
