import { blastRadii } from "../facets/blast-radius";
import type { Command } from "./arguments";
import type { Outcome } from "./check";
import { readEach } from "./inputs";
import type { KeysOf } from "./keys-report";
import type { LinesOf } from "./preview";
import type { Terminal } from "./terminal";

type Call = Extract<Command, { name: "keys" }>;

/** What is lost with each key, in every program and every other input. */
export const readKeys = async (
  call: Call,
  terminal: Terminal,
  linesOf: LinesOf,
): Promise<Omit<Outcome, "judged"> & { readonly inputs: readonly KeysOf[] }> => {
  const { results, ...rest } = await readEach(call, terminal, linesOf, (file, graph) => ({
    file,
    radii: blastRadii(graph),
  }));
  return { ...rest, inputs: results };
};
