import type { AnyResource, Graph, Kind, Place, Resource } from "../../components/model/graph";
import { once } from "../../components/model/once";
import { Unresolved } from "../../components/model/raw";
import type { Step } from "../../components/model/step";
import { spellPath, type Origin, type Unknown, type Value } from "../../components/model/value";
import type { View } from "../../components/model/view";
import type { Demand, DemandsOn } from "./demands";
import type { Check, Neighbours, Principle, Rule } from "./rule";
import { defaultSettings, type Settings } from "./settings";
import { severities, type Severity } from "./severity";
import { isFail, isPass, isUndetermined, type Fail, type Verdict } from "./verdict";

export interface Finding {
  readonly rule: Rule;
  readonly aspect: string | undefined;
  readonly verdict: "fail" | "undetermined";
  /** The resource that was judged. */
  readonly resource: AnyResource;
  /** Where the fault is written: in this resource, or in one of its satellites. */
  readonly at: Origin;
  readonly place: Place | undefined;
  readonly message: string;
  /** The way that proves it, step by step; absent where one property tells all. */
  readonly evidence?: readonly Evidence[];
  /** What the user demands of this resource in particular; absent where nothing is. */
  readonly demand?: Demand;
}

/** A step of a way through the stack, with the line that lets it. */
export interface Evidence extends Step {
  readonly place: Place | undefined;
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
  /** What was passed or failed alone; empty but for the stage `alone`. */
  readonly settled: Settled;
  /** What was judged, and by what: exemptions are held against both. */
  readonly graph: Graph;
  readonly rules: readonly Rule[];
}

/**
 * Which verdicts to give. `alone` gives those that need no other resource (a host can refuse the resource before it is made),
 * `together` gives all the others; the two add up to `all`.
 */
export type Stage = "all" | "alone" | "together";

/** The rules whose verdict on a resource, by its address, holds whatever else the stack holds. */
type Settled = ReadonlyMap<string, readonly Rule[]>;

export interface Options {
  readonly stage?: Stage;
  /** What an earlier evaluation has settled and need not be judged again. */
  readonly settled?: Settled;
  /** Settings of one rule, by its id; what is not set keeps its default. */
  readonly settings?: { readonly [rule: string]: Partial<Settings> };
  /** What is demanded resource by resource, in place of `settings`. */
  readonly demands?: DemandsOn | undefined;
}

interface Judge {
  readonly rule: Rule;
  readonly check: Check<Kind>;
}

/** Judges every resource by every rule that applies to its kind. A rule that breaks gives "undetermined", never an exception. */
export const evaluate = (graph: Graph, rules: readonly Rule[], options: Options = {}): Evaluation => {
  const { stage = "all", settings, demands } = options;
  const judges = byKind(rules);
  const findings: Finding[] = [];
  const tally: Counts = new Map();
  const settled = new Map<string, readonly Rule[]>();
  for (const resource of graph.resources) {
    const near = new Surroundings(resource, graph, stage === "alone");
    const before = options.settled?.get(resource.address);
    const now: Rule[] = [];
    const asked = demands?.(resource, stage === "alone" ? new Surroundings(resource, graph, false) : near, graph);
    for (const judge of judges.get(resource.kind) ?? []) {
      if (before?.includes(judge.rule) === true) continue;
      const demand = asked?.of(judge.rule);
      if (demand?.level === "disabled") continue;
      const { rule } = demand ?? judge;
      const own = demand === undefined ? settings?.[rule.id] : demand.settings;
      near.begin(own === undefined ? defaultSettings : { ...defaultSettings, ...own });
      const verdicts = verdictsOf(judge, near);
      if (stage !== "all" && (stage === "together") !== (near.looked || resource.assembled || asked?.looked === true))
        continue;
      // What is unknown now may be known later.
      if (stage === "alone" && !verdicts.some(isUndetermined)) now.push(judge.rule);
      for (const given of verdicts) {
        const verdict = admit(given, resource);
        if (isUndetermined(verdict) && verdict.elsewhere) continue;
        count(tally, rule.principle, verdict);
        if (isPass(verdict)) continue;
        const finding = findingOf(rule, resource, verdict, graph);
        findings.push(demand === undefined ? finding : { ...finding, demand });
      }
    }
    if (now.length > 0) settled.set(resource.address, now);
  }
  return { findings, tally, resources: graph.resources.length, unread: graph.unread, settled, graph, rules };
};

type Counts = Map<Principle, { pass: number; fail: number; undetermined: number }>;

const count = (tally: Counts, principle: Principle, verdict: Verdict): void => {
  let counts = tally.get(principle);
  if (counts === undefined) tally.set(principle, (counts = { pass: 0, fail: 0, undetermined: 0 }));
  if (isFail(verdict)) counts.fail++;
  else if (isUndetermined(verdict)) counts.undetermined++;
  else counts.pass++;
};

const byKind = once((rules: readonly Rule[]): ReadonlyMap<Kind, readonly Judge[]> => {
  const index = new Map<Kind, Judge[]>();
  for (const rule of rules) {
    for (const [kind, check] of Object.entries(rule.checks) as unknown as [Kind, Check<Kind>][]) {
      const judges = index.get(kind);
      if (judges === undefined) index.set(kind, [{ rule, check }]);
      else judges.push({ rule, check });
    }
  }
  return index;
});

