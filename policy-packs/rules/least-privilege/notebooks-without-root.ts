import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

export default defineRule({
  id: "notebooks-without-root",
  title: "Users of a notebook are not root",
  principle: "least-privilege",
  severity: "medium",
  why: "As root, a user or a package can turn off the machine's logging and guards, and stay.",
  fix: {
    pulumi: 'Set `rootAccess: "Disabled"` on the aws.sagemaker.NotebookInstance.',
    cloudformation: "Set `RootAccess` to `Disabled`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-3"],
  checks: {
    "AWS::SageMaker::NotebookInstance": (it) => {
      const access = it.get("RootAccess").str("Enabled");
      return given(access, (mode) =>
        mode === "Disabled" ? pass : fail(access, "whoever opens the notebook is root on its machine"),
      );
    },
  },
  examples: {
    good: [{ type: "AWS::SageMaker::NotebookInstance", properties: { RootAccess: "Disabled" } }],
    bad: [{ type: "AWS::SageMaker::NotebookInstance", properties: {} }],
  },
  equivalents: [{ id: "CKV_AWS_307", type: "AWS::SageMaker::NotebookInstance" }],
});
