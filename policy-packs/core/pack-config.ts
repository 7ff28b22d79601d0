import { isRecord } from "../../components/model/record";
import { demandOf, demandsBy, isOff, type Circumstance, type Demand, type DemandsOn, type TagsOf } from "./demands";
import type { Finding, Options } from "./evaluate";
import type { Enforcement, Pack } from "./pack";
import type { Rule } from "./rule";
import { idsOf } from "./rule-ids";
import type { Severity } from "./severity";
import { finderOf, readLayer, readLevel, type Flaw, type Layer } from "./rule-config";
import type { ProjectSettings, RuleSettings, Settings } from "./settings";

export type RuleConfig =
  Enforcement | ({ readonly enforcementLevel?: Enforcement; readonly severity?: Severity } & RuleSettings);

/**
 * What a user of a pack changes: `{ "all": "advisory", "backups-kept": { "enforcementLevel": "mandatory", "backupDays": 30 } }`.
 * `all` holds for every rule that is not named itself. `undetermined` says what becomes of that which cannot be judged before
 * deployment; by default it is advisory, and it is never enforced more strictly than the rule that asks.
 */
export interface PackConfig {
  readonly all?: RuleConfig;
  readonly undetermined?: Enforcement;
  readonly exemptions?: ExemptionsConfig;
  readonly [rule: string]: RuleConfig | ExemptionsConfig | undefined;
}

/** Where the exemptions stand: paths from the folder in which the pack runs, or absolute. */
export interface ExemptionsConfig {
  /** The file with the register of exemptions. */
  readonly register?: string;
  /** The file that says who may approve them. */
  readonly approvers?: string;
  /** The file with old findings, which are tolerated and may only become fewer. */
  readonly baseline?: string;
  /** The most that exemptions do which are unused, too broad or incomplete; by default what their severity says. */
  readonly enforcementLevel?: Enforcement;
}

/** What a file says besides of rules: what tells resources apart, how tags are read, and what holds for the whole project. */
export interface Telling {
  readonly circumstances: readonly Circumstance[];
  readonly tagsOf: TagsOf;
  readonly project: ProjectSettings;
}

/** A pack with a user's choices applied. */
export interface ConfiguredPack {
  readonly pack: Pack;
  /** The rules that are not disabled for every resource. */
  readonly rules: readonly Rule[];
  /** What the user set for all resources, by rule; what is not set is not there. */
  readonly settings: NonNullable<Options["settings"]>;
  readonly demands: DemandsOn | undefined;
  readonly enforcementOf: (finding: Pick<Finding, "rule" | "verdict" | "demand">) => Enforcement;
  /** The most that a failure of a rule does, whatever the circumstances. */
  readonly strictest: (rule: Rule) => Enforcement;
  readonly exemptions: ExemptionsConfig;
  /** The rules whose failures are to be mended where they have one right answer: `enforcementLevel: remediate`. */
  readonly remediates: readonly Rule[];
}

/** Applies a configuration, as JSON or an engine gives it. Each problem is one sentence; with problems, use nothing of it. */
export const configurePack = (
  pack: Pack,
  config: unknown = {},
  telling?: Telling,
): { readonly configured: ConfiguredPack; readonly problems: readonly string[] } => {
  const flaws: Flaw[] = [];
  const unknownRule = (name: string): string => `there is no rule ${name} in the pack ${pack.name}`;
  const { exemptions: files, ...own } = isRecord(config) ? config : { exemptions: undefined };
  const written = readLayer(isRecord(config) ? own : config, finderOf(pack.rules), unknownRule, flaws);
  const base = withProject(written, pack.rules, telling?.project ?? {});
  const exemptions = readExemptionsConfig(files, flaws);
  const remediates = pack.rules.filter((rule) => asksToRemediate(own, rule));
  const configured = { ...apply(pack, base, telling), exemptions, remediates };
  return { configured, problems: flaws.map(({ message }) => message) };
};

/** What is said of the whole project, said of each rule that reads it. */
const withProject = (layer: Layer, rules: readonly Rule[], project: ProjectSettings): Layer => {
  const told = Object.keys(project);
  const readers = rules.filter(({ settings = [] }) => settings.some((it) => told.includes(it)));
  const entries = readers.map(({ id, settings: read = [] }) => {
    const { level, severity, settings } = layer.get(id) ?? { level: undefined, severity: undefined, settings: {} };
    const own = Object.fromEntries(Object.entries(project).filter(([key]) => read.some((it) => it === key)));
    return [id, { level, severity, settings: { ...settings, ...own } }] as const;
  });
  return entries.length === 0 ? layer : new Map([...layer, ...entries]);
};

