import rule from "../../../policy-packs/rules/pipeline/build-images-by-digest";
import { testRule, unknown } from "../../rule-tester";

const registry = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/ci";
const image = (name: string) => [{ type: "AWS::CodeBuild::Project", properties: { Environment: { Image: name } } }];

testRule(rule, {
  pass: [
    image("aws/codebuild/amazonlinux-aarch64-standard:3.0"),
    image(`${registry}@sha256:${"0".repeat(64)}`),
    [{ type: "aws:codebuild/project:Project", properties: { environment: { image: "aws/codebuild/standard:7.0" } } }],
  ],
  fail: [
    [image("node:24"), /Environment\.Image is node:24: whoever may push to the registry says/],
    [image(`${registry}:latest`), /Environment\.Image is/],
    [
      [{ type: "aws:codebuild/project:Project", properties: { environment: { image: "node:24" } } }],
      /environment\.image is node:24/,
    ],
  ],
  unknown: [[{ type: "AWS::CodeBuild::Project", properties: { Environment: { Image: unknown } } }]],
  silent: [[{ type: "AWS::CodeBuild::Project", properties: { Environment: { PrivilegedMode: false } } }]],
});
