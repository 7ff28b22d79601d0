import { parseCidr } from "../../components/model/cidr";
import { isRecord } from "../../components/model/record";
import { enforcements, type Enforcement } from "./pack";
import type { Rule } from "./rule";
import { idsOf } from "./rule-ids";
import { severities, type Severity } from "./severity";
import { defaultSettings, isOfProject, projectExamples, type Settings } from "./settings";

/** What is wrong with a configuration, and where: the path of keys to what is written there. */
export interface Flaw {
  readonly path: readonly string[];
  /** One clause that starts with what is wrong, and has no full stop. */
  readonly message: string;
}

/** What is written about one rule, or about `all` and `undetermined`, once it has been checked. */
interface Entry {
  readonly level: Enforcement | undefined;
  readonly severity: Severity | undefined;
  readonly settings: Partial<Settings>;
}

/** What is written at one place about rules: by the id of a rule, `all` and `undetermined`. */
export type Layer = ReadonlyMap<string, Entry>;

/** Finds a rule by its id or one of its aliases; undefined where there is none. */
export type FindRule = (name: string) => Rule | undefined;

export const finderOf = (rules: readonly Rule[]): FindRule => {
  const known = new Map(rules.flatMap((rule) => idsOf(rule).map((id) => [id, rule] as const)));
  return (name) => known.get(name);
};

/** Reads what is written about rules. `unknownRule` says what is wrong with a name that `find` does not know. */
export const readLayer = (
  written: unknown,
  find: FindRule,
  unknownRule: (name: string) => string,
  flaws: Flaw[],
): Layer => {
  const layer = new Map<string, Entry>();
  if (!isRecord(written)) {
    flaws.push({ path: [], message: "expected an object with the names of rules as keys" });
    return layer;
  }
  for (const [name, entry] of Object.entries(written)) {
    if (entry === undefined) continue;
    const rule = find(name);
    const wrong = rule === undefined && name !== "all" && name !== "undetermined" ? unknownRule(name) : undefined;
    if (wrong !== undefined) flaws.push({ path: [name], message: wrong });
    else layer.set(rule?.id ?? name, readEntry(name, rule, entry, flaws));
  }
  return layer;
};

const readEntry = (name: string, rule: Rule | undefined, written: unknown, flaws: Flaw[]): Entry => {
  if (!isRecord(written)) return { level: readLevel([name], written, flaws), severity: undefined, settings: {} };
  const { enforcementLevel, severity, ...settings } = written;
  const level =
    enforcementLevel === undefined ? undefined : readLevel([name, "enforcementLevel"], enforcementLevel, flaws);
  const own = ownSettings(rule);
  for (const [setting, value] of Object.entries(settings)) {
    const path = [name, setting];
    if (!own.includes(setting as keyof Settings)) {
      flaws.push({ path, message: `${name} has no setting ${setting}; ${elsewhere(setting, own)}` });
    } else if (!isLike(value, setting as keyof Settings)) {
      const example = JSON.stringify(exampleOf(setting as keyof Settings));
      flaws.push({ path, message: `${name}: ${setting} is ${JSON.stringify(value)}, expected the like of ${example}` });
    } else {
      const wrong = setting === "approvedCidrs" ? (value as readonly string[]).find((it) => !isNarrow(it)) : undefined;
      if (wrong !== undefined)
        flaws.push({
          path,
          message: `${name}: ${wrong} is no CIDR block that leaves anybody out; disable the rule instead`,
        });
    }
  }
  return { level, severity: readSeverity(name, severity, flaws), settings };
};

/** The settings that are said of a rule, and not of the whole project. */
export const ownSettings = (rule: Pick<Rule, "settings"> | undefined): readonly (keyof Settings)[] =>
  (rule?.settings ?? []).filter((it) => !isOfProject(it));

const elsewhere = (setting: string, own: readonly string[]): string =>
  isOfProject(setting)
    ? `it stands at the top of sallyport.yaml, for the whole project`
    : `it has ${own.length === 0 ? "none" : own.join(", ")}`;

export const readLevel = (
  path: readonly [string, ...string[]],
  written: unknown,
  flaws: Flaw[],
): Enforcement | undefined => {
  // Who asks for a remedy wants the failure gone: what is left after it is not waved through.
  const level = enforcements.find((it) => it === (written === "remediate" ? "mandatory" : written));
  if (level === undefined) {
    const message = `${path[0]} is ${JSON.stringify(written)}: it can be ${enforcements.join(", ")}`;
    flaws.push({ path, message });
  }
  return level;
};

const readSeverity = (name: string, written: unknown, flaws: Flaw[]): Severity | undefined => {
  if (written === undefined) return undefined;
  const severity = severities.find((it) => it === written);
  if (severity === undefined) {
    const message = `${name}: severity is ${JSON.stringify(written)}: it can be ${severities.join(", ")}`;
    flaws.push({ path: [name, "severity"], message });
  }
  return severity;
};

/** To approve 0.0.0.0/0 is to ask nothing. */
const isNarrow = (cidr: string): boolean => (parseCidr(cidr)?.prefix ?? 0) > 0;

/** What a value of a setting looks like, for people: the default, and where that is an empty list, what could stand in it. */
export const exampleOf = (setting: keyof Settings): Settings[keyof Settings] => {
  if (isOfProject(setting)) return projectExamples[setting];
  const value = defaultSettings[setting];
  return Array.isArray(value) && value.length === 0 ? ["..."] : value;
};

/** Whether a value could stand where the default stands. */
const isLike = (value: unknown, setting: keyof Settings): boolean => isSameSort(value, exampleOf(setting));

const isSameSort = (value: unknown, example: unknown): boolean => {
  if (Array.isArray(example))
    return Array.isArray(value) && value.every((item) => isSameSort(item, (example as readonly unknown[])[0]));
  return typeof value === typeof example && (typeof value !== "number" || value >= 0);
};
