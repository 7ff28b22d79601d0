import { severities, type Principle, type Rule, type Severity } from "./rule";

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

/** The ids of the rules that stand behind a framework's controls. */
export type RulesOfFramework = (framework: string) => ReadonlySet<string>;

/** The rules that a filter lets through, in their order. */
export const filterBy = (
  rules: readonly Rule[],
  { principles, severity, frameworks, rules: named = [], except = [] }: PackFilter,
  rulesOfFramework: RulesOfFramework,
): readonly Rule[] => {
  const narrowed = [principles, severity, frameworks].some((it) => it !== undefined);
  const wanted = frameworks?.map(rulesOfFramework);
  const passes = ({ principle, severity: own, id }: Rule): boolean =>
    principles?.includes(principle) !== false &&
    (severity === undefined || severities.indexOf(own) <= severities.indexOf(severity)) &&
    wanted?.some((ids) => ids.has(id)) !== false;
  const isOneOf = ({ id, aliases = [] }: Rule, ids: readonly string[]): boolean =>
    [id, ...aliases].some((it) => ids.includes(it));
  const everything = !narrowed && named.length === 0;
  return rules.filter(
    (rule) => !isOneOf(rule, except) && (everything || (narrowed && passes(rule)) || isOneOf(rule, named)),
  );
};
