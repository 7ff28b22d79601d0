import { defineRule } from "../../core/rule";
import { isSet } from "../../core/verdict";

export default defineRule({
  id: "notebooks-in-vpc",
  title: "Notebooks stand in a network of yours",
  principle: "zoning",
  severity: "medium",
  why: "Outside your network nobody sees what a notebook sends, and no security group stops it.",
  fix: {
    pulumi: "Set `subnetId` to a private subnet, and `securityGroups`. The change replaces the notebook instance.",
    cloudformation:
      "Set `SubnetId` to a private subnet, and `SecurityGroupIds`. The change replaces the notebook instance.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-2"],
  checks: {
    "AWS::SageMaker::NotebookInstance": (it) => isSet(it.get("SubnetId"), "it stands in a network of SageMaker's own"),
  },
  examples: {
    good: [{ type: "AWS::SageMaker::NotebookInstance", properties: { SubnetId: "subnet-0a1b2c3d" } }],
    bad: [{ type: "AWS::SageMaker::NotebookInstance", properties: { RootAccess: "Disabled" } }],
  },
  equivalents: [
    { id: "AwsSolutions-SM1", type: "AWS::SageMaker::NotebookInstance" },
    { id: "CKV_AWS_306", type: "AWS::SageMaker::NotebookInstance" },
  ],
});
