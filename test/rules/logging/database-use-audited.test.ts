import rule from "../../../policy-packs/rules/logging/database-use-audited";
import type { JsonObject } from "../../../policy-packs/core/rule";
import { testRule, unknown } from "../../rule-tester";

const group = (Family: string, Parameters: JsonObject) => ({
  type: "AWS::RDS::DBParameterGroup",
  properties: { Family, Parameters },
});
const clusterGroup = (Family: string, Parameters: JsonObject) => ({
  type: "AWS::RDS::DBClusterParameterGroup",
  properties: { Family, Parameters },
});
const options = (OptionName: string) => ({
  type: "AWS::RDS::OptionGroup",
  properties: { EngineName: "mysql", OptionConfigurations: [{ OptionName }] },
});

const audited = {
  log_connections: "1",
  "pgaudit.log": "ddl,role",
  shared_preload_libraries: "pg_stat_statements, pgaudit",
};

testRule(rule, {
  pass: [
    [group("postgres17", audited)],
    [group("postgres18", { ...audited, log_connections: "authentication" })],
    [clusterGroup("aurora-postgresql16", audited)],
    [clusterGroup("aurora-mysql8.0", { server_audit_logging: "1", server_audit_events: "CONNECT,QUERY_DCL" })],
    [options("MARIADB_AUDIT_PLUGIN")],
    [
      {
        type: "aws:rds/optionGroup:OptionGroup",
        properties: { engineName: "mariadb", options: [{ optionName: "MARIADB_AUDIT_PLUGIN" }] },
      },
    ],
    [
      {
        type: "aws:rds/parameterGroup:ParameterGroup",
        properties: {
          family: "postgres17",
          parameters: Object.entries(audited).map(([name, value]) => ({ name, value })),
        },
      },
    ],
    [
      {
        type: "AWS::RDS::DBInstance",
        properties: {
          Engine: "postgres",
          DBParameterGroupName: "orders",
          EnableCloudwatchLogsExports: ["upgrade", "postgresql"],
        },
      },
    ],
  ],
  fail: [
    [
      [group("postgres17", { ...audited, log_connections: "0" })],
      /\(connections\) Parameters.log_connections is 0: nobody can see/,
    ],
    [[group("postgres17", { ...audited, shared_preload_libraries: "pg_stat_statements" })], /\(changes\) .*is pg_stat/],
    [[group("postgres17", { ...audited, "pgaudit.log": "none" })], /\(changes\) .*is none/],
    [
      [clusterGroup("aurora-mysql8.0", { server_audit_logging: "1", server_audit_events: "QUERY_DCL" })],
      /\(connections\) Parameters.server_audit_events is QUERY_DCL/,
    ],
    [
      [clusterGroup("aurora-mysql8.0", { server_audit_logging: "1", server_audit_events: "CONNECT" })],
      /\(changes\) Parameters.server_audit_events is CONNECT/,
    ],
    [[{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres" } }], /DBParameterGroupName is not set/],
    [
      [{ type: "aws:rds/instance:Instance", properties: { engine: "mysql", optionGroupName: "default:mysql-8-4" } }],
      /\(connections\) optionGroupName is default:mysql-8-4/,
    ],
    [
      [{ type: "AWS::RDS::DBCluster", properties: { Engine: "aurora-postgresql" } }],
      /DBClusterParameterGroupName is not set/,
    ],
    [[options("MEMCACHED")], /\(connections\) /],
    [
      [
        {
          type: "aws:rds/cluster:Cluster",
          properties: {
            engine: "aurora-mysql",
            dbClusterParameterGroupName: "orders",
            enabledCloudwatchLogsExports: ["error"],
          },
        },
      ],
      /\(exported\) enabledCloudwatchLogsExports/,
    ],
  ],
  unknown: [
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: unknown } }],
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: "mysql", OptionGroupName: unknown } }],
    [group("postgres17", { ...audited, log_connections: unknown })],
    [{ type: "AWS::RDS::DBParameterGroup", properties: { Family: unknown } }],
  ],
  silent: [
    [group("mysql8.4", {})],
    [group("aurora-postgresql16", {})],
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: "aurora-mysql" } }],
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: "db2-se" } }],
    [{ type: "AWS::RDS::OptionGroup", properties: { EngineName: "sqlserver-se" } }],
  ],
});
