import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { isFalse, type Verdict } from "../../core/verdict";

/** Only the engines that can take over what an account is born with say so. */
const judge = (it: View<{ readonly Default?: boolean }>, because: string): Verdict | readonly Verdict[] => {
  const taken = it.get("Default").bool();
  return taken.known && taken.value === undefined ? [] : isFalse(taken, because);
};

export default defineRule({
  id: "default-network-not-used",
  title: "Nothing is built on the default VPC",
  principle: "zoning",
  severity: "medium",
  why: "Every subnet of the default VPC has a way from and to the Internet and gives public addresses, and whatever names no network lands beside yours.",
  fix: {
    pulumi: "Make an aws.ec2.Vpc, or our Network, in place of aws.ec2.DefaultVpc and aws.ec2.DefaultSubnet.",
    cloudformation: "Make an AWS::EC2::VPC with subnets of its own.",
  },
  links: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2",
  ],
  checks: {
    "AWS::EC2::Subnet": (it) => judge(it, "this is a subnet of the default VPC, whose machines stand on the Internet"),
    "AWS::EC2::VPC": (it) => judge(it, "this is the default VPC, in which every subnet is public"),
  },
  examples: {
    good: [{ type: "AWS::EC2::VPC", properties: { Default: false } }],
    bad: [{ type: "AWS::EC2::VPC", properties: { Default: true } }],
  },
  equivalents: [
    { id: "CKV_AWS_148", type: "AWS::EC2::Subnet" },
    { id: "AWS-0101", type: "AWS::EC2::VPC" },
    { id: "CKV_AWS_148", type: "AWS::EC2::VPC" },
  ],
});
