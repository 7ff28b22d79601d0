import { existsSync, writeFileSync } from "node:fs";
import { baselineOf, spellBaseline, type Tolerated } from "../core/baseline";
import { loadBaseline } from "../register/load";
import type { Problem, Report } from "../reports/report";
import { attempt } from "./files";

interface Asked {
  readonly output: string;
  /** Why it may grow; without it, it may only shrink. */
  readonly grow: string | undefined;
  readonly today: string;
}

/** What became of it: a sentence, and whether it was written. */
interface Told {
  readonly written: boolean;
  readonly sentence: string;
}

/** Writes the baseline of what is found now. One that exists may shrink; to grow it takes a reason, which it then holds. */
export const writeBaseline = (report: Report, { output, grow, today }: Asked, problems: Problem[]): Told => {
  const now = baselineOf(report.findings.filter(({ type }) => !type.startsWith("sallyport:")));
  const before = existsSync(output) ? loadBaseline(output, problems) : undefined;
  if (problems.length > 0) return { written: false, sentence: "the baseline was not written" };
  const added = before === undefined ? [] : newIn(now, before.findings);
  const count = added.reduce((sum, it) => sum + (it.count ?? 1), 0);
  if (before !== undefined && count > 0 && grow === undefined) {
    const some = added.slice(0, 3).map((it) => `${it.rule} on ${it.resource}`);
    const more = added.length > 3 ? ", ..." : "";
    const sentence = `${output} may only shrink, and ${String(count)} of what is found is new: ${some.join(", ")}${more}; mend it, or say --grow REASON`;
    return { written: false, sentence };
  }
  const grown = [
    ...(before?.grown ?? []),
    ...(count > 0 && grow !== undefined ? [{ on: today, reason: grow, added: count }] : []),
  ];
  attempt(output, problems, () => {
    writeFileSync(output, spellBaseline(now, grown));
  });
  const total = sizeOf(now);
  const gone = before === undefined ? 0 : sizeOf(before.findings) + count - total;
  const change = before === undefined ? "" : `, ${String(gone)} fewer and ${String(count)} more than before`;
  return { written: problems.length === 0, sentence: `${output} tolerates ${String(total)} findings${change}` };
};

const sizeOf = (findings: readonly Tolerated[]): number => findings.reduce((sum, { count = 1 }) => sum + count, 0);

const newIn = (now: readonly Tolerated[], before: readonly Tolerated[]): readonly Tolerated[] => {
  const keyOf = ({ rule, aspect = "", resource }: Tolerated): string => [rule, aspect, resource].join("\n");
  const known = new Map(before.map((it) => [keyOf(it), it.count ?? 1]));
  return now.flatMap((it) => {
    const count = (it.count ?? 1) - (known.get(keyOf(it)) ?? 0);
    return count > 0 ? [{ ...it, count }] : [];
  });
};
