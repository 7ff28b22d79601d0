import { existsSync } from "node:fs";
import { join } from "node:path";
import { evaluate } from "../core/evaluate";
import type { Program } from "./arguments";
import { check, type Judges, type Outcome } from "./check";
import { runProgram, type LinesOf } from "./preview";
import type { Terminal } from "./terminal";

export const isProgram = (path: string): boolean =>
  ["Pulumi.yaml", "Pulumi.yml"].some((file) => existsSync(join(path, file)));

/** Judges whatever the paths name: folders of Pulumi programs are run, all else is read. */
export const judgePaths = async (
  paths: readonly string[],
  program: Program,
  judges: Judges,
  terminal: Terminal,
  linesOf: LinesOf,
): Promise<Outcome> => {
  const files = paths.filter((path) => !isProgram(path));
  const read = files.length === 0 ? { judged: [], problems: [], notes: [] } : check(files, judges, terminal);
  const judged = [...read.judged];
  const problems = [...read.problems];
  const notes = [...read.notes];
  for (const directory of paths.filter(isProgram)) {
    const run = await runProgram({ ...program, directory }, terminal, linesOf);
    judged.push({ file: directory, evaluation: evaluate(run.graph, judges.rules, judges) });
    problems.push(...run.problems);
    notes.push(...run.notes);
  }
  return { judged, problems, notes };
};
