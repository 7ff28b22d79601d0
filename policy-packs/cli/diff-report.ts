import { version } from "../core/version";
import { paint, type Paint } from "../reports/paint";
import type { Waypoint } from "../reports/report";
import { wayLines, waypointsOf } from "../reports/way";
import { wrap } from "../reports/wrap";
import type { Compared, Difference, Revision } from "./diff";

/** The way of a change, in the revision that has it. */
export const wayOf = ({ evidence }: Difference, { file, graph }: Revision): readonly Waypoint[] =>
  waypointsOf(evidence, graph, file ?? "");

interface Counts {
  readonly gained: number;
  readonly lost: number;
  /** Those of the gained that one of the two revisions leaves open. */
  readonly perhapsGained: number;
  readonly perhapsLost: number;
}

export const countChanges = (compared: readonly Compared[]): Counts => {
  const [gained, lost] = [compared.flatMap((it) => it.gained), compared.flatMap((it) => it.lost)];
  const open = (changes: readonly Difference[]): number => changes.filter(({ certain }) => !certain).length;
  return { gained: gained.length, lost: lost.length, perhapsGained: open(gained), perhapsLost: open(lost) };
};

/** `diff --format json`: an interface that grows and does not break. */
export const diffJson = (compared: readonly Compared[], notes: readonly string[]): string =>
  JSON.stringify(
    {
      schemaVersion: 1,
      tool: { name: "sallyport", version },
      summary: countChanges(compared),
      comparisons: compared.map(({ old, now, gained, lost }) => ({
        old: old.file,
        new: now.file,
        gained: gained.map((it) => row(it, now)),
        lost: lost.map((it) => row(it, old)),
      })),
      notes,
    },
    undefined,
    2,
  );

const row = (change: Difference, revision: Revision) => ({
  about: change.about,
  who: change.who,
  what: change.what,
  certain: change.certain,
  evidence: wayOf(change, revision).map(({ says, written }) => ({ says, ...written })),
});

/** What is gained, and how; then what is lost. */
export const diffReport = (compared: readonly Compared[], colour: boolean, width: number): string => {
  const tint = paint(colour);
  const changed = compared.filter(({ gained, lost }) => gained.length + lost.length > 0);
  const sections = changed.map((it) =>
    [
      tint.underline(`${it.old.file ?? "nothing"} -> ${it.now.file ?? "nothing"}`),
      ...side("Gained", it.gained, it.now, { tint, width }),
      ...side("Lost", it.lost, it.old, { tint, width }),
    ].join("\n\n"),
  );
  return `${[...sections, conclusion(countChanges(compared), tint)].join("\n\n")}\n`;
};

interface Look {
  readonly tint: Paint;
  readonly width: number;
}

const side = (title: string, changes: readonly Difference[], revision: Revision, look: Look): readonly string[] => {
  if (changes.length === 0) return [];
  const { tint } = look;
  const mark = title === "Gained" ? tint.red("+") : tint.green("-");
  const blocks = changes.map((change) => paragraph(change, revision, mark, look));
  return [[tint.bold(`${title} (${String(changes.length)})`), ...blocks].join("\n")];
};

const paragraph = (change: Difference, revision: Revision, mark: string, { tint, width }: Look): string => {
  const { who, what, certain } = change;
  const doubt = certain ? "" : " (perhaps: one of the two leaves it open)";
  return [
    `  ${mark} ${wrap(`${tint.bold(who)}: ${what}${doubt}`, 4, width)}`,
    ...wayLines(wayOf(change, revision), width, tint),
  ].join("\n");
};

const conclusion = ({ gained, lost, perhapsGained, perhapsLost }: Counts, tint: Paint): string => {
  const told = (count: number, open: number, what: string): string =>
    `${String(count)} ${what}${open === 0 ? "" : `, ${String(open)} of them perhaps`}`;
  if (gained + lost === 0) return tint.green("Nobody can reach or do anything more or less than before.");
  const summary = `${told(gained, perhapsGained, "gained")}; ${told(lost, perhapsLost, "lost")}.`;
  return gained === 0 ? tint.green(summary) : tint.red(summary);
};
