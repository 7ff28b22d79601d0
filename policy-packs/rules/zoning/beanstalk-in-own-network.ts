import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { chosen, environmentWith } from "../../facets/beanstalk";

export default defineRule({
  id: "beanstalk-in-own-network",
  title: "Elastic Beanstalk stands in a network that somebody chose",
  principle: "zoning",
  severity: "medium",
  why: "Where no VPC is named the machines stand in the default VPC, each with a public address.",
  fix: {
    pulumi: 'Add to `settings` `{ namespace: "aws:ec2:vpc", name: "VPCId", value: vpc.id }`, and private `Subnets`.',
    cloudformation:
      "Add to `OptionSettings` `{ Namespace: aws:ec2:vpc, OptionName: VPCId, Value: !Ref Vpc }`, and private `Subnets`.",
  },
  links: ["https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.managing.vpc.html"],
  checks: {
    "AWS::ElasticBeanstalk::Environment": (it, near) =>
      given(chosen(it, near, "aws:ec2:vpc", "VPCId"), (network) =>
        network ? pass : fail(it, "the machines stand in the default VPC, each with a public address"),
      ),
  },
  examples: { good: environmentWith(["aws:ec2:vpc", "VPCId", "vpc-1"]), bad: environmentWith() },
  equivalents: ["AwsSolutions-EB1"].map((id) => ({ id, type: "AWS::ElasticBeanstalk::Environment" })),
});
