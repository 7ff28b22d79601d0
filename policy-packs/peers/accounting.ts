import type { Rule } from "../core/rule";

/** One requirement of the union of what six peers check: https://github.com of each is named in the page beside this file. */
export interface Requirement {
  readonly topic: string;
  readonly service: string;
  /** CloudFormation types; none where the requirement is about something that CloudFormation cannot make. */
  readonly types: readonly string[];
  readonly severity: string;
  readonly requirement: string;
  /** What the peers call it. */
  readonly ids: readonly string[];
}

/** A rule of ours that asks the same, and of what. */
export interface Answer {
  readonly rule: string;
  readonly types: readonly string[];
  readonly aspects: readonly string[];
}

export type Account =
  | { readonly requirement: Requirement; readonly answers: readonly [Answer, ...Answer[]] }
  | { readonly requirement: Requirement; readonly leftOut: string }
  /** Neither a rule nor a reason: still to be done. */
  | { readonly requirement: Requirement };

/** By topic, why a requirement is not followed: one sentence. */
export interface LeftOut {
  readonly [topic: string]: string;
}

/**
 * What becomes of each requirement: a rule covers it that says, of a type of the requirement, that one of the peers' ids asks the
 * same; or it is left out, with a reason.
 */
export const account = (
  requirements: readonly Requirement[],
  rules: readonly Rule[],
  leftOut: LeftOut,
): readonly Account[] => {
  const index = equivalentsOf(rules);
  return requirements.map((requirement) => {
    const [first, ...more] = answersTo(requirement, index);
    if (first !== undefined) return { requirement, answers: [first, ...more] };
    const reason = leftOut[requirement.topic];
    return reason === undefined ? { requirement } : { requirement, leftOut: reason };
  });
};

interface Same {
  readonly rule: string;
  readonly type: string;
  readonly aspect: string | undefined;
}

type Index = ReadonlyMap<string, readonly Same[]>;

/** Peers spell one id in several ways: Trivy's `AVD-AWS-0089` is `AWS-0089`, and letters' case tells nothing apart. */
const normal = (id: string): string => id.toLowerCase().replace(/^avd-/, "");

const equivalentsOf = (rules: readonly Rule[]): Index => {
  const index = new Map<string, Same[]>();
  for (const { id: rule, equivalents } of rules) {
    for (const { id, type, aspect } of equivalents) {
      const known = index.get(normal(id));
      if (known === undefined) index.set(normal(id), [{ rule, type, aspect }]);
      else known.push({ rule, type, aspect });
    }
  }
  return index;
};

const answersTo = ({ ids, types }: Requirement, index: Index): readonly Answer[] =>
  grouped(
    ids.flatMap((id) => index.get(normal(id)) ?? []).filter(({ type }) => types.length === 0 || types.includes(type)),
  );

const grouped = (found: readonly Same[]): readonly Answer[] =>
  [...new Set(found.map(({ rule }) => rule))].sort().map((rule) => {
    const own = found.filter((it) => it.rule === rule);
    return {
      rule,
      types: [...new Set(own.map(({ type }) => type))].sort(),
      aspects: [...new Set(own.flatMap(({ aspect }) => aspect ?? []))].sort(),
    };
  });

/** The rules that ask what a peer's rule does. */
export const rulesCalled = (id: string, rules: readonly Rule[]): readonly Answer[] =>
  grouped(equivalentsOf(rules).get(normal(id)) ?? []);

/** The requirements that a peer's rule asks for. */
export const requirementsCalled = (id: string, requirements: readonly Requirement[]): readonly Requirement[] =>
  requirements.filter(({ ids }) => ids.some((it) => normal(it) === normal(id)));
