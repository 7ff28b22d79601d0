import type { Finding, Options } from "./evaluate";
import { enforcements, type Enforcement, type Pack } from "./pack";
import type { Rule } from "./rule";
import { defaultSettings, type Settings } from "./settings";

export type RuleConfig = Enforcement | ({ readonly enforcementLevel?: Enforcement } & Partial<Settings>);

/**
 * What a user of a pack changes: `{ "all": "advisory", "backups-kept": { "enforcementLevel": "mandatory", "backupDays": 30 } }`.
 * `all` holds for every rule that is not named itself. `undetermined` says what becomes of that which cannot be judged before
 * deployment; by default it is advisory, and it is never enforced more strictly than the rule that asks.
 */
export interface PackConfig {
  readonly all?: Enforcement;
  readonly undetermined?: Enforcement;
  readonly [rule: string]: RuleConfig | undefined;
}

/** A pack with a user's choices applied. */
export interface ConfiguredPack {
  readonly pack: Pack;
  /** The rules that are not disabled. */
  readonly rules: readonly Rule[];
  /** What the user set, by rule; what is not set is not there. */
  readonly settings: NonNullable<Options["settings"]>;
  readonly enforcementOf: (finding: Pick<Finding, "rule" | "verdict">) => Enforcement;
}

/** What is written about one rule, or about `all` and `undetermined`, once it has been checked. */
interface Entry {
  readonly level: Enforcement | undefined;
  readonly settings: Partial<Settings>;
}

/** Applies a configuration, as JSON or an engine gives it. Each problem is one sentence; with problems, use nothing of it. */
export const configurePack = (
  pack: Pack,
  config: unknown = {},
): { readonly configured: ConfiguredPack; readonly problems: readonly string[] } => {
  const problems: string[] = [];
  const entries = new Map<string, Entry>();
  for (const [name, written] of Object.entries(isRecord(config) ? config : {})) {
    if (written === undefined) continue;
    const rule = pack.rules.find(({ id, aliases = [] }) => id === name || aliases.includes(name));
    if (rule === undefined && name !== "all" && name !== "undetermined")
      problems.push(`there is no rule ${name} in the pack ${pack.name}`);
    else entries.set(rule?.id ?? name, readEntry(name, rule, written, problems));
  }
  if (!isRecord(config)) problems.push("expected an object with the names of rules as keys");
  return { configured: apply(pack, entries), problems };
};

const apply = (pack: Pack, entries: ReadonlyMap<string, Entry>): ConfiguredPack => {
  const levelOf = (rule: Rule): Enforcement =>
    entries.get(rule.id)?.level ?? entries.get("all")?.level ?? pack.enforcement[rule.severity];
  const levels = new Map(pack.rules.map((rule) => [rule.id, levelOf(rule)]));
  const undetermined = entries.get("undetermined")?.level ?? "advisory";
  return {
    pack,
    rules: pack.rules.filter(({ id }) => levels.get(id) !== "disabled"),
    settings: Object.fromEntries(
      [...entries].flatMap(([id, { settings }]) => (Object.keys(settings).length === 0 ? [] : [[id, settings]])),
    ),
    enforcementOf: ({ rule, verdict }) => {
      const level = levels.get(rule.id) ?? "disabled";
      return verdict === "fail" ? level : weaker(level, undetermined);
    },
  };
};

const strength: { readonly [E in Enforcement]: number } = { disabled: 0, advisory: 1, mandatory: 2 };

const weaker = (one: Enforcement, other: Enforcement): Enforcement => (strength[one] <= strength[other] ? one : other);

const readEntry = (name: string, rule: Rule | undefined, written: unknown, problems: string[]): Entry => {
  if (!isRecord(written)) return { level: readLevel(name, written, problems), settings: {} };
  const { enforcementLevel, ...settings } = written;
  const level = enforcementLevel === undefined ? undefined : readLevel(name, enforcementLevel, problems);
  const own = rule?.settings ?? [];
  for (const [setting, value] of Object.entries(settings)) {
    if (!own.includes(setting as keyof Settings)) {
      problems.push(`${name} has no setting ${setting}; it has ${own.length === 0 ? "none" : own.join(", ")}`);
    } else if (!isLike(value, defaultSettings[setting as keyof Settings])) {
      const example = JSON.stringify(defaultSettings[setting as keyof Settings]);
      problems.push(`${name}: ${setting} is ${JSON.stringify(value)}, expected the like of ${example}`);
    }
  }
  return { level, settings };
};

const readLevel = (name: string, written: unknown, problems: string[]): Enforcement | undefined => {
  // Our rules remediate nothing; who asks for that wants the failure gone, not waved through.
  const level = enforcements.find((it) => it === (written === "remediate" ? "mandatory" : written));
  if (level === undefined) problems.push(`${name} is ${JSON.stringify(written)}: it can be ${enforcements.join(", ")}`);
  return level;
};

/** Whether a value could stand where the default stands. */
const isLike = (value: unknown, example: unknown): boolean => {
  if (Array.isArray(example))
    return Array.isArray(value) && value.every((item) => typeof item === typeof (example as readonly unknown[])[0]);
  return typeof value === typeof example && (typeof value !== "number" || value >= 0);
};

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
