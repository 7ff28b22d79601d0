import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";

export default defineRule({
  id: "models-isolated",
  title: "A model's container has no network",
  principle: "zoning",
  severity: "medium",
  why: "A model's container runs code that came with the model; with a network it can send away what it is asked.",
  fix: {
    pulumi: "Set `enableNetworkIsolation: true`. The change replaces the model.",
    cloudformation: "Set `EnableNetworkIsolation: true`. The change replaces the model.",
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-5",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
  ],
  checks: {
    "AWS::SageMaker::Model": (it) =>
      isTrue(it.get("EnableNetworkIsolation").bool(false), "its container may call anybody"),
  },
  examples: {
    good: [{ type: "AWS::SageMaker::Model", properties: { EnableNetworkIsolation: true } }],
    bad: [{ type: "AWS::SageMaker::Model", properties: { ModelName: "prices" } }],
  },
  equivalents: [{ id: "CKV_AWS_370", type: "AWS::SageMaker::Model" }],
});
