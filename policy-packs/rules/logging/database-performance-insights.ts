import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";

export default defineRule({
  id: "database-performance-insights",
  title: "A database's load is recorded statement by statement",
  principle: "logging",
  severity: "low",
  why: "A query that reads everything, or one that locks everybody out, shows in the load it makes; without the record nobody can say which it was, and whose.",
  fix: {
    pulumi: "Set `performanceInsightsEnabled: true` and `performanceInsightsKmsKeyId`.",
    cloudformation: "Set `EnablePerformanceInsights: true` and `PerformanceInsightsKMSKeyId`.",
  },
  links: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html"],
  checks: {
    "AWS::RDS::DBInstance": (it) =>
      isTrue(
        it.get("EnablePerformanceInsights").bool(false),
        "nobody can say afterwards which statements made the load",
      ),
  },
  examples: {
    good: [{ type: "AWS::RDS::DBInstance", properties: { EnablePerformanceInsights: true } }],
    bad: [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres" } }],
  },
  equivalents: [
    { id: "AWS-0133", type: "AWS::RDS::DBInstance" },
    { id: "CKV_AWS_353", type: "AWS::RDS::DBInstance" },
    { id: "aws-rds-clusterinstance-enable-performance-insights", type: "AWS::RDS::DBInstance" },
    { id: "aws-rds-instance-enable-performance-insights", type: "AWS::RDS::DBInstance" },
    { id: "awsnative-rds-dbinstance-enable-performance-insights", type: "AWS::RDS::DBInstance" },
  ],
});
