import rule from "../../../policy-packs/rules/zoning/runners-in-network";
import { testRule, unknown } from "../../rule-tester";

const jobs = { Triggers: { Webhook: true, FilterGroups: [[{ Type: "EVENT", Pattern: "WORKFLOW_JOB_QUEUED" }]] } };
const webhook = {
  type: "aws:codebuild/webhook:Webhook",
  properties: {
    projectName: { Ref: "Project" },
    filterGroups: [{ filters: [{ type: "EVENT", pattern: "WORKFLOW_JOB_QUEUED" }] }],
  },
};

testRule(rule, {
  pass: [
    [{ type: "AWS::CodeBuild::Project", properties: { ...jobs, VpcConfig: { VpcId: "vpc-1" } } }],
    [{ type: "aws:codebuild/project:Project", properties: { vpcConfig: { vpcId: "vpc-1" } } }, webhook],
  ],
  fail: [
    [[{ type: "AWS::CodeBuild::Project", properties: jobs }], /VpcConfig\.VpcId is not set: its jobs reach/],
    [[{ type: "aws:codebuild/project:Project", properties: {} }, webhook], /vpcConfig\.vpcId is not set/],
  ],
  unknown: [
    [{ type: "AWS::CodeBuild::Project", properties: { Triggers: { FilterGroups: unknown } } }],
    [{ type: "AWS::CodeBuild::Project", properties: { ...jobs, VpcConfig: unknown } }],
  ],
  silent: [
    [
      {
        type: "AWS::CodeBuild::Project",
        properties: { Triggers: { Webhook: true, FilterGroups: [[{ Type: "EVENT", Pattern: "PUSH" }]] } },
      },
    ],
    [{ type: "AWS::CodeBuild::Project", properties: { Environment: { PrivilegedMode: false } } }],
  ],
});
