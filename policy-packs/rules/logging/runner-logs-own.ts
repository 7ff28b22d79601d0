import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { isSet } from "../../core/verdict";
import { isRunner } from "../../facets/runners";

export default defineRule({
  id: "runner-logs-own",
  title: "What CI jobs say goes to a log group of your own",
  principle: "logging",
  severity: "low",
  why: "Jobs print what they should not. In the log group that CodeBuild makes itself it stays for ever, under a key of AWS's, and anybody who may administer logs deletes it.",
  fix: {
    pulumi:
      "Make an aws.cloudwatch.LogGroup with `kmsKeyId` and `retentionInDays`, and name it in `logsConfig.cloudwatchLogs.groupName`.",
    cloudformation:
      "Make an AWS::Logs::LogGroup with `KmsKeyId` and `RetentionInDays`, and name it in `LogsConfig.CloudWatchLogs.GroupName`.",
  },
  links: ["https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CloudWatchLogsConfig.html"],
  checks: {
    "AWS::CodeBuild::Project": (it) =>
      given(isRunner(it), (runner) => {
        const logs = it.get("LogsConfig").get("CloudWatchLogs");
        return runner && given(logs.get("Status").str("ENABLED"), (status) => status) !== "DISABLED"
          ? isSet(logs.get("GroupName"), "CodeBuild makes the log group itself")
          : [];
      }),
  },
  examples: {
    good: [
      {
        type: "AWS::CodeBuild::Project",
        properties: {
          LogsConfig: { CloudWatchLogs: { Status: "ENABLED", GroupName: "jobs" } },
          Triggers: { Webhook: true, FilterGroups: [[{ Type: "EVENT", Pattern: "WORKFLOW_JOB_QUEUED" }]] },
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
