import rule from "../../../policy-packs/rules/zoning/notebooks-in-vpc";
import { testRule } from "../../rule-tester";

const notebook = "AWS::SageMaker::NotebookInstance";

testRule(rule, {
  pass: [
    [{ type: notebook, properties: { SubnetId: "subnet-1" } }],
    [{ type: "aws:sagemaker/notebookInstance:NotebookInstance", properties: { subnetId: "subnet-1" } }],
  ],
  fail: [
    [[{ type: notebook, properties: {} }], /SubnetId is not set: it stands in a network of SageMaker's own/],
    [[{ type: "aws:sagemaker/notebookInstance:NotebookInstance", properties: {} }], /subnetId is not set/],
  ],
  unknown: [[{ type: notebook, properties: { SubnetId: { "Fn::If": ["C", "subnet-1", { Ref: "AWS::NoValue" }] } } }]],
});
