import { spellPath } from "../../components/model/value";
import type { Evaluation, Evidence, Finding, Tally } from "../core/evaluate";
import { baselineShrinks } from "../core/baseline";
import type { Exemption } from "../core/exemption";
import type { Hint } from "../core/hint";
import { messageOf, type Weighed } from "../core/exempting";
import type { Enforcement } from "../core/pack";
import type { Controls, Fact } from "../frameworks/framework";
import type { Register } from "../core/register";
import { applyExemptions } from "../core/register-audit";
import type { RegisterFinding } from "../core/register-rules";
import { fixFor, principles, type Principle, type Rule } from "../core/rule";
import { severities, type Severity } from "../core/severity";

/** A finding as every format shows it. */
export interface Reported {
  readonly rule: Rule;
  readonly aspect: string | undefined;
  readonly verdict: "fail" | "undetermined" | "exempt" | "tolerated";
  readonly resource: string;
  readonly type: string;
  /** The CloudFormation type that it was judged as. */
  readonly kind: string;
  readonly source: { readonly file: string; readonly line?: number };
  /** The input that was judged; undefined where an exemption was. */
  readonly input: string | undefined;
  /** The resource in which the fault is written: this one or a satellite of it. */
  readonly holder: string;
  /** The property in the input's own words; empty for the resource as a whole. */
  readonly path: string;
  readonly message: string;
  readonly fix: string;
  /** The way that proves it, step by step; empty where one property tells all. */
  readonly evidence: readonly Waypoint[];
  /** The exemption that covers it, or that would if it held. */
  readonly exemption: Exemption | undefined;
  /** Why the exemption does not hold. */
  readonly refused: string | undefined;
  /** The change in code, where it was asked for and is known. */
  readonly hint?: Hint | undefined;
  /** What the user's configuration makes of it; undefined where it says nothing. */
  readonly enforcement: Enforcement | undefined;
}

/** One step of the way that proves a finding. */
export interface Waypoint {
  readonly says: string;
  /** What is written that lets it; undefined where nothing is. */
  readonly written:
    | {
        readonly resource: string;
        /** In the input's own words; empty for the resource as a whole. */
        readonly path: string;
        readonly source: { readonly file: string; readonly line?: number };
      }
    | undefined;
}

/** What is wrong with the input or the call: one sentence that says what to do. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

export interface Report {
  readonly findings: readonly Reported[];
  readonly problems: readonly Problem[];
  /** What the reader has to know to trust the verdicts: what could not be seen, what was assumed. */
  readonly notes: readonly string[];
  readonly principles: ReadonlyMap<Principle, Tally & { readonly exempt: number; readonly tolerated: number }>;
  readonly resources: number;
  readonly unread: ReadonlyMap<string, number>;
  readonly rules: readonly Rule[];
  /** The controls of frameworks that a finding is about; absent where nobody has asked for them. */
  readonly controlsOf?: Circumstances["controlsOf"];
}

/** One input that was judged. `file` is its path as given. */
export interface Judged {
  readonly file: string;
  readonly evaluation: Evaluation;
}

export interface Circumstances {
  readonly rules: readonly Rule[];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  readonly register: Register;
  /** Says the change that mends a finding, where somebody wants to know. */
  readonly hintFor?: ((finding: Finding) => Hint | undefined) | undefined;
  /** Whether there is a rule of that id in any pack. */
  readonly knownRule?: (id: string) => boolean;
  /** The controls of frameworks that a fact is about; absent where nobody has asked for them. */
  readonly controlsOf?: (fact: Fact) => readonly Controls[];
  /** The day of the report, `2027-01-31`, against which exemptions expire. */
  readonly today: string;
}

/** Puts what was judged together: worst first within a file and line. */
export const makeReport = (
  judged: readonly Judged[],
  { register, knownRule, today, hintFor, ...rest }: Circumstances,
): Report => {
  const evaluations = judged.map(({ evaluation }) => evaluation);
  const applied = applyExemptions(evaluations, register, today, knownRule);
  const findings = [
    ...judged.flatMap(({ file }, index) =>
      (applied.weighed[index] ?? []).filter(isWanted).map((it): Reported => {
        const reported = toReported(it, file);
        return hintFor === undefined || it.verdict !== "fail" ? reported : { ...reported, hint: hintFor(it.finding) };
      }),
    ),
    ...applied.register.map(ofRegister),
  ];
  findings.sort(inReadingOrder);
  return {
    ...rest,
    findings,
    principles: totals(judged, findings),
    resources: judged.reduce((sum, { evaluation }) => sum + evaluation.resources, 0),
    unread: sumUnread(judged),
  };
};

