import type { Mistake } from "../proofs/permissions/find";
import { listOf, type Listed, type ListQuestion } from "../proofs/permissions/lists";
import { placeOf } from "../reports/way";
import type { Command } from "./arguments";
import { askEach, type AnswerOf, type Explained } from "./ask-each";
import type { LinesOf } from "./preview";
import type { Terminal } from "./terminal";

type Answered = AnswerOf<Listed>;

export const explainList = (
  call: Extract<Command, { name: "explain" }>,
  question: ListQuestion,
  terminal: Terminal,
  linesOf: LinesOf,
): Promise<Explained<Listed> | Mistake> => askEach(call, terminal, linesOf, (graph) => listOf(graph, question));

/** `explain --format json` of a question whose answer is a list: an interface that does not break. */
export const listJson = (answered: readonly Answered[]): string =>
  JSON.stringify(
    {
      schemaVersion: 1,
      answers: answered.map(({ file, graph, answer: listed }) => ({
        file,
        title: listed.title,
        entries: listed.entries.map(({ says, when, evidence }) => ({
          says,
          certain: when.length === 0,
          when,
          evidence: evidence.map((step) => ({ says: step.says, source: placeOf(graph, step) })),
        })),
      })),
    },
    undefined,
    2,
  );

/** Each entry with what it hangs on and the statements that give it. */
export const listReport = (answered: readonly Answered[]): string => {
  const sections = answered.map(({ file, graph, answer: listed }) => {
    const head = `${file}: ${listed.title}`;
    if (listed.entries.length === 0) return `${head}\n  nobody and nothing`;
    const lines = listed.entries.flatMap(({ says, when, evidence }) => [
      `  ${says}`,
      ...(when.length === 0 ? [] : [`      hangs on ${when.join("; ")}`]),
      ...evidence.map((step) => {
        const place = placeOf(graph, step);
        return `      ${step.says}${place === undefined ? "" : `  ${place.file}:${String(place.line)}`}`;
      }),
    ]);
    return [head, ...lines].join("\n");
  });
  return `${sections.join("\n\n")}\n\nSeen is what the input holds; a policy that others attach elsewhere is not.\n`;
};
