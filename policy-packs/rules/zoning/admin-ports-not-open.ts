import type { Properties } from "../../../components/model/graph";
import { together } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { eachOf, fail, pass, type Verdict } from "../../core/verdict";

type Ingress = View<Omit<Properties<"AWS::EC2::SecurityGroupIngress">, "GroupId">>;

/** SSH, RDP, WinRM, VNC: ports that hand over a machine. CIS AWS Foundations 5.2 and 5.3. */
const adminPorts = [22, 3389, 5985, 5986, 5900];

const opensToWorld = (rule: Ingress): Verdict =>
  given(
    together(
      rule.get("CidrIp").str(""),
      rule.get("CidrIpv6").str(""),
      rule.get("IpProtocol").str("-1"),
      rule.get("FromPort").num(0),
      rule.get("ToPort").num(65535),
    ),
    ([cidr, cidr6, protocol, from, to]) => {
      const world = /\/0$/.test(cidr) ? rule.get("CidrIp") : /\/0$/.test(cidr6) ? rule.get("CidrIpv6") : undefined;
      const port = adminPorts.find((it) => protocol === "-1" || (it >= from && it <= to));
      return world === undefined || port === undefined
        ? pass
        : fail(world, `anybody can try to log in on port ${String(port)}`);
    },
  );

export default defineRule({
  id: "admin-ports-not-open",
  title: "Remote administration is not open to the Internet",
  principle: "zoning",
  severity: "critical",
  why: "Scanners find an open SSH or RDP port within minutes and try passwords and exploits without end.",
  fix: {
    pulumi: "Remove the rule and use Session Manager, or name the group or prefix list that may connect.",
    cloudformation: "Remove the rule and use Session Manager, or name the group or prefix list that may connect.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-13"],
  checks: {
    "AWS::EC2::SecurityGroup": (it) => eachOf(it.get("SecurityGroupIngress"), opensToWorld),
    "AWS::EC2::SecurityGroupIngress": (it) => opensToWorld(it),
  },
  examples: {
    good: [
      {
        type: "AWS::EC2::SecurityGroupIngress",
        properties: { IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "0.0.0.0/0" },
      },
    ],
    bad: [
      {
        type: "AWS::EC2::SecurityGroupIngress",
        properties: { IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIp: "0.0.0.0/0" },
      },
    ],
  },
  equivalents: [
    { id: "CKV_AWS_24", type: "AWS::EC2::SecurityGroup" },
    { id: "CKV_AWS_25", type: "AWS::EC2::SecurityGroup" },
  ],
});
