import { defineRule } from "../../core/rule";
import { aspect, isTrue } from "../../core/verdict";
import { facet } from "../../facets/facet";

export default defineRule({
  id: "use-is-logged",
  title: "Use is logged",
  principle: "logging",
  severity: "medium",
  why: "Without records nobody can tell what was taken, by whom, or that anything happened at all.",
  fix: {
    pulumi: "Turn the resource's own log on and send it to a bucket or log group, for example an aws.s3.BucketLogging.",
    cloudformation:
      "Turn the resource's own log on and send it to a bucket or log group, for example `LoggingConfiguration`.",
  },
  links: [
    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_detect_investigate_events_app_service_logging.html",
  ],
  checks: facet("audit", (logs) =>
    logs.map((log) => aspect(log.aspect, isTrue(log.enabled, "nobody can see how it is used"))),
  ),

  examples: {
    good: [{ type: "AWS::S3::Bucket", properties: { LoggingConfiguration: { DestinationBucketName: "logs" } } }],
    bad: [{ type: "AWS::S3::Bucket", properties: {} }],
  },
  equivalents: [],
});
