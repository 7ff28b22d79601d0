import type { Principle, Rule } from "./rule";
import { isCalled } from "./rule-ids";
import { severities, type Severity } from "./severity";

/**
 * A pack as a filter over what rules say of themselves. `principles`, `severity` and `frameworks` narrow each other; `rules` adds
 * by id, `except` takes away by id. With `rules` alone, the pack is just those.
 */
export interface PackFilter {
  readonly title?: string;
  readonly description?: string;
  readonly principles?: readonly Principle[];
  /** This severity and all that are worse. */
  readonly severity?: Severity;
  /** Rules that stand behind a control of one of these. */
  readonly frameworks?: readonly string[];
  readonly rules?: readonly string[];
  readonly except?: readonly string[];
}

/** The rules that stand behind a framework's controls, each for the types that the framework asks it of. */
export type RulesOfFramework = (framework: string) => readonly Rule[];

/** The rules that a filter lets through, in their order. */
export const filterBy = (
  rules: readonly Rule[],
  { principles, severity, frameworks, rules: named = [], except = [] }: PackFilter,
  rulesOfFramework: RulesOfFramework,
): readonly Rule[] => {
  const narrowed = [principles, severity, frameworks].some((it) => it !== undefined);
  const everything = !narrowed && named.length === 0;
  const behind = frameworks?.map((name) => new Map(rulesOfFramework(name).map((rule) => [rule.id, rule])));
  return rules.flatMap((rule) => {
    if (isOneOf(rule, except)) return [];
    if (everything || isOneOf(rule, named)) return [rule];
    const { principle, severity: own, id } = rule;
    const passes =
      narrowed &&
      principles?.includes(principle) !== false &&
      (severity === undefined || severities.indexOf(own) <= severities.indexOf(severity));
    if (!passes) return [];
    if (behind === undefined) return [rule];
    const asked = behind.flatMap((it) => it.get(id) ?? []);
    if (asked.length === 0) return [];
    return [
      asked.includes(rule)
        ? rule
        : { ...rule, checks: Object.assign({}, ...asked.map(({ checks }) => checks)) as Rule["checks"] },
    ];
  });
};

const isOneOf = (rule: Rule, ids: readonly string[]): boolean => ids.some((it) => isCalled(rule, it));
