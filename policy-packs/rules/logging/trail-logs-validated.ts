import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";

export default defineRule({
  id: "trail-logs-validated",
  title: "A trail's logs can be proved genuine",
  principle: "logging",
  severity: "high",
  why: "Without signed digests an intruder can change or delete log files, and nobody can tell.",
  fix: {
    pulumi: "Set `enableLogFileValidation: true`.",
    cloudformation: "Set `EnableLogFileValidation: true`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-4"],
  checks: {
    "AWS::CloudTrail::Trail": (it) =>
      isTrue(it.get("EnableLogFileValidation").bool(false), "log files that were changed or deleted go unnoticed"),
  },
  remediate: { "AWS::CloudTrail::Trail": { set: true } },
  examples: {
    good: [{ type: "AWS::CloudTrail::Trail", properties: { IsLogging: true, EnableLogFileValidation: true } }],
    bad: [{ type: "AWS::CloudTrail::Trail", properties: { IsLogging: true } }],
  },
  equivalents: [
    { id: "AWS-0016", type: "AWS::CloudTrail::Trail" },
    { id: "CKV_AWS_36", type: "AWS::CloudTrail::Trail" },
    { id: "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED", type: "AWS::CloudTrail::Trail" },
    { id: "HIPAA.Security-CloudTrailLogFileValidationEnabled", type: "AWS::CloudTrail::Trail" },
    { id: "NIST.800.53.R4-CloudTrailLogFileValidationEnabled", type: "AWS::CloudTrail::Trail" },
    { id: "NIST.800.53.R5-CloudTrailLogFileValidationEnabled", type: "AWS::CloudTrail::Trail" },
    { id: "PCI.DSS.321-CloudTrailLogFileValidationEnabled", type: "AWS::CloudTrail::Trail" },
  ],
});
