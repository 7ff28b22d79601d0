import { blastRadii } from "../facets/blast-radius";
import type { KeysOf } from "./keys-report";
import type { Command } from "./arguments";
import { readInputs, type Outcome } from "./check";
import { isProgram } from "./inputs";
import { runProgram } from "./preview";
import type { Terminal } from "./terminal";

type Call = Extract<Command, { name: "keys" }>;
type LinesOf = Parameters<typeof runProgram>[2];

/** What is lost with each key, in every program and every other input. */
export const readKeys = async (
  { paths, ...program }: Call,
  terminal: Terminal,
  linesOf: LinesOf,
): Promise<Omit<Outcome, "judged"> & { readonly inputs: readonly KeysOf[] }> => {
  const programs = paths.filter(isProgram);
  const files = paths.filter((path) => !isProgram(path));
  const keysOf = (file: string, graph: Parameters<typeof blastRadii>[0]): KeysOf => ({
    file,
    radii: blastRadii(graph),
  });
  const read = files.length === 0 ? undefined : readInputs(files, terminal, keysOf);
  const inputs = [...(read?.results ?? [])];
  const problems = [...(read?.problems ?? [])];
  const notes = [...(read?.notes ?? [])];
  for (const directory of programs) {
    const run = await runProgram({ ...program, directory }, terminal, linesOf);
    inputs.push(keysOf(directory, run.graph));
    problems.push(...run.problems);
    notes.push(...run.notes);
  }
  return { inputs, problems, notes };
};
