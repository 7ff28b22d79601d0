import { baselineShrinks, sift, type Found, type Sifted } from "./baseline";
import type { Evaluation, Finding } from "./evaluate";
import { weigh, type Weighed } from "./exempting";
import type { Register } from "./register";
import type { RegisterFinding } from "./register-rules";
import type { Rule } from "./rule";
import { idsOf } from "./rule-ids";

/** What a baseline knows a finding by. */
interface Known extends Found {
  readonly weighed: Weighed;
}

const knownBy = (weighed: Weighed): Known => {
  const { rule, aspect, resource } = weighed.finding;
  const { label, address } = resource.view.source;
  return { rule, aspect, resource: label ?? address, verdict: weighed.verdict, weighed };
};

const told = (all: readonly Known[], tolerated: ReadonlySet<Known>): readonly Weighed[] =>
  all.map((it) => (tolerated.has(it) ? { ...it.weighed, verdict: "tolerated" } : it.weighed));

/**
 * What becomes of some findings of a run: of all on a resource, where a host hears of the resources one by one. What is wrong with
 * the register itself only the whole run tells.
 */
export const weighAll = (findings: readonly Finding[], register: Register, today: string): readonly Weighed[] => {
  const weighed = findings.map((it) => weigh(it, register, today));
  if (register.baseline === undefined) return weighed;
  const all = weighed.map(knownBy);
  return told(all, sift(all, register.baseline, () => false, []).tolerated);
};

/** What becomes of all findings of a run, and which old ones are gone, so that they must leave the baseline. */
export const weighRun = (
  evaluations: readonly Pick<Evaluation, "findings" | "graph" | "rules">[],
  register: Register,
  today: string,
): { readonly weighed: readonly (readonly Weighed[])[]; readonly gone: readonly RegisterFinding[] } => {
  const weighed = evaluations.map(({ findings }) => findings.map((it) => weigh(it, register, today)));
  const { baseline } = register;
  if (baseline === undefined) return { weighed, gone: [] };
  const known = weighed.map((ones) => ones.map(knownBy));
  const ids = new Set(evaluations.flatMap(({ rules }) => rules.flatMap(idsOf)));
  const addresses = evaluations.flatMap(({ graph }) => graph.resources.map(({ address }) => address));
  const { tolerated, gone } = sift(known.flat(), baseline, (rule) => ids.has(rule), addresses);
  return { weighed: known.map((ones) => told(ones, tolerated)), gone: gone.map((it) => mustLeave(it, baseline.file)) };
};

const mustLeave = ({ rule, aspect, resource, count, place }: Sifted<Known>["gone"][number], file: string) => {
  const what = `${rule}${aspect === undefined ? "" : `/${aspect}`} on ${resource}`;
  const number = count === 1 ? "a finding that is" : `${String(count)} findings that are`;
  const fix = baselineShrinks.fix.cloudformation.replace("FILE", file);
  const named: Rule = { ...baselineShrinks, fix: { pulumi: fix, cloudformation: fix } };
  const message = `The baseline tolerates ${number} gone: ${what}`;
  return { rule: named, message, resource, place: place ?? { file, line: 1 } };
};
