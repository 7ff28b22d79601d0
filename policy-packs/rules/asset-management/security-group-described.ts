import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { aspect, every, fail, pass, type Verdict } from "../../core/verdict";
import { write } from "../../facets/fixes/fix";

const unsaid = "nobody can tell later whether it is still needed";

/** What tools fill in for who writes nothing, and spaces. */
const nothing = /^\s*$|^Managed by (Pulumi|Terraform)$/i;

const described = (description: View<string>): Verdict => {
  const set = description.isSet();
  // A text that is put together at deployment is a description all the same.
  const text = description.str("");
  return given(set, () => (text.known && nothing.test(text.value) ? fail(text, unsaid) : pass));
};

interface Described {
  readonly Description?: string;
}

const rules = (list: View<readonly Described[]>): Verdict =>
  given(list.items(), (items) => every(items.map((rule) => described(rule.get("Description")))));

export default defineRule({
  id: "security-group-described",
  title: "Security groups and their rules say what they are for",
  principle: "asset-management",
  severity: "low",
  why: "A rule whose purpose nobody remembers is never removed, and old openings are where attackers get in.",
  fix: {
    pulumi: "Set `description`.",
    cloudformation: "Set `Description`.",
  },
  fixes: {
    "AWS::EC2::SecurityGroup": write(
      "Add a `description` to each of `ingress` and `egress`. A `description` of the group itself can be changed only by replacing the group",
      "Add a `Description` to each of `SecurityGroupIngress` and `SecurityGroupEgress`. A `GroupDescription` can be changed only by replacing the group",
    ),
  },
  links: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-rules.html"],
  checks: {
    "AWS::EC2::SecurityGroup": (it) => [
      aspect("group", described(it.get("GroupDescription"))),
      aspect("rules", every([rules(it.get("SecurityGroupIngress")), rules(it.get("SecurityGroupEgress"))])),
    ],
    "AWS::EC2::SecurityGroupEgress": (it) => aspect("rules", described(it.get("Description"))),
    "AWS::EC2::SecurityGroupIngress": (it) => aspect("rules", described(it.get("Description"))),
  },
  examples: {
    good: [{ type: "AWS::EC2::SecurityGroup", properties: { GroupDescription: "Web servers of the shop" } }],
    bad: [{ type: "AWS::EC2::SecurityGroupIngress", properties: { IpProtocol: "tcp", CidrIp: "10.0.0.0/8" } }],
  },
  equivalents: [
    { id: "AWS-0099", type: "AWS::EC2::SecurityGroup", aspect: "group" },
    { id: "AwsSolutions-EC27", type: "AWS::EC2::SecurityGroup", aspect: "group" },
    { id: "CKV_AWS_23", type: "AWS::EC2::SecurityGroup", aspect: "rules" },
    { id: "SECURITY_GROUP_DESCRIPTION_RULE", type: "AWS::EC2::SecurityGroup", aspect: "rules" },
    { id: "aws-ec2-securitygroup-missing-description", type: "AWS::EC2::SecurityGroup", aspect: "group" },
    { id: "aws-ec2-securitygroup-missing-egress-rule-description", type: "AWS::EC2::SecurityGroup", aspect: "rules" },
    { id: "aws-ec2-securitygroup-missing-ingress-rule-description", type: "AWS::EC2::SecurityGroup", aspect: "rules" },
    { id: "AWS-0124", type: "AWS::EC2::SecurityGroupEgress", aspect: "rules" },
    { id: "CKV_AWS_23", type: "AWS::EC2::SecurityGroupEgress", aspect: "rules" },
    { id: "AWS-0124", type: "AWS::EC2::SecurityGroupIngress", aspect: "rules" },
    { id: "CKV_AWS_23", type: "AWS::EC2::SecurityGroupIngress", aspect: "rules" },
  ],
});