/** Rules that are disabled were not run; what cannot be judged may be disabled by itself. */
const isWanted = ({ finding: { verdict, demand } }: Weighed): boolean =>
  verdict === "fail" || demand?.undetermined !== "disabled";

const enforcementOf = ({ verdict, demand }: Finding): Enforcement | undefined =>
  verdict === "fail" || demand?.level === "advisory" ? demand?.level : demand?.undetermined;

const toReported = (weighed: Weighed, file: string): Reported => {
  const { finding, verdict, exemption, refused } = weighed;
  const { rule, aspect, resource, place, at } = finding;
  return {
    rule,
    aspect,
    verdict,
    resource: resource.view.source.label ?? resource.view.source.address,
    type: resource.type,
    kind: resource.kind,
    source: place ?? { file },
    input: file,
    holder: at.resource,
    path: spellPath(at.path),
    message: messageOf(weighed),
    fix: fixFor(rule, resource),
    evidence: (finding.evidence ?? []).map((step) => toWaypoint(step, file)),
    exemption,
    refused,
    enforcement: enforcementOf(finding),
  };
};

const toWaypoint = ({ says, at, place }: Evidence, file: string): Waypoint => ({
  says,
  written:
    at === undefined ? undefined : { resource: at.resource, path: spellPath(at.path), source: place ?? { file } },
});

/** What is wrong with an exemption stands where the exemption does. */
const ofRegister = ({ rule, message, resource, place }: RegisterFinding): Reported => ({
  rule,
  aspect: undefined,
  verdict: "fail",
  resource,
  type: rule.id === baselineShrinks.id ? "sallyport:baseline" : "sallyport:exemption",
  kind: "sallyport:exemption",
  source: place ?? { file: "exemptions" },
  input: undefined,
  holder: resource,
  path: "",
  message,
  fix: rule.fix.cloudformation,
  evidence: [],
  enforcement: undefined,
  exemption: undefined,
  refused: undefined,
});

const rank = (severity: Severity): number => severities.indexOf(severity);

const inReadingOrder = (a: Reported, b: Reported): number =>
  compare(a.source.file, b.source.file) ||
  (a.source.line ?? 0) - (b.source.line ?? 0) ||
  compare(a.resource, b.resource) ||
  rank(a.rule.severity) - rank(b.rule.severity) ||
  compare(a.rule.id, b.rule.id) ||
  compare(a.path, b.path);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const totals = (judged: readonly Judged[], findings: readonly Reported[]): Report["principles"] => {
  const sums = new Map<
    Principle,
    { pass: number; fail: number; undetermined: number; exempt: number; tolerated: number }
  >();
  const of = (principle: Principle) => {
    const sum = sums.get(principle) ?? { pass: 0, fail: 0, undetermined: 0, exempt: 0, tolerated: 0 };
    sums.set(principle, sum);
    return sum;
  };
  for (const { evaluation } of judged) for (const [principle, { pass }] of evaluation.tally) of(principle).pass += pass;
  for (const { rule, verdict } of findings) of(rule.principle)[verdict]++;
  return new Map(principles.filter((it) => sums.has(it)).map((it) => [it, of(it)]));
};

const sumUnread = (judged: readonly Judged[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { evaluation } of judged)
    for (const [type, count] of evaluation.unread) sums.set(type, (sums.get(type) ?? 0) + count);
  return new Map([...sums].sort(([a], [b]) => compare(a, b)));
};

export interface Summary {
  readonly resources: number;
  readonly pass: number;
  readonly fail: number;
  readonly undetermined: number;
  readonly exempt: number;
  readonly tolerated: number;
}

export const summarise = ({ principles: tallies, resources }: Report): Summary => {
  const sum = { resources, pass: 0, fail: 0, undetermined: 0, exempt: 0, tolerated: 0 };
  for (const tally of tallies.values()) {
    sum.pass += tally.pass;
    sum.fail += tally.fail;
    sum.undetermined += tally.undetermined;
    sum.exempt += tally.exempt;
    sum.tolerated += tally.tolerated;
  }
  return sum;
};

/**
 * Whether anything fails that is at least as bad as `failOn`. What the configuration says goes before: advice never fails, and
 * what is mandatory always does.
 */
export const fails = ({ findings }: Report, failOn: Severity, undeterminedToo: boolean): boolean =>
  findings.some(({ verdict, rule, enforcement }) => {
    if (verdict === "exempt" || verdict === "tolerated" || enforcement === "advisory") return false;
    if (enforcement === "mandatory") return true;
    return (verdict === "fail" || undeterminedToo) && rank(rule.severity) <= rank(failOn);
  });

/** The controls that a finding is about. */
export const controlsOf = ({ controlsOf: of }: Report, { rule, kind, aspect }: Reported): readonly Controls[] =>
  of?.({ rule: rule.id, type: kind, aspect }) ?? [];
