import type { Kind } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { aspect, fail, pass, type Verdict } from "../../core/verdict";

const judge = (
  inline: View<boolean>,
  near: Neighbours<"AWS::EC2::SecurityGroup">,
  separate: Kind & ("AWS::EC2::SecurityGroupEgress" | "AWS::EC2::SecurityGroupIngress"),
): Verdict | readonly Verdict[] =>
  given(inline.bool(false), (only): Verdict | readonly Verdict[] => {
    if (!only) return [];
    const name = separate === "AWS::EC2::SecurityGroupIngress" ? "ingress" : "egress";
    const [rule] = near.satellites(separate);
    return aspect(
      name,
      rule === undefined
        ? pass
        : fail(rule.view, `the group has inline rules too, and each update takes away the ones that the other made`),
    );
  });

export default defineRule({
  id: "group-rules-in-one-place",
  title: "The rules of a security group are written in one place",
  principle: "simple-mechanisms",
  severity: "medium",
  why: "The provider takes away whatever is not among a group's inline rules: rules come and go from update to update, and what is written is not what is in force.",
  fix: {
    pulumi:
      "Write every rule as an aws.vpc.SecurityGroupIngressRule or aws.vpc.SecurityGroupEgressRule, and leave `ingress` and `egress` of the group out.",
    cloudformation: "Write every rule as a resource of its own.",
  },
  links: ["https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/"],
  checks: {
    "AWS::EC2::SecurityGroup": (it, near) => [
      ...[judge(it.get("OnlyInlineIngress"), near, "AWS::EC2::SecurityGroupIngress")].flat(),
      ...[judge(it.get("OnlyInlineEgress"), near, "AWS::EC2::SecurityGroupEgress")].flat(),
    ],
  },
  examples: {
    good: [{ type: "AWS::EC2::SecurityGroup", properties: { OnlyInlineIngress: true } }],
    bad: [
      { type: "AWS::EC2::SecurityGroup", properties: { OnlyInlineIngress: true } },
      { type: "AWS::EC2::SecurityGroupIngress", properties: { GroupId: { Ref: "SecurityGroup" } } },
    ],
  },
  equivalents: [{ id: "security-group-no-rule-management-conflicts", type: "AWS::EC2::SecurityGroup" }],
});
