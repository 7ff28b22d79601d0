import rule from "../../../policy-packs/rules/pipeline/image-tags-immutable";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::ECR::Repository", properties: { ImageTagMutability: "IMMUTABLE" } }],
    [{ type: "AWS::ECR::Repository", properties: { ImageTagMutability: "IMMUTABLE_WITH_EXCLUSION" } }],
    [{ type: "aws:ecr/repository:Repository", properties: { imageTagMutability: "IMMUTABLE" } }],
  ],
  fail: [
    [[{ type: "AWS::ECR::Repository", properties: {} }], /ImageTagMutability is not set \(MUTABLE by default\)/],
    [
      [{ type: "aws:ecr/repository:Repository", properties: { imageTagMutability: "MUTABLE_WITH_EXCLUSION" } }],
      /imageTagMutability is MUTABLE_WITH_EXCLUSION/,
    ],
  ],
  unknown: [[{ type: "AWS::ECR::Repository", properties: { ImageTagMutability: unknown } }]],
});
