import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

export default defineRule({
  id: "notebooks-without-direct-internet",
  title: "Notebooks reach the Internet only through your own network",
  principle: "zoning",
  severity: "high",
  why: "A notebook holds training data and a role; by its direct way out, a package or a slip sends both past every firewall and flow log.",
  fix: {
    pulumi:
      'Set `directInternetAccess: "Disabled"` with `subnetId` and `securityGroups` on the aws.sagemaker.NotebookInstance (replaces it).',
    cloudformation: "Set `DirectInternetAccess` to `Disabled` with `SubnetId` and `SecurityGroupIds` (replaces it).",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-1"],
  checks: {
    "AWS::SageMaker::NotebookInstance": (it) => {
      const access = it.get("DirectInternetAccess").str("Enabled");
      return given(access, (mode) =>
        mode === "Disabled" ? pass : fail(access, "it has a way out past the VPC's controls"),
      );
    },
  },
  examples: {
    good: [{ type: "AWS::SageMaker::NotebookInstance", properties: { DirectInternetAccess: "Disabled" } }],
    bad: [{ type: "AWS::SageMaker::NotebookInstance", properties: {} }],
  },
  equivalents: [
    { id: "AwsSolutions-SM3", type: "AWS::SageMaker::NotebookInstance" },
    { id: "CKV_AWS_122", type: "AWS::SageMaker::NotebookInstance" },
    { id: "HIPAA.Security-SageMakerNotebookNoDirectInternetAccess", type: "AWS::SageMaker::NotebookInstance" },
    { id: "NIST.800.53.R4-SageMakerNotebookNoDirectInternetAccess", type: "AWS::SageMaker::NotebookInstance" },
    { id: "NIST.800.53.R5-SageMakerNotebookNoDirectInternetAccess", type: "AWS::SageMaker::NotebookInstance" },
    { id: "PCI.DSS.321-SageMakerNotebookNoDirectInternetAccess", type: "AWS::SageMaker::NotebookInstance" },
    { id: "SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS", type: "AWS::SageMaker::NotebookInstance" },
  ],
});
