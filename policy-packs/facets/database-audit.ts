import type { Properties } from "../../components/model/graph";
import { derive, given, together, type Value } from "../../components/model/value";
import type { View } from "../../components/model/view";
import { parameterOf } from "./database-tls";
import { anyOf } from "./read";

/** Facts on who is written down: who connects (`connections`), who changes tables and rights (`changes`). */
export type Audited = readonly { readonly aspect: "changes" | "connections"; readonly written: Value<boolean> }[];

type Group = View<Properties<"AWS::RDS::DBParameterGroup">>;

/** Every value but these is on: since PostgreSQL 18 `log_connections` names what is logged. */
const isOff = (text: string): boolean => ["", "0", "false", "no", "none", "off"].includes(text.toLowerCase());

const includes = (list: string, item: string): boolean =>
  list
    .toLowerCase()
    .split(",")
    .some((it) => it.trim() === item);

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html */
const postgresql = (it: Group): Audited => {
  const connections = parameterOf(it, "log_connections").str("0");
  const log = parameterOf(it, "pgaudit.log").str("none");
  const libraries = parameterOf(it, "shared_preload_libraries").str("");
  // Where both are known the fault is where it is to be mended.
  const written = given(libraries, (loaded) =>
    includes(loaded, "pgaudit") ? derive(log, (text) => !isOff(text)) : derive(libraries, () => false),
  );
  return [
    { aspect: "connections", written: derive(connections, (text) => !isOff(text)) },
    { aspect: "changes", written },
  ];
};

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html */
const auroraMysql = (it: Group): Audited => {
  const logging = parameterOf(it, "server_audit_logging").str("0");
  const events = parameterOf(it, "server_audit_events").str("");
  const has = (aspect: "changes" | "connections", wanted: readonly string[]) => ({
    aspect,
    written: given(logging, (text) =>
      isOff(text)
        ? derive(logging, () => false)
        : derive(events, (list) => wanted.some((event) => includes(list, event))),
    ),
  });
  return [has("connections", ["connect"]), has("changes", ["query", "query_dcl"])];
};

/** What the parameters of a group have an engine write down; nothing where the engine has it by other means. */
export const auditOfGroup = (it: Group, of: "cluster" | "instance"): Audited => {
  const family = it.get("Family").str("");
  if (!family.known) return [{ aspect: "connections", written: family }];
  if (family.value.startsWith("postgres")) return of === "instance" ? postgresql(it) : [];
  // Aurora's are in the cluster's group.
  if (of === "instance") return [];
  if (family.value.startsWith("aurora-postgresql")) return postgresql(it);
  return family.value.startsWith("aurora-mysql") ? auroraMysql(it) : [];
};

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.MySQL.Options.AuditPlugin.html */
export const auditOfOptions = (it: View<Properties<"AWS::RDS::OptionGroup">>): Audited => {
  const engine = it.get("EngineName").str("");
  if (engine.known && !["mariadb", "mysql"].includes(engine.value)) return [];
  const options = it.get("OptionConfigurations").items();
  const plugin = given(options, (list) =>
    anyOf(
      list.map((option) => derive(option.get("OptionName").str(""), (name) => name === "MARIADB_AUDIT_PLUGIN")),
      derive(options, () => false),
    ),
  );
  return [{ aspect: "connections", written: given(together(engine, plugin), () => plugin) }];
};

/** By the first letters of an engine, which of its groups has it write down who connects. */
const decidedBy: readonly (readonly [engine: RegExp, group: "options" | "parameters"])[] = [
  [/^(aurora-mysql|aurora-postgresql|postgres)/, "parameters"],
  [/^(mariadb|mysql)/, "options"],
];

/** RDS's own groups have nothing written down; a group of one's own is judged where it is made, here or elsewhere. */
export const auditByDefault = (
  engine: string,
  groups: { readonly [G in "options" | "parameters"]: View<string> },
): Audited => {
  const decides = decidedBy.find(([name]) => name.test(engine))?.[1];
  if (decides === undefined) return [];
  const group = groups[decides];
  return [
    { aspect: "connections", written: derive(group.text(), (it) => it !== undefined && !/^default[.:]/.test(it)) },
  ];
};
