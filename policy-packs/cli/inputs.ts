import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Graph } from "../../components/model/graph";
import { evaluate } from "../core/evaluate";
import type { Program } from "./arguments";
import { check, readInputs, type Judges, type Outcome } from "./check";
import { runProgram, type LinesOf } from "./preview";
import type { Terminal } from "./terminal";

/** Where the project of some inputs may have its file. */
export const projectFolders = (paths: readonly string[]): readonly string[] => [...paths.filter(isProgram), "."];

const isProgram = (path: string): boolean => ["Pulumi.yaml", "Pulumi.yml"].some((file) => existsSync(join(path, file)));

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

/** Reads whatever the paths name, programs run, for other questions than what rules ask. */
export const readEach = async <T>(
  { paths, ...program }: Program & { readonly paths: readonly string[] },
  terminal: Terminal,
  linesOf: LinesOf,
  use: (file: string, graph: Graph) => T,
): Promise<Omit<Outcome, "judged"> & { readonly results: readonly T[] }> => {
  const files = paths.filter((path) => !isProgram(path));
  const read = files.length === 0 ? undefined : readInputs(files, terminal, use);
  const results = [...(read?.results ?? [])];
  const problems = [...(read?.problems ?? [])];
  const notes = [...(read?.notes ?? [])];
  for (const directory of paths.filter(isProgram)) {
    const run = await runProgram({ ...program, directory }, terminal, linesOf);
    results.push(use(directory, run.graph));
    problems.push(...run.problems);
    notes.push(...run.notes);
  }
  return { results, problems, notes };
};
