import type { Place } from "../../components/model/graph";
import { stackOf } from "./exemption-pattern";
import { defineRule, type Rule } from "./rule";
import type { Fault, Written } from "./written";

/** Old findings of one rule on one resource. No line stands here: code moves. */
export interface Tolerated {
  readonly rule: string;
  readonly aspect?: string;
  /** The URN or logical id. */
  readonly resource: string;
  /** How many there are; 1 where nothing is said. */
  readonly count?: number;
}

/** Why a baseline was allowed to grow. */
export interface Growth {
  readonly on: string;
  readonly reason: string;
  readonly added: number;
}

/** The findings that a project had when it began to look, which are tolerated and may only become fewer. */
export interface Baseline {
  readonly findings: readonly (Tolerated & { readonly place?: Place })[];
  readonly grown: readonly Growth[];
  readonly file: string;
}

/** What a baseline needs to know of a finding. */
export interface Found {
  readonly rule: { readonly id: string };
  readonly aspect: string | undefined;
  readonly resource: string;
  readonly verdict: string;
}

const fix = "Write it anew with `sallyport baseline PATH... --output FILE`, which takes out what is gone.";

/** The ratchet: what is gone must leave the baseline, or it may come back unseen. */
export const baselineShrinks: Rule = defineRule({
  id: "baseline-shrinks",
  title: "A baseline holds nothing but what is still found",
  principle: "asset-management",
  severity: "high",
  why: "A finding that was mended and stays in the baseline may come back, and nobody would hear of it.",
  fix: { pulumi: fix, cloudformation: fix },
  links: ["https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html#_Toc34317650"],
  checks: {},
  examples: { good: [], bad: [] },
  equivalents: [],
});

export interface Sifted<F> {
  readonly tolerated: ReadonlySet<F>;
  /** What is no longer found, with how many there were too many. */
  readonly gone: readonly (Baseline["findings"][number] & { readonly count: number })[];
}

/**
 * Holds findings against a baseline. What cannot be judged any more is neither tolerated nor gone. `asked` tells whether a rule was
 * asked at all; what is for another Pulumi stack is not missed.
 */
export const sift = <F extends Found>(
  findings: readonly F[],
  baseline: Baseline,
  asked: (rule: string) => boolean,
  addresses: readonly string[],
): Sifted<F> => {
  const left = new Map<string, number>();
  for (const entry of baseline.findings) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + (entry.count ?? 1));
  const tolerated = new Set<F>();
  for (const finding of findings) {
    const key = keyOf({ rule: finding.rule.id, aspect: finding.aspect, resource: finding.resource });
    const number = left.get(key) ?? 0;
    if (number === 0 || finding.verdict === "exempt") continue;
    left.set(key, number - 1);
    if (finding.verdict === "fail") tolerated.add(finding);
  }
  const gone = baseline.findings.flatMap((entry) => {
    const count = left.get(keyOf(entry)) ?? 0;
    left.delete(keyOf(entry));
    const stack = stackOf(entry.resource);
    const here = stack === undefined || addresses.some((it) => it.startsWith(stack));
    return count > 0 && here && asked(entry.rule) ? [{ ...entry, count }] : [];
  });
  return { tolerated, gone };
};

const keyOf = ({
  rule,
  aspect = "",
  resource,
}: {
  rule: string;
  aspect?: string | undefined;
  resource: string;
}): string => [rule, aspect, resource].join("\n");

/** The baseline of what fails now, in an order that does not depend on the input's. */
export const baselineOf = (findings: readonly Found[]): readonly Tolerated[] => {
  const counts = new Map<string, Tolerated & { readonly count: number }>();
  for (const { rule, aspect, resource, verdict } of findings) {
    if (verdict !== "fail" && verdict !== "tolerated") continue;
    const entry = { rule: rule.id, ...(aspect === undefined ? {} : { aspect }), resource };
    counts.set(keyOf(entry), { ...entry, count: (counts.get(keyOf(entry))?.count ?? 0) + 1 });
  }
  const sorted = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([, { count, ...entry }]) => (count === 1 ? entry : { ...entry, count }));
};

/** The file's text. One finding a line, so that a change of one is a change of one line. */
export const spellBaseline = (findings: readonly Tolerated[], grown: readonly Growth[]): string => {
  const lines = (list: readonly object[]): string =>
    list.length === 0 ? "[]" : `[\n${list.map((it) => `    ${JSON.stringify(it)}`).join(",\n")}\n  ]`;
  return `{\n  "schemaVersion": 1,\n  "grown": ${lines(grown)},\n  "findings": ${lines(findings)}\n}\n`;
};

/** Reads a baseline; a sentence for each thing that is wrong with it. */
export const readBaseline = (
  { value, place }: Written,
  file: string,
): { readonly baseline: Baseline; readonly problems: readonly Fault[] } => {
  const record = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const { schemaVersion, findings, grown = [] } = record;
  const empty: Baseline = { findings: [], grown: [], file };
  if (schemaVersion !== 1 || !Array.isArray(findings) || !Array.isArray(grown))
    return { baseline: empty, problems: [{ message: "this is no baseline: `sallyport baseline` writes one" }] };
  const problems: Fault[] = [];
  const entries = (findings as readonly unknown[]).flatMap((entry, index): Baseline["findings"] => {
    const at = place(["findings", index]);
    const where = at === undefined ? {} : { place: at };
    if (isTolerated(entry)) return [{ ...entry, ...where }];
    problems.push({ message: `finding ${String(index + 1)} has no rule and resource`, ...where });
    return [];
  });
  return { baseline: { findings: entries, grown: grown as readonly Growth[], file }, problems };
};

const isTolerated = (entry: unknown): entry is Tolerated => {
  const { rule, resource, aspect, count } = (typeof entry === "object" ? (entry ?? {}) : {}) as Record<string, unknown>;
  const told = typeof rule === "string" && typeof resource === "string";
  return (
    told && (aspect === undefined || typeof aspect === "string") && (count === undefined || typeof count === "number")
  );
};
