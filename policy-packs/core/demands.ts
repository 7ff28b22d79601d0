import type { AnyResource, Graph } from "../../components/model/graph";
import { toldByTag, type Tags, type ToldByTag } from "../../components/model/tags";
import type { Neighbours, Rule } from "./rule";
import type { Severity } from "./severity";
import type { Enforcement } from "./pack";
import type { Layer } from "./rule-config";
import type { Settings } from "./settings";

/** What is asked of one resource by one rule, once everything that the user wrote has been heard. */
export interface Demand {
  /** The rule as it holds here: of another severity where the user says so. */
  readonly rule: Rule;
  readonly settings: Partial<Settings>;
  /** Undefined where the user says nothing: then it is the pack's default. */
  readonly level: Enforcement | undefined;
  /** The level of what cannot be judged before deployment; undefined where the user says nothing. */
  readonly undetermined: Enforcement | undefined;
}

interface Demands {
  readonly of: (rule: Rule) => Demand;
  /** True where the demands rest on another resource than the judged one, so that alone it cannot be judged. */
  readonly looked: boolean;
}

export type DemandsOn = (resource: AnyResource, near: Neighbours, graph: Graph) => Demands;

/** One way to tell resources apart by a tag: `dev` or `prod`, `internal` or `restricted`. */
export interface Circumstance extends ToldByTag {
  /** What is demanded by value, in small letters. */
  readonly values: ReadonlyMap<string, Layer>;
}

/** Reads a resource's own tags; undefined where its kind has none, so that its owner's hold for it. */
export type TagsOf = (resource: AnyResource, near: Neighbours) => Tags | undefined;

/**
 * What is demanded of each resource. Layers are heard in order, and the last that says something wins; within a layer, what is
 * said of a rule by name goes before `all`, and what is switched off by name only its name switches on again. What is not known yet, a tag's value among it, relaxes and raises nothing.
 */
export const demandsBy = (base: Layer, circumstances: readonly Circumstance[], tagsOf: TagsOf): DemandsOn => {
  const known = new Map<string, (rule: Rule) => Demand>();
  if (circumstances.length === 0) {
    const same: Demands = { of: remembered([base]), looked: false };
    return () => same;
  }
  return (resource, near, graph) => {
    const own = tagsOf(resource, near);
    const owner = own === undefined ? graph.owner(resource) : undefined;
    const tags = own ?? (owner === undefined ? undefined : tagsOf(owner, near));
    const values = circumstances.map((it) => valueOf(it, tags));
    const key = values.join("\0");
    let of = known.get(key);
    if (of === undefined) {
      const layers = circumstances.map((it, index) => it.values.get(values[index] ?? ""));
      known.set(key, (of = remembered([base, ...layers.filter((it) => it !== undefined)])));
    }
    return { of, looked: own === undefined };
  };
};

/** What nobody knows yet is no value. */
const valueOf = (circumstance: Circumstance, tags: Tags | undefined): string | undefined => {
  if (tags === undefined) return circumstance.otherwise;
  const told = toldByTag(circumstance, tags);
  return told.known ? told.value : undefined;
};

const remembered = (layers: readonly Layer[]): ((rule: Rule) => Demand) => {
  const known = new Map<Rule, Demand>();
  return (rule) => {
    let demand = known.get(rule);
    if (demand === undefined) known.set(rule, (demand = demandOf(rule, layers)));
    return demand;
  };
};

/** What some layers, the weakest first, demand of whatever a rule judges. */
export const demandOf = (rule: Rule, layers: readonly Layer[]): Demand => {
  let level: Enforcement | undefined;
  let undetermined: Enforcement | undefined;
  let severity: Severity | undefined;
  let settings: Partial<Settings> = {};
  let offByName = false;
  for (const layer of layers) {
    const own = layer.get(rule.id);
    const all = offByName ? undefined : layer.get("all");
    const raised = own?.severity ?? all?.severity;
    // Of another severity, a rule has that severity's usual level; what is switched off stays so.
    if (raised !== undefined && level !== "disabled") level = undefined;
    level = own?.level ?? all?.level ?? level;
    if (own?.level !== undefined) offByName = own.level === "disabled";
    severity = raised ?? severity;
    undetermined = layer.get("undetermined")?.level ?? undetermined;
    if (own !== undefined) settings = { ...settings, ...own.settings };
  }
  const held = severity === undefined || severity === rule.severity ? rule : { ...rule, severity };
  return { rule: held, settings, level, undetermined };
};

/** Whether a rule is asked of nothing at all, whatever the circumstances, so that it need not run. */
export const isOff = (rule: Rule, base: Layer, circumstances: readonly Circumstance[]): boolean => {
  const layers = circumstances.flatMap(({ values }) => [...values.values()]);
  return [[base], ...layers.map((layer) => [base, layer])].every((said) => demandOf(rule, said).level === "disabled");
};