/** One resource's view of the others; it remembers whether a check looked. */
class Surroundings implements Neighbours {
  looked = false;
  settings = defaultSettings;
  /** Made when first needed: most resources have few checks. */
  private readings: Map<object, { readonly value: unknown; readonly looked: boolean }> | undefined;

  constructor(
    readonly self: Resource,
    private readonly graph: Graph,
    /** Whether only verdicts count that need no other resource, so that a check ends where it looks at one. */
    private readonly alone: boolean,
  ) {}

  /** Another check begins. */
  begin(settings: Settings): void {
    this.settings = settings;
    this.looked = false;
  }

  once<T>(key: object, read: () => T): T {
    const known = this.readings?.get(key);
    if (known !== undefined) {
      this.looked ||= known.looked;
      return known.value as T;
    }
    const before = this.looked;
    this.looked = false;
    const value = read();
    (this.readings ??= new Map()).set(key, { value, looked: this.looked });
    this.looked ||= before;
    return value;
  }

  satellites<S extends Kind>(kind: S): readonly Resource<S>[] {
    this.look();
    return this.graph.satellites(this.self, kind);
  }

  targets<T extends Kind>(view: View<unknown>, kind: T): readonly Resource<T>[] {
    this.look();
    return this.graph.targets(view, kind);
  }

  region(): Value<string> | undefined {
    return this.graph.regionOf(this.self.view.source.address);
  }

  all<T extends Kind>(kind: T): readonly Resource<T>[] {
    this.look();
    return this.graph.all(kind);
  }

  whole<T>(read: (graph: Graph) => T): T {
    this.look();
    return wholeOf(this.graph, read);
  }

  private look(): void {
    this.looked = true;
    // Made once: what it costs to end a check must be less than what it spares.
    if (this.alone) throw looksAround;
  }
}

const looksAround = new Error("A check that is to judge a resource alone has looked at others");

const readings: (graph: Graph) => Map<unknown, unknown> = once(() => new Map());

/** What a function reads from a whole stack: read once. */
export const wholeOf = <T>(graph: Graph, read: (graph: Graph) => T): T => {
  const known = readings(graph);
  if (!known.has(read)) known.set(read, read(graph));
  return known.get(read) as T;
};

const verdictsOf = ({ rule, check }: Judge, near: Surroundings): readonly Verdict[] => {
  try {
    const verdicts = check(near.self.view, near);
    return Array.isArray(verdicts) ? (verdicts as readonly Verdict[]) : [verdicts as Verdict];
  } catch (error) {
    if (error === looksAround) return [];
    const reason = `the rule ${rule.id} broke on this input (${error instanceof Error ? error.message : String(error)}); please report it`;
    return [{ known: false, at: near.self.view.origin, reason, elsewhere: false }];
  }
};

/** Of a resource that cannot be seen nobody can claim that something is missing. */
const admit = (verdict: Verdict, resource: AnyResource): Verdict => {
  const whole = resource.unseen ?? (resource.view as View<unknown>).raw;
  if (!(whole instanceof Unresolved) || !isFail(verdict) || verdict.at.path.length > 0) return verdict;
  return { known: false, at: verdict.at, reason: whole.reason, elsewhere: whole.elsewhere };
};

const findingOf = (
  rule: Rule,
  resource: AnyResource,
  verdict: (Fail | Unknown) & { readonly aspect?: string },
  graph: Graph,
): Finding => {
  const { at, aspect } = verdict;
  const failed = isFail(verdict);
  const here = at.resource === resource.view.source.address;
  const what = failed ? verdict.message : `${spellPath(at.path) || resource.type} cannot be judged: ${verdict.reason}`;
  const place = here ? resource.locate(at.path) : (graph.locate(at.resource, at.path) ?? resource.locate([]));
  return {
    rule: failed ? easedTo(verdict.severity, rule) : rule,
    aspect,
    verdict: failed ? "fail" : "undetermined",
    resource,
    at,
    place,
    message: `${here ? what : `${what} (in ${nameOf(at.resource)})`}${madeBy(resource)}`,
    ...(failed && verdict.evidence !== undefined && { evidence: verdict.evidence.map((step) => placed(step, graph)) }),
  };
};

const placed = (step: Step, graph: Graph): Evidence => ({
  ...step,
  place: step.at === undefined ? undefined : graph.locate(step.at.resource, step.at.path),
});

const eased = new WeakMap<Rule, Map<Severity, Rule>>();

/** The rule as it weighs on a fault that is less than its others; a check never makes it weigh more. */
const easedTo = (severity: Severity | undefined, rule: Rule): Rule => {
  if (severity === undefined || severities.indexOf(severity) <= severities.indexOf(rule.severity)) return rule;
  let known = eased.get(rule);
  if (known === undefined) eased.set(rule, (known = new Map<Severity, Rule>()));
  const held = known.get(severity) ?? { ...rule, severity };
  known.set(severity, held);
  return held;
};

/** Nobody wrote it, so a reader must learn where to turn. */
const madeBy = ({ frameworkMade }: AnyResource): string => (frameworkMade === undefined ? "" : ` (${frameworkMade})`);

/** A URN by its type and name; a logical id as it is. */
const nameOf = (address: string): string => {
  const [, , types = "", name] = address.startsWith("urn:pulumi:") ? address.split("::") : [];
  return name === undefined ? address : `${types.split("$").at(-1) ?? ""} ${name}`;
};
