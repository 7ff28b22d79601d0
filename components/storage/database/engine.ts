import type { PlannedMember, PlannedInstance } from "../../model/planned/rds";

/** Engines and their major versions, as the names of RDS's parameter group families have them. */
export type InstanceEngine = "mysql-8.4" | "postgresql-16" | "postgresql-17";
export type AuroraEngine = "mysql-8.0" | "postgresql-16" | "postgresql-17";

/** What a plan needs to know of an engine. */
export interface Engine<Name> {
  /** RDS's own word for it. */
  readonly name: Name;
  /**
   * The major version: RDS chooses the minor one, and raises it. One that is written down is soon behind what runs, and RDS refuses the
   * way back. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html, EngineVersion
   */
  readonly version: string;
  /** The family of its parameter groups. */
  readonly family: string;
  readonly port: { readonly default: number; readonly ours: number };
  /** What goes to CloudWatch Logs. */
  readonly logs: readonly string[];
  readonly parameters: { readonly [name: string]: string };
  /** Options of its option group, by name, each with its settings. */
  readonly options: { readonly [name: string]: { readonly [setting: string]: string } };
}

/**
 * Plain connections are refused. Who connects is logged, and who changes tables or rights, but no other statement: those hold the
 * data. pgaudit rather than `log_statement`, which writes the passwords of `CREATE ROLE` as they are. Sources:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html
 */
const postgresql = {
  port: { default: 5432, ours: 5433 },
  parameters: {
    "rds.force_ssl": "1",
    log_connections: "1",
    log_disconnections: "1",
    "pgaudit.log": "ddl,role",
    shared_preload_libraries: "pg_stat_statements,pgaudit",
  },
  options: {},
};

/** `general` has nothing in it while `general_log` is off, which it stays: it would hold every statement. */
const mysql = {
  port: { default: 3306, ours: 3307 },
  logs: ["audit", "error", "general", "iam-db-auth-error", "slowquery"],
  options: {},
};

/** As above: connections, rights, tables. */
const audited = "CONNECT,QUERY_DCL,QUERY_DDL";

/**
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.MySQL.Options.AuditPlugin.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html
 */
const mysqlInstance = (version: string): Engine<"mysql"> => ({
  ...mysql,
  name: "mysql",
  version,
  family: `mysql${version}`,
  parameters: { log_output: "FILE", require_secure_transport: "1", slow_query_log: "1" },
  options: { MARIADB_AUDIT_PLUGIN: { SERVER_AUDIT_EVENTS: audited } },
});

const postgresqlInstance = (version: string): Engine<"postgres"> => ({
  ...postgresql,
  name: "postgres",
  version,
  family: `postgres${version}`,
  logs: ["iam-db-auth-error", "postgresql", "upgrade"],
});

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html */
const auroraMysql = (version: string): Engine<"aurora-mysql"> => ({
  ...mysql,
  name: "aurora-mysql",
  version,
  family: `aurora-mysql${version}`,
  parameters: {
    require_secure_transport: "ON",
    server_audit_events: audited,
    server_audit_logging: "1",
    slow_query_log: "1",
  },
});

const auroraPostgresql = (version: string): Engine<"aurora-postgresql"> => ({
  ...postgresql,
  name: "aurora-postgresql",
  version,
  family: `aurora-postgresql${version}`,
  logs: ["iam-db-auth-error", "postgresql"],
});

export const instanceEngines: { readonly [E in InstanceEngine]: Engine<PlannedInstance<string>["Engine"]> } = {
  "mysql-8.4": mysqlInstance("8.4"),
  "postgresql-16": postgresqlInstance("16"),
  "postgresql-17": postgresqlInstance("17"),
};

export const auroraEngines: { readonly [E in AuroraEngine]: Engine<PlannedMember<string>["Engine"]> } = {
  "mysql-8.0": auroraMysql("8.0"),
  "postgresql-16": auroraPostgresql("16"),
  "postgresql-17": auroraPostgresql("17"),
};
