import { derive, given, together, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { write } from "../../facets/fixes/fix";

/** The port on which each engine listens where nobody says otherwise, by the first letters of its name. */
const defaults: readonly (readonly [engine: string, port: string])[] = [
  ["aurora-postgresql", "5432"],
  ["postgres", "5432"],
  ["aurora", "3306"],
  ["mysql", "3306"],
  ["mariadb", "3306"],
  ["oracle", "1521"],
  ["custom-oracle", "1521"],
  ["sqlserver", "1433"],
  ["custom-sqlserver", "1433"],
  ["docdb", "27017"],
  ["memcached", "11211"],
  ["redis", "6379"],
  ["redshift", "5439"],
  ["valkey", "6379"],
];

const judge = (engine: Value<string>, port: Value<number | string | undefined>): Verdict | readonly Verdict[] =>
  given(together(engine, port), ([name, own]) => {
    const usual = defaults.find(([prefix]) => name.startsWith(prefix))?.[1];
    if (usual === undefined) return [];
    return own === undefined || String(own) === usual
      ? fail(port, `${usual} is where everybody looks for ${name}`)
      : pass;
  });

/** Of a service that has one engine only. */
const judgePort = (engine: string, port: View<number>): Verdict | readonly Verdict[] =>
  judge(
    derive(port.isSet(), () => engine),
    port.num(),
  );

export default defineRule({
  id: "database-port-not-default",
  title: "A database does not listen on its engine's usual port",
  principle: "zoning",
  severity: "low",
  why: "Scanners and worms that are inside already try the usual ports first; another port is no wall, but they are heard on the way to it.",
  fix: {
    pulumi: "Set `port`, for example to 5433. The database restarts, and its clients need the new port.",
    cloudformation: "Set `Port`, for example to 5433. The database restarts, and its clients need the new port.",
  },
  fixes: {
    "AWS::RDS::DBInstance": write(
      "Set `port`, for example to 5433. The database restarts",
      "Set `Port`, for example to 5433. CloudFormation replaces the database: restore its data from a snapshot, or change the port by the API first",
      "Its clients need the new port.",
    ),
    "AWS::ElastiCache::CacheCluster": write(
      "Set `port` to another, for example 6380",
      "Set `Port` to another, for example 6380",
      "The change replaces the cache: restore its data from a snapshot. Its clients need the new port.",
    ),
    "AWS::ElastiCache::ReplicationGroup": write(
      "Set `port` to another, for example 6380",
      "Set `Port` to another, for example 6380",
      "The change replaces the replication group: restore its data from a snapshot. Its clients need the new port.",
    ),
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-23"],
  checks: {
    // The port of a member is its cluster's.
    "AWS::RDS::DBInstance": (it): Verdict | readonly Verdict[] =>
      given(together(it.get("DBClusterIdentifier").isSet(), it.get("Engine").str("")), ([member, engine]) =>
        member || engine.startsWith("aurora") ? [] : judge(it.get("Engine").str(""), it.get("Port").str()),
      ),
    "AWS::DocDB::DBCluster": (it) => judgePort("docdb", it.get("Port")),
    "AWS::ElastiCache::CacheCluster": (it) =>
      given(it.get("ReplicationGroupId").isSet(), (member) =>
        member ? [] : judge(it.get("Engine").str(""), it.get("Port").num()),
      ),
    "AWS::ElastiCache::ReplicationGroup": (it) => judge(it.get("Engine").str("redis"), it.get("Port").num()),
    "AWS::Redshift::Cluster": (it) => judgePort("redshift", it.get("Port")),
    "AWS::RDS::DBCluster": (it) => judge(it.get("Engine").str(""), it.get("Port").num()),
  },
  examples: {
    good: [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres", Port: "5433" } }],
    bad: [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres" } }],
  },
  equivalents: [
    { id: "AwsSolutions-RDS11", type: "AWS::RDS::DBCluster" },
    { id: "AwsSolutions-RDS11", type: "AWS::RDS::DBInstance" },
    { id: "AwsSolutions-DOC2", type: "AWS::DocDB::DBCluster" },
    { id: "AwsSolutions-AEC5", type: "AWS::ElastiCache::CacheCluster" },
    { id: "AwsSolutions-AEC5", type: "AWS::ElastiCache::ReplicationGroup" },
    { id: "AwsSolutions-RS4", type: "AWS::Redshift::Cluster" },
  ],
});
