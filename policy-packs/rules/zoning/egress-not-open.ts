import type { Properties } from "../../../components/model/graph";
import { derive, given, together, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { aspect, eachOf, fail, pass, type Verdict } from "../../core/verdict";
import { isWorldOf } from "../../facets/ingress";
import { allOf, anyOf } from "../../facets/read";

type Egress = View<Omit<Properties<"AWS::EC2::SecurityGroupEgress">, "GroupId">>;

const everyPort = (rule: Egress): Value<boolean> => {
  const protocol = rule.get("IpProtocol").str("-1");
  const any = derive(protocol, (name) => ["-1", "all"].includes(name.toLowerCase()));
  const ports = together(rule.get("FromPort").num(0), rule.get("ToPort").num(65535));
  return anyOf([any, derive(ports, ([from, to]) => from <= 1 && to >= 65535)], any);
};

const judge = (rule: Egress, near: Pick<Neighbours, "targets" | "settings">): Verdict => {
  const world = isWorldOf(rule.get("CidrIp"), rule.get("CidrIpv6"), near);
  return given(allOf([world, everyPort(rule)], world), (open) =>
    open ? fail(world, "what is broken into can send anything anywhere") : pass,
  );
};

export default defineRule({
  id: "egress-not-open",
  title: "A security group does not let everything out",
  principle: "zoning",
  severity: "low",
  why: "Whoever breaks into a machine that may call anywhere on any port fetches tools and carries data away unhindered.",
  fix: {
    pulumi: "Name the ports and destinations in `egress`, for example 443 to the prefix list of a service.",
    cloudformation:
      "Name the ports and destinations in `SecurityGroupEgress`, for example 443 to the prefix list of a service.",
  },
  links: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  checks: {
    "AWS::EC2::SecurityGroup": (it, near) => {
      const rules = it.get("SecurityGroupEgress");
      if (!rules.isAbsent()) {
        return aspect(
          "rules",
          eachOf(rules, (rule) => judge(rule, near)),
        );
      }
      // EC2 lets everything out of a new group until it is given a rule:
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
      const own = near.satellites("AWS::EC2::SecurityGroupEgress").length > 0;
      return own ? [] : aspect("by-default", fail(rules, "without a rule of its own the group lets everything out"));
    },
    "AWS::EC2::SecurityGroupEgress": (it, near) => aspect("rules", judge(it, near)),
  },
  settings: ["approvedCidrs"],
  examples: {
    good: [
      {
        type: "AWS::EC2::SecurityGroupEgress",
        properties: { IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "0.0.0.0/0" },
      },
    ],
    bad: [{ type: "AWS::EC2::SecurityGroupEgress", properties: { IpProtocol: "-1", CidrIp: "0.0.0.0/0" } }],
  },
  equivalents: [
    { id: "AWS-0104", type: "AWS::EC2::SecurityGroup", aspect: "rules" },
    { id: "CKV_AWS_382", type: "AWS::EC2::SecurityGroup", aspect: "rules" },
    { id: "EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE", type: "AWS::EC2::SecurityGroup", aspect: "rules" },
    { id: "SECURITY_GROUP_EGRESS_ALL_PROTOCOLS_RULE", type: "AWS::EC2::SecurityGroup", aspect: "rules" },
    { id: "SECURITY_GROUP_MISSING_EGRESS_RULE", type: "AWS::EC2::SecurityGroup", aspect: "by-default" },
    { id: "AWS-0104", type: "AWS::EC2::SecurityGroupEgress", aspect: "rules" },
    { id: "CKV_AWS_382", type: "AWS::EC2::SecurityGroupEgress", aspect: "rules" },
    { id: "EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE", type: "AWS::EC2::SecurityGroupEgress", aspect: "rules" },
    { id: "SECURITY_GROUP_EGRESS_ALL_PROTOCOLS_RULE", type: "AWS::EC2::SecurityGroupEgress", aspect: "rules" },
  ],
});
