import { given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { aspect, isTrue, type Verdict } from "../../core/verdict";
import { auditByDefault, auditOfGroup, auditOfOptions, type Audited } from "../../facets/database-audit";
import { includesAny } from "../../facets/read";

const because = {
  changes: "nobody can see afterwards who changed tables or rights",
  connections: "nobody can see afterwards who connected, or tried to",
  exported: "what the engine writes down of its users does not reach CloudWatch Logs",
};

const judge = (audited: Audited): readonly Verdict[] =>
  audited.map((it) => aspect(it.aspect, isTrue(it.written, because[it.aspect])));

/** The log in which each engine writes who connects. */
const logOf = (engine: string): string | undefined => {
  if (engine.includes("postgres")) return "postgresql";
  return /^(aurora|mariadb|mysql)/.test(engine) ? "audit" : undefined;
};

interface Database {
  readonly engine: Value<string>;
  readonly logs: View<readonly string[]>;
  readonly parameters: View<string>;
  readonly options: View<string>;
}

const judgeDatabase = ({ engine, logs, ...groups }: Database): Verdict | readonly Verdict[] =>
  given(engine, (name) => {
    const log = logOf(name);
    const byDefault = judge(auditByDefault(name, groups));
    // Where nothing is exported at all, that is the finding of use-is-logged.
    if (log === undefined || logs.isAbsent()) return byDefault;
    return [...byDefault, aspect("exported", isTrue(includesAny(logs, [log]), because.exported))];
  });

export default defineRule({
  id: "database-use-audited",
  title: "A database writes down who connects and who changes rights",
  principle: "logging",
  severity: "low",
  why: "CloudTrail sees who manages a database, not who logs in: a stolen password, or a right that somebody gave himself, shows in the engine's own log alone.",
  fix: {
    pulumi:
      "PostgreSQL: set `log_connections` to 1, `pgaudit.log` to `ddl,role`, and `pgaudit` in `shared_preload_libraries`. Aurora MySQL: set `server_audit_logging` to 1 and `server_audit_events`. MySQL: add the option `MARIADB_AUDIT_PLUGIN`. Export the log by `enabledCloudwatchLogsExports`.",
    cloudformation:
      "PostgreSQL: set `log_connections` to 1, `pgaudit.log` to `ddl,role`, and `pgaudit` in `shared_preload_libraries`. Aurora MySQL: set `server_audit_logging` to 1 and `server_audit_events`. MySQL: add the option `MARIADB_AUDIT_PLUGIN`. Export the log by `EnableCloudwatchLogsExports`.",
  },
  links: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-34",
  ],
  checks: {
    "AWS::RDS::DBParameterGroup": (it) => judge(auditOfGroup(it, "instance")),
    "AWS::RDS::DBClusterParameterGroup": (it) => judge(auditOfGroup(it, "cluster")),
    "AWS::RDS::OptionGroup": (it) => judge(auditOfOptions(it)),
    "AWS::RDS::DBInstance": (it) => {
      const engine = it.get("Engine").str("");
      // Of a member its cluster decides.
      if (engine.known && engine.value.startsWith("aurora")) return [];
      const [parameters, options] = [it.get("DBParameterGroupName"), it.get("OptionGroupName")];
      return judgeDatabase({ engine, logs: it.get("EnableCloudwatchLogsExports"), parameters, options });
    },
    "AWS::RDS::DBCluster": (it) => {
      const parameters = it.get("DBClusterParameterGroupName");
      const logs = it.get("EnableCloudwatchLogsExports");
      return judgeDatabase({ engine: it.get("Engine").str(""), logs, parameters, options: parameters });
    },
  },
  examples: {
    good: [
      {
        type: "AWS::RDS::DBClusterParameterGroup",
        properties: {
          Family: "aurora-mysql8.0",
          Parameters: { server_audit_logging: "1", server_audit_events: "CONNECT,QUERY_DCL" },
        },
      },
    ],
    bad: [{ type: "AWS::RDS::DBClusterParameterGroup", properties: { Family: "aurora-mysql8.0", Parameters: {} } }],
  },
  equivalents: [{ id: "CKV_AWS_325", type: "AWS::RDS::DBCluster", aspect: "exported" }],
});
