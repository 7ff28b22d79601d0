import rule from "../../../policy-packs/rules/logging/runner-logs-own";
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
    [
      {
        type: "AWS::CodeBuild::Project",
        properties: { ...jobs, LogsConfig: { CloudWatchLogs: { Status: "ENABLED", GroupName: "jobs" } } },
      },
    ],
    [
      {
        type: "aws:codebuild/project:Project",
        properties: { logsConfig: { cloudwatchLogs: { groupName: "jobs" } } },
      },
      webhook,
    ],
  ],
  fail: [
    [
      [{ type: "AWS::CodeBuild::Project", properties: jobs }],
      /LogsConfig\.CloudWatchLogs\.GroupName is not set: CodeBuild makes the log group itself/,
    ],
    [[{ type: "aws:codebuild/project:Project", properties: {} }, webhook], /groupName is not set/],
  ],
  unknown: [
    [{ type: "AWS::CodeBuild::Project", properties: { Triggers: { FilterGroups: unknown } } }],
    [
      {
        type: "AWS::CodeBuild::Project",
        properties: { ...jobs, LogsConfig: { CloudWatchLogs: { GroupName: unknown } } },
      },
    ],
  ],
  silent: [
    [{ type: "AWS::CodeBuild::Project", properties: { Environment: { PrivilegedMode: false } } }],
    [
      {
        type: "AWS::CodeBuild::Project",
        properties: { ...jobs, LogsConfig: { CloudWatchLogs: { Status: "DISABLED" } } },
      },
    ],
  ],
});
