import rule from "../../../policy-packs/rules/least-privilege/notebooks-without-root";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::SageMaker::NotebookInstance", properties: { RootAccess: "Disabled" } }],
    [{ type: "aws:sagemaker/notebookInstance:NotebookInstance", properties: { rootAccess: "Disabled" } }],
  ],
  fail: [
    [[{ type: "AWS::SageMaker::NotebookInstance", properties: {} }], /RootAccess is not set \(Enabled/],
    [
      [{ type: "aws:sagemaker/notebookInstance:NotebookInstance", properties: { rootAccess: "Enabled" } }],
      /rootAccess is Enabled/,
    ],
  ],
  unknown: [[{ type: "AWS::SageMaker::NotebookInstance", properties: { RootAccess: unknown } }]],
});
