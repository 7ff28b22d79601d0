import rule from "../../../policy-packs/rules/zoning/models-isolated";
import { testRule, unknown } from "../../rule-tester";

const model = "AWS::SageMaker::Model";

testRule(rule, {
  pass: [
    [{ type: model, properties: { EnableNetworkIsolation: true } }],
    [{ type: "aws:sagemaker/model:Model", properties: { enableNetworkIsolation: true } }],
  ],
  fail: [
    [[{ type: model, properties: {} }], /EnableNetworkIsolation is not set \(false by default\)/],
    [
      [{ type: "aws:sagemaker/model:Model", properties: { enableNetworkIsolation: false } }],
      /enableNetworkIsolation is false/,
    ],
  ],
  unknown: [[{ type: model, properties: { EnableNetworkIsolation: unknown } }]],
});
