import type { AnyResource, Graph, Kind, Place, Resource } from "../../components/model/graph";
import { Unresolved } from "../../components/model/raw";
import { spellPath, type Origin } from "../../components/model/value";
import type { View } from "../../components/model/view";
import type { Check, Neighbours, Principle, Rule } from "./rule";
import { defaultSettings, type Settings } from "./settings";
import { isFail, isUndetermined, type Verdict } from "./verdict";

export interface Finding {
  readonly rule: Rule;
  readonly aspect?: string;
  readonly verdict: "fail" | "undetermined";
  /** The resource that was judged. */
  readonly resource: AnyResource;
  /** Where the fault is written: in this resource, or in one of its satellites. */
  readonly at: Origin;
  readonly place?: Place;
  readonly message: string;
}

export interface Tally {
  readonly pass: number;
  readonly fail: number;
  readonly undetermined: number;
}

export interface Evaluation {
  readonly findings: readonly Finding[];
  /** Verdicts by principle, passes included: what tells "passed" from "never ran". */
  readonly tally: ReadonlyMap<Principle, Tally>;
  readonly resources: number;
  readonly unread: ReadonlyMap<string, number>;
}

/**
 * Which verdicts to give. `alone` gives those that need no other resource (a host can refuse the resource before it is made),
 * `together` gives all the others; the two add up to `all`.
 */
export type Stage = "all" | "alone" | "together";

export interface Options {
  readonly stage?: Stage;
  /** Settings of one rule, by its id; what is not set keeps its default. */
  readonly settings?: { readonly [rule: string]: Partial<Settings> };
}

interface Judge {
  readonly rule: Rule;
  readonly check: Check<Kind>;
}

/** Judges every resource by every rule that applies to its kind. A rule that breaks gives "undetermined", never an exception. */
export const evaluate = (graph: Graph, rules: readonly Rule[], options: Options = {}): Evaluation => {
  const { stage = "all", settings = {} } = options;
  const judges = byKind(rules);
  const findings: Finding[] = [];
  const tally = new Map<Principle, { pass: number; fail: number; undetermined: number }>();
  for (const resource of graph.resources) {
    for (const judge of judges.get(resource.kind) ?? []) {
      const own = settings[judge.rule.id];
      const answer = answerOf(
        judge,
        resource as Resource,
        graph,
        own === undefined ? defaultSettings : { ...defaultSettings, ...own },
      );
      if (stage !== "all" && (stage === "together") !== (answer.lookedAround || resource.assembled)) continue;
      for (const verdict of answer.verdicts.map((it) => admit(it, resource))) {
        if (isUndetermined(verdict) && verdict.elsewhere) continue;
        const count = tally.get(judge.rule.principle) ?? { pass: 0, fail: 0, undetermined: 0 };
        tally.set(judge.rule.principle, count);
        if (isFail(verdict)) count.fail++;
        else if (isUndetermined(verdict)) count.undetermined++;
        else count.pass++;
        if (isFail(verdict) || isUndetermined(verdict)) findings.push(findingOf(judge.rule, resource, verdict, graph));
      }
    }
  }
  return { findings, tally, resources: graph.resources.length, unread: graph.unread };
};

const indexes = new WeakMap<readonly Rule[], ReadonlyMap<Kind, readonly Judge[]>>();

const byKind = (rules: readonly Rule[]): ReadonlyMap<Kind, readonly Judge[]> => {
  const known = indexes.get(rules);
  if (known !== undefined) return known;
  const index = new Map<Kind, Judge[]>();
  for (const rule of rules) {
    for (const [kind, check] of Object.entries(rule.checks) as unknown as [Kind, Check<Kind>][]) {
      index.set(kind, [...(index.get(kind) ?? []), { rule, check }]);
    }
  }
  indexes.set(rules, index);
  return index;
};

interface Answer {
  readonly verdicts: readonly Verdict[];
  readonly lookedAround: boolean;
}

const answerOf = ({ rule, check }: Judge, resource: Resource, graph: Graph, settings: Settings): Answer => {
  let lookedAround = false;
  const around = (): Graph => {
    lookedAround = true;
    return graph;
  };
  const near: Neighbours = {
    self: resource,
    settings,
    satellites: (kind) => around().satellites(resource, kind),
    targets: (view, kind) => around().targets(view, kind),
    all: (kind) => around().all(kind),
  };
  try {
    const verdicts = check(resource.view as never, near as never);
    return { verdicts: Array.isArray(verdicts) ? verdicts : [verdicts as Verdict], lookedAround };
  } catch (error) {
    const reason = `the rule ${rule.id} broke on this input (${error instanceof Error ? error.message : String(error)}); please report it`;
    return { verdicts: [{ known: false, at: resource.view.origin, reason, elsewhere: false }], lookedAround };
  }
};

/** Of a resource that cannot be seen nobody can claim that something is missing. */
const admit = (verdict: Verdict, resource: AnyResource): Verdict => {
  const whole = resource.unseen ?? (resource.view as View<unknown>).raw;
  if (!(whole instanceof Unresolved) || !isFail(verdict) || verdict.at.path.length > 0) return verdict;
  return { known: false, at: verdict.at, reason: whole.reason, elsewhere: whole.elsewhere };
};

const findingOf = (rule: Rule, resource: AnyResource, verdict: Verdict, graph: Graph): Finding => {
  const failed = isFail(verdict);
  const at = failed || isUndetermined(verdict) ? verdict.at : (resource.view as View<unknown>).origin;
  const holder = graph.get(at.resource) ?? resource;
  const own = at.resource === (resource.view as View<unknown>).source.address;
  const path = spellPath(at.path);
  const what = failed
    ? verdict.message
    : `${path === "" ? resource.type : path} cannot be judged: ${isUndetermined(verdict) ? verdict.reason : ""}`;
  const place = holder.locate(at.path);
  return {
    rule,
    ...(verdict.aspect === undefined ? {} : { aspect: verdict.aspect }),
    verdict: failed ? "fail" : "undetermined",
    resource,
    at,
    ...(place === undefined ? {} : { place }),
    message: own ? what : `${what} (in ${at.resource})`,
  };
};
