import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { every, fail, pass, type Verdict } from "../../core/verdict";
import { linked } from "../../facets/linked";

const open = "what names no security group gets this one, and all that is in it may talk to it";

const empty = (list: View<readonly unknown[]>): Verdict =>
  given(list.items(), (rules) => (rules.length === 0 ? pass : fail(list, open)));

const ofVpc = (
  it: View<Properties<"AWS::EC2::VPC">>,
  near: Neighbours<"AWS::EC2::VPC">,
): Verdict | readonly Verdict[] => {
  // A rule whose group is what the VPC returns as its default one.
  const rules = [...near.all("AWS::EC2::SecurityGroupIngress"), ...near.all("AWS::EC2::SecurityGroupEgress")]
    .map(({ view }) => (view as View<{ readonly GroupId?: string }>).get("GroupId"))
    .find((group) => near.targets(group, "AWS::EC2::VPC").some((vpc) => vpc.address === near.self.address));
  if (rules !== undefined) return fail(rules, open);
  // CDK closes the group by a custom resource (the feature flag @aws-cdk/aws-ec2:restrictDefaultSecurityGroup).
  if (near.satellites("Custom::VpcRestrictDefaultSG").length > 0) return pass;
  const groups = near
    .all("AWS::EC2::SecurityGroup")
    .filter(({ view }) => given(view.get("GroupName").str(""), (name) => name === "default") === true)
    .map(({ view }) => view.get("VpcId"));
  // Where the group is part of the input it is judged itself; without a VPC it is the default VPC's.
  const itsOwn = near.self.type.endsWith(":DefaultVpc") && groups.some((vpc) => vpc.isAbsent());
  if (itsOwn) return [];
  return given(linked(it, near, groups), (found) =>
    found ? [] : fail(it, `The default security group is open: ${open}.`),
  );
};

export default defineRule({
  id: "default-security-group-closed",
  title: "The default security group of a VPC is closed",
  principle: "zoning",
  severity: "medium",
  why: "Whoever forgets to name a security group gets the default one, which lets its members reach each other on every port.",
  fix: {
    pulumi: "Add an aws.ec2.DefaultSecurityGroup with this `vpcId` and neither `ingress` nor `egress`.",
    cloudformation:
      "CloudFormation cannot close it by itself: with CDK set `restrictDefaultSecurityGroup: true` on the Vpc, else revoke its rules by a custom resource.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2"],
  checks: {
    "AWS::EC2::SecurityGroup": (it) =>
      given(it.get("GroupName").str(""), (name) =>
        name === "default" ? every([empty(it.get("SecurityGroupIngress")), empty(it.get("SecurityGroupEgress"))]) : [],
      ),
    "AWS::EC2::VPC": ofVpc,
  },
  examples: {
    good: [
      { type: "AWS::EC2::VPC", properties: { CidrBlock: "10.0.0.0/16" } },
      {
        type: "Custom::VpcRestrictDefaultSG",
        properties: { DefaultSecurityGroupId: { "Fn::GetAtt": ["VPC", "DefaultSecurityGroup"] } },
      },
    ],
    bad: [{ type: "AWS::EC2::VPC", properties: { CidrBlock: "10.0.0.0/16" } }],
  },
  equivalents: [
    { id: "AWS-0173", type: "AWS::EC2::VPC" },
    { id: "CKV2_AWS_12", type: "AWS::EC2::VPC" },
    { id: "HIPAA.Security-VPCDefaultSecurityGroupClosed", type: "AWS::EC2::VPC" },
    { id: "NIST.800.53.R4-VPCDefaultSecurityGroupClosed", type: "AWS::EC2::VPC" },
    { id: "NIST.800.53.R5-VPCDefaultSecurityGroupClosed", type: "AWS::EC2::VPC" },
    { id: "PCI.DSS.321-VPCDefaultSecurityGroupClosed", type: "AWS::EC2::VPC" },
  ],
});
