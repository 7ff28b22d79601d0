import { describe, expect, it } from "@jest/globals";
import type { Planned } from "../../../components/model/plan";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { templateOf } from "../network/given";
import { aurora, auroraMysql, instance, monitoringPlan, mysql, plan } from "./database-given";

/** In place of a property: that there is none. */
const nothing = Symbol("nothing");

type Path = readonly (number | string)[];
type Weaker = readonly [id: string, path: Path, instead: unknown];

const put = (tree: unknown, [head, ...rest]: Path, instead: unknown): unknown => {
  if (head === undefined) return instead;
  if (Array.isArray(tree)) return tree.map((it: unknown, index) => (index === head ? put(it, rest, instead) : it));
  const record = tree as { readonly [name: string]: unknown };
  const { [head]: old, ...others } = record;
  if (old === undefined) throw new Error(`${String(head)} is not there to be taken out.`);
  return rest.length === 0 && instead === nothing ? others : { ...record, [head]: put(old, rest, instead) };
};

/** The rules that fail on a plan of which one thing is weaker, and the plan itself passes. */
const found = (resources: readonly Planned[], [id, path, instead]: Weaker): readonly string[] => {
  const { Resources } = templateOf(resources);
  const weak = { ...Resources[id], Properties: put(Resources[id]?.Properties, path, instead) };
  const raw = { Resources: { ...Resources, [id]: weak } } as unknown as Parameters<typeof adaptTemplate>[0];
  const { graph } = adaptTemplate(raw, { file: "template.json", locate: () => undefined });
  const failed = evaluate(graph, rules).findings.filter(({ verdict }) => verdict === "fail");
  return [...new Set(failed.map(({ rule }) => rule.id))];
};

const guarded = (id: string): readonly (readonly [...Weaker, string])[] => [
  [id, ["BackupRetentionPeriod"], 1, "backups-kept"],
  [id, ["CopyTagsToSnapshot"], false, "snapshots-keep-tags"],
  [id, ["DeletionProtection"], false, "deletion-protected"],
  [id, ["EnableCloudwatchLogsExports"], nothing, "use-is-logged"],
  [id, ["EnableCloudwatchLogsExports"], ["iam-db-auth-error"], "database-use-audited"],
  [id, ["EnableIAMDatabaseAuthentication"], false, "database-iam-authentication"],
  [id, ["KmsKeyId"], nothing, "encrypted-with-customer-key"],
  [id, ["MasterUserSecret"], nothing, "encrypted-with-customer-key"],
  [id, ["MasterUsername"], "postgres", "database-master-user-not-default"],
  [id, ["Port"], nothing, "database-port-not-default"],
  [id, ["StorageEncrypted"], false, "encrypted-at-rest"],
  [id, ["Tags"], [], "owner-tagged"],
];

const watched = (id: string): readonly (readonly [...Weaker, string])[] => [
  [id, ["AutoMinorVersionUpgrade"], false, "minor-upgrades-automatic"],
  [id, ["CACertificateIdentifier"], "rds-ca-2019", "database-ca-current"],
  [id, ["EnablePerformanceInsights"], false, "database-performance-insights"],
  [id, ["MonitoringInterval"], 0, "database-enhanced-monitoring"],
  [id, ["PerformanceInsightsKMSKeyId"], nothing, "encrypted-with-customer-key"],
  [id, ["PubliclyAccessible"], true, "not-open-to-internet"],
  [id, ["Tags"], [], "owner-tagged"],
];

const logged = (log: string): readonly (readonly [...Weaker, string])[] => [
  [`${log}-log-group`, ["KmsKeyId"], nothing, "encrypted-with-customer-key"],
  [`${log}-log-group`, ["RetentionInDays"], nothing, "log-retention"],
  [`${log}-log-group`, ["RetentionInDays"], 30, "log-retention"],
];

const parameter = (name: string, instead: unknown, rule: string) =>
  ["parameter-group", ["Parameters", name], instead, rule] as const;

const postgresql = [
  parameter("rds.force_ssl", "0", "encrypted-in-transit"),
  parameter("log_connections", nothing, "database-use-audited"),
  parameter("pgaudit.log", nothing, "database-use-audited"),
  parameter("shared_preload_libraries", "pg_stat_statements", "database-use-audited"),
];

const tables: readonly (readonly [string, readonly Planned[], readonly (readonly [...Weaker, string])[]])[] = [
  [
    "a PostgreSQL instance",
    plan(instance).resources,
    [
      ...guarded("instance"),
      ...watched("instance"),
      ...logged("postgresql"),
      ...postgresql,
      ["instance", ["DBParameterGroupName"], nothing, "database-use-audited"],
      ["instance", ["MultiAZ"], false, "database-multi-az"],
    ],
  ],
  [
    "a MySQL instance",
    plan(mysql).resources,
    [
      parameter("require_secure_transport", "0", "encrypted-in-transit"),
      ["instance", ["OptionGroupName"], nothing, "database-use-audited"],
      ["option-group", ["OptionConfigurations"], [], "database-use-audited"],
      ...logged("audit"),
    ],
  ],
  [
    "an Aurora PostgreSQL cluster",
    plan(aurora).resources,
    [
      ...guarded("cluster"),
      ...watched("instance-b"),
      ...logged("postgresql"),
      ...postgresql,
      ["cluster", ["DBClusterParameterGroupName"], nothing, "database-use-audited"],
    ],
  ],
  [
    "an Aurora MySQL cluster",
    plan(auroraMysql).resources,
    [
      parameter("require_secure_transport", "OFF", "encrypted-in-transit"),
      parameter("server_audit_logging", nothing, "database-use-audited"),
      parameter("server_audit_events", "CONNECT", "database-use-audited"),
      ...logged("audit"),
      ["cluster", ["MasterUsername"], "admin", "database-master-user-not-default"],
    ],
  ],
  [
    "what databases are monitored by",
    monitoringPlan().resources,
    [["log-group", ["KmsKeyId"], nothing, "encrypted-with-customer-key"]],
  ],
];

describe.each(tables)("taking a hardening out of %s", (_, resources, table) => {
  it.each(table)("(%s %p as %p) is seen by %s", (id, path, instead, rule) => {
    expect(found(resources, [id, path, instead])).toContain(rule);
  });
});

describe("an Aurora cluster that loses all instances but one", () => {
  it("is seen", () => {
    const resources = plan(auroraMysql).resources.filter(({ id }) => id !== "instance-c");
    expect(found(resources, ["cluster", ["Port"], 3307])).toEqual(["database-multi-az"]);
  });
});

describe("the plans themselves", () => {
  it.each(tables)("pass every rule: %s", (_, resources) => {
    const [first] = resources;
    if (first === undefined) throw new Error("The plan is empty.");
    const tags = "Tags" in first.properties ? first.properties.Tags : [];
    expect(found(resources, [first.id, ["Tags"], tags])).toEqual([]);
  });
});
