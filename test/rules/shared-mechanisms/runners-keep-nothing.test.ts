import rule from "../../../policy-packs/rules/shared-mechanisms/runners-keep-nothing";
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
    [{ type: "AWS::CodeBuild::Project", properties: jobs }],
    [{ type: "AWS::CodeBuild::Project", properties: { ...jobs, Cache: { Type: "NO_CACHE" } } }],
    [
      { type: "aws:codebuild/project:Project", properties: { environment: { image: "aws/codebuild/standard:7.0" } } },
      webhook,
    ],
  ],
  fail: [
    [
      [{ type: "AWS::CodeBuild::Project", properties: { ...jobs, Cache: { Type: "LOCAL" } } }],
      /\(cache\) Cache\.Type is LOCAL: jobs read what others wrote/,
    ],
    [
      [{ type: "AWS::CodeBuild::Project", properties: { ...jobs, Environment: { Fleet: { FleetArn: "arn" } } } }],
      /\(machine\) Environment\.Fleet\.FleetArn is arn: machines of a fleet stay/,
    ],
    [[{ type: "aws:codebuild/project:Project", properties: { cache: { type: "S3" } } }, webhook], /cache\.type is S3/],
  ],
  unknown: [
    [{ type: "AWS::CodeBuild::Project", properties: { Triggers: { FilterGroups: unknown } } }],
    [{ type: "AWS::CodeBuild::Project", properties: { ...jobs, Cache: { Type: unknown } } }],
  ],
  silent: [[{ type: "AWS::CodeBuild::Project", properties: { Cache: { Type: "LOCAL" } } }]],
});
