import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { isSet } from "../../core/verdict";
import { isRunner } from "../../facets/runners";

export default defineRule({
  id: "runners-in-network",
  title: "Runners of CI jobs stand in a network of your own",
  principle: "zoning",
  severity: "medium",
  why: "A job runs code of everybody whose package it uses. Outside your network it sends what it reads to anybody, and nothing shows that it did.",
  fix: {
    pulumi: "Set `vpcConfig` to subnets and a security group that let out what jobs need and nothing else.",
    cloudformation: "Set `VpcConfig` to subnets and a security group that let out what jobs need and nothing else.",
  },
  links: ["https://docs.aws.amazon.com/codebuild/latest/userguide/vpc-support.html"],
  checks: {
    "AWS::CodeBuild::Project": (it) =>
      given(isRunner(it), (runner) =>
        runner ? isSet(it.get("VpcConfig").get("VpcId"), "its jobs reach the whole Internet") : [],
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::CodeBuild::Project",
        properties: {
          Triggers: { Webhook: true, FilterGroups: [[{ Type: "EVENT", Pattern: "WORKFLOW_JOB_QUEUED" }]] },
          VpcConfig: { VpcId: "vpc-1", Subnets: ["subnet-1"], SecurityGroupIds: ["sg-1"] },
        },
      },
    ],
    bad: [
      {
        type: "AWS::CodeBuild::Project",
        properties: {
          Triggers: { Webhook: true, FilterGroups: [[{ Type: "EVENT", Pattern: "WORKFLOW_JOB_QUEUED" }]] },
        },
      },
    ],
  },
  equivalents: [],
});
