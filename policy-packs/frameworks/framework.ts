import type { Rule } from "../core/rule";

/** A rule that stands behind a control: for all it judges, or for some types and aspects of it. */
export interface Support {
  readonly rule: string;
  readonly types?: readonly string[];
  readonly aspects?: readonly string[];
}

/** One demand of a framework. */
export interface Control {
  /** As the framework numbers it: `AC-3`, `2.1.1`, `A.8.24`, `164.312(b)`. */
  readonly id: string;
  readonly title: string;
  /** The number in other versions of the framework, where it differs; `-` where that version does not have it. */
  readonly also?: { readonly [version: string]: string };
  readonly rules: readonly (string | Support)[];
  /** What of it no rule can show, and why; absent where rules show all of it. */
  readonly byHand?: string;
}

export interface Framework {
  /** What `--pack` calls it. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly source: string;
  readonly description: string;
  readonly controls: readonly Control[];
}

/** Rules show all of it, a part of it, or nothing. */
export type Status = "covered" | "partly" | "by hand";

const supportOf = (rule: string | Support): Support => (typeof rule === "string" ? { rule } : rule);

/** Whether a rule that is alive judges what a control names, and shows by its examples that it can pass and fail. */
const isLive = ({ rule: id, types = [] }: Support, rules: ReadonlyMap<string, Rule>): boolean => {
  const rule = rules.get(id);
  if (rule === undefined) return false;
  const { good, bad } = rule.examples;
  return good.length > 0 && bad.length > 0 && types.every((type) => Object.hasOwn(rule.checks, type));
};

/** What stands behind a control. It is computed from the rules that there are, and never stated. */
export const statusOf = ({ rules: named, byHand }: Control, rules: ReadonlyMap<string, Rule>): Status => {
  const supports = named.map(supportOf);
  if (!supports.some((it) => isLive(it, rules))) return "by hand";
  return byHand === undefined && supports.every((it) => isLive(it, rules)) ? "covered" : "partly";
};

/** The rules that stand behind a framework's controls, each only for the types that are named; in the order of `rules`. */
export const rulesBehind = ({ controls }: Framework, rules: readonly Rule[]): readonly Rule[] => {
  const wanted = new Map<string, Set<string> | "all">();
  for (const support of controls.flatMap((control) => control.rules.map(supportOf))) {
    const types = wanted.get(support.rule) ?? new Set();
    if (support.types === undefined || types === "all") wanted.set(support.rule, "all");
    else wanted.set(support.rule, new Set([...types, ...support.types]));
  }
  return rules.flatMap((rule) => {
    const types = wanted.get(rule.id);
    if (types === undefined) return [];
    return [types === "all" ? rule : narrowed(rule, types)];
  });
};

const narrowed = (rule: Rule, types: ReadonlySet<string>): Rule => ({
  ...rule,
  checks: Object.fromEntries(Object.entries(rule.checks).filter(([type]) => types.has(type))),
});

/** The controls of one framework behind which something stands. */
export interface Controls {
  readonly framework: string;
  readonly ids: readonly string[];
}

/** What is asked of a finding, or of a rule as a whole. */
export interface Fact {
  readonly rule: string;
  readonly type?: string;
  readonly aspect?: string | undefined;
}

/** Tells of a fact which controls of some frameworks it is about. One fact is one finding, however many frameworks ask for it. */
export const controlsBy = (frameworks: readonly Framework[]): ((fact: Fact) => readonly Controls[]) => {
  const index = new Map<string, { readonly framework: string; readonly id: string; readonly support: Support }[]>();
  for (const { name: framework, controls } of frameworks) {
    for (const { id, rules } of controls) {
      for (const support of rules.map(supportOf)) {
        const known = index.get(support.rule);
        if (known === undefined) index.set(support.rule, [{ framework, id, support }]);
        else known.push({ framework, id, support });
      }
    }
  }
  return (fact) => {
    const own = (index.get(fact.rule) ?? []).filter(({ support }) => isAbout(support, fact));
    const names = [...new Set(own.map(({ framework }) => framework))];
    return names.map((framework) => ({
      framework,
      ids: [...new Set(own.flatMap((it) => (it.framework === framework ? [it.id] : [])))],
    }));
  };
};

const isAbout = ({ types, aspects }: Support, { type, aspect }: Fact): boolean =>
  (type === undefined || types?.includes(type) !== false) &&
  (aspect === undefined || aspects?.includes(aspect) !== false);
