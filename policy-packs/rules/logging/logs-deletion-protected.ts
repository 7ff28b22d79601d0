import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";

export default defineRule({
  id: "logs-deletion-protected",
  title: "A log group is protected from deletion",
  principle: "logging",
  severity: "low",
  why: "Who breaks in deletes the logs first: without protection one call does it, and nothing tells any more what happened.",
  fix: {
    pulumi: "Set `deletionProtectionEnabled: true`.",
    cloudformation: "Set `DeletionProtectionEnabled: true`.",
  },
  links: [
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protecting-log-groups-from-deletion.html",
    "https://attack.mitre.org/techniques/T1070/",
  ],
  checks: {
    "AWS::Logs::LogGroup": (it) => isTrue(it.get("DeletionProtectionEnabled").bool(false), "one call deletes the logs"),
  },
  examples: {
    good: [{ type: "AWS::Logs::LogGroup", properties: { DeletionProtectionEnabled: true } }],
    bad: [{ type: "AWS::Logs::LogGroup", properties: { RetentionInDays: 365 } }],
  },
  equivalents: [],
});
