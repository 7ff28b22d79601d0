import { defineRule } from "../../core/rule";
import { atLeast } from "../../core/verdict";

export default defineRule({
  id: "database-enhanced-monitoring",
  title: "A database's operating system is watched",
  principle: "logging",
  severity: "low",
  why: "The usual metrics are guessed from outside; a process that should not run, or one that eats the machine, shows only from within.",
  fix: {
    pulumi: "Set `monitoringInterval: 60` and `monitoringRoleArn`.",
    cloudformation: "Set `MonitoringInterval: 60` and `MonitoringRoleArn`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-6"],
  checks: {
    "AWS::RDS::DBInstance": (it) =>
      atLeast(it.get("MonitoringInterval").num(0), 1, "nothing is seen of the processes on the machine"),
  },
  examples: {
    good: [{ type: "AWS::RDS::DBInstance", properties: { MonitoringInterval: 60 } }],
    bad: [{ type: "AWS::RDS::DBInstance", properties: { MonitoringInterval: 0 } }],
  },
  equivalents: [
    { id: "HIPAA.Security-RDSEnhancedMonitoringEnabled", type: "AWS::RDS::DBInstance" },
    { id: "NIST.800.53.R4-RDSEnhancedMonitoringEnabled", type: "AWS::RDS::DBInstance" },
    { id: "NIST.800.53.R5-RDSEnhancedMonitoringEnabled", type: "AWS::RDS::DBInstance" },
    { id: "CKV_AWS_118", type: "AWS::RDS::DBInstance" },
    { id: "RDS_ENHANCED_MONITORING_ENABLED", type: "AWS::RDS::DBInstance" },
  ],
});
