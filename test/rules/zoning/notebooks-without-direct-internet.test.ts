import rule from "../../../policy-packs/rules/zoning/notebooks-without-direct-internet";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::SageMaker::NotebookInstance", properties: { DirectInternetAccess: "Disabled" } }],
    [{ type: "aws:sagemaker/notebookInstance:NotebookInstance", properties: { directInternetAccess: "Disabled" } }],
  ],
  fail: [
    [[{ type: "AWS::SageMaker::NotebookInstance", properties: {} }], /DirectInternetAccess is not set \(Enabled/],
    [
      [{ type: "aws:sagemaker/notebookInstance:NotebookInstance", properties: { directInternetAccess: "Enabled" } }],
      /directInternetAccess is Enabled/,
    ],
  ],
  unknown: [[{ type: "AWS::SageMaker::NotebookInstance", properties: { DirectInternetAccess: unknown } }]],
});