/** What cannot be mended, or has no one right answer, is mandatory instead. */
const asksToRemediate = (config: { readonly [name: string]: unknown }, rule: Rule): boolean => {
  const name = [...idsOf(rule), "all"].find((it) => config[it] !== undefined);
  const entry = name === undefined ? undefined : config[name];
  return entry === "remediate" || (isRecord(entry) && entry["enforcementLevel"] === "remediate");
};

const readExemptionsConfig = (written: unknown, flaws: Flaw[]): ExemptionsConfig => {
  if (written === undefined) return {};
  if (!isRecord(written)) return readExemptionsConfig({ enforcementLevel: written }, flaws);
  const { register, approvers, baseline, enforcementLevel, ...others } = written;
  for (const key of Object.keys(others)) {
    const message = `exemptions has no ${key}; it has register, approvers, baseline and enforcementLevel`;
    flaws.push({ path: ["exemptions", key], message });
  }
  const paths = Object.entries({ register, approvers, baseline }).filter(([, path]) => path !== undefined);
  for (const [key, path] of paths)
    if (typeof path !== "string") flaws.push({ path: ["exemptions", key], message: `exemptions: ${key} is no path` });
  const level =
    enforcementLevel === undefined ? undefined : readLevel(["exemptions", "enforcementLevel"], enforcementLevel, flaws);
  return { ...Object.fromEntries(paths), ...(level === undefined ? {} : { enforcementLevel: level }) };
};

const apply = (
  pack: Pack,
  base: Layer,
  telling: Telling | undefined,
): Omit<ConfiguredPack, "exemptions" | "remediates"> => {
  const circumstances = telling?.circumstances ?? [];
  const demands = new Map(pack.rules.map((rule) => [rule.id, demandOf(rule, [base])]));
  const settings = pack.rules.flatMap(({ id }): readonly [string, Partial<Settings>][] => {
    const own = demands.get(id)?.settings ?? {};
    return Object.keys(own).length === 0 ? [] : [[id, own]];
  });
  return {
    pack,
    rules: pack.rules.filter((rule) => !isOff(rule, base, circumstances)),
    settings: Object.fromEntries(settings),
    demands:
      circumstances.length === 0 && base.size === 0
        ? undefined
        : demandsBy(base, circumstances, telling?.tagsOf ?? (() => undefined)),
    enforcementOf: ({ rule, verdict, demand = demands.get(rule.id) }) =>
      enforcement(verdict, demand, pack.enforcement[(demand?.rule ?? rule).severity]),
    strictest: (rule) =>
      layersIn(base, circumstances)
        .map((layers) => demandOf(rule, layers))
        .map(({ level, rule: held }) => level ?? pack.enforcement[held.severity])
        .reduce((one, other) => (strength[one] < strength[other] ? other : one)),
  };
};

/** What may hold for a resource: the base alone, and with a value of some circumstances over it. */
const layersIn = (base: Layer, circumstances: readonly Circumstance[]): readonly (readonly Layer[])[] =>
  circumstances.reduce<readonly (readonly Layer[])[]>(
    (all, { values }) => all.flatMap((layers) => [layers, ...[...values.values()].map((it) => [...layers, it])]),
    [[base]],
  );

/** What becomes of a verdict: what the user demands of the resource goes before the pack's `usual` level. */
const enforcement = (verdict: Finding["verdict"], demand: Demand | undefined, usual: Enforcement): Enforcement => {
  const level = demand?.level ?? usual;
  return verdict === "fail" ? level : weaker(level, demand?.undetermined ?? "advisory");
};

const strength: { readonly [E in Enforcement]: number } = { disabled: 0, advisory: 1, mandatory: 2 };

export const weaker = (one: Enforcement, other: Enforcement): Enforcement =>
  strength[one] <= strength[other] ? one : other;

/** One configuration over another, entry by entry: what an engine says goes before what a file says. */
export const mergeConfig = (under: PackConfig, over: PackConfig): PackConfig => {
  const merged: Record<string, PackConfig[string]> = { ...under };
  for (const [name, entry] of Object.entries(over)) {
    const [low, high] = [asRecord(merged[name]), asRecord(entry)];
    merged[name] =
      low === undefined || high === undefined ? (entry ?? merged[name]) : { ...low, ...withoutUnset(high) };
  }
  return merged;
};

const asRecord = (entry: PackConfig[string]): Exclude<PackConfig[string], Enforcement | undefined> | undefined =>
  isRecord(entry) ? entry : typeof entry === "string" ? { enforcementLevel: entry } : undefined;

const withoutUnset = (entry: object): object =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
