import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";

export default defineRule({
  id: "trail-is-on",
  title: "A trail is switched on",
  principle: "logging",
  severity: "high",
  why: "A trail that is switched off records nothing: who did what in the account cannot be told.",
  fix: {
    pulumi: "Leave `enableLogging` out or set it to true.",
    cloudformation: "Set `IsLogging: true`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-3"],
  checks: {
    "AWS::CloudTrail::Trail": (it) => isTrue(it.get("IsLogging").bool(), "nothing is recorded"),
  },
  examples: {
    good: [{ type: "AWS::CloudTrail::Trail", properties: { IsLogging: true } }],
    bad: [{ type: "AWS::CloudTrail::Trail", properties: { IsLogging: false } }],
  },
  equivalents: [
    { id: "CKV_AWS_251", type: "AWS::CloudTrail::Trail" },
    { id: "CLOUD_TRAIL_ENABLED", type: "AWS::CloudTrail::Trail" },
  ],
});
