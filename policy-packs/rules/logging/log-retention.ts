import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { aspect, fail, pass } from "../../core/verdict";

export default defineRule({
  id: "log-retention",
  title: "Logs are kept as long as somebody decided",
  principle: "logging",
  severity: "medium",
  why: "Intruders are often found months later: logs that are gone by then tell nothing; logs that nobody ever deletes pile up what should not be kept.",
  fix: {
    pulumi: "Set `retentionInDays`, for example to 365; 0 keeps them for ever.",
    cloudformation: "Set `RetentionInDays`, for example to 365.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16"],
  checks: {
    "AWS::Logs::LogGroup": (it, { settings }) => {
      const days = it.get("RetentionInDays").num();
      return [
        aspect(
          "decided",
          given(days, (kept) => (kept === undefined ? fail(days, "nobody decided how long logs are kept") : pass)),
        ),
        aspect(
          "days",
          // Not set, and 0 in Pulumi, is for ever.
          given(days, (kept) =>
            kept === undefined || kept === 0 || kept >= settings.logDays
              ? pass
              : fail(days, `what is found out later cannot be traced (at least ${String(settings.logDays)} days)`),
          ),
        ),
      ];
    },
  },
  settings: ["logDays"],
  // Raised only: to end what is kept for ever, or to shorten it, would delete logs.
  remediate: {
    "AWS::Logs::LogGroup": { raise: "logDays", among: [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] },
  },
  examples: {
    good: [{ type: "AWS::Logs::LogGroup", properties: { RetentionInDays: 365 } }],
    bad: [{ type: "AWS::Logs::LogGroup", properties: {} }],
  },
  equivalents: [
    { id: "CKV_AWS_338", type: "AWS::Logs::LogGroup", aspect: "days" },
    { id: "CKV_AWS_66", type: "AWS::Logs::LogGroup", aspect: "decided" },
    { id: "CW_LOGGROUP_RETENTION_PERIOD_CHECK", type: "AWS::Logs::LogGroup", aspect: "decided" },
    { id: "HIPAA.Security-CloudWatchLogGroupRetentionPeriod", type: "AWS::Logs::LogGroup", aspect: "decided" },
    { id: "NIST.800.53.R4-CloudWatchLogGroupRetentionPeriod", type: "AWS::Logs::LogGroup", aspect: "decided" },
    { id: "NIST.800.53.R5-CloudWatchLogGroupRetentionPeriod", type: "AWS::Logs::LogGroup", aspect: "decided" },
    { id: "PCI.DSS.321-CloudWatchLogGroupRetentionPeriod", type: "AWS::Logs::LogGroup", aspect: "decided" },
    { id: "Serverless-CloudWatchLogGroupRetentionPeriod", type: "AWS::Logs::LogGroup", aspect: "decided" },
  ],
});
