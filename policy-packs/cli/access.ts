import { answerOf, readQuestion } from "../proofs/permissions/ask";
import type { Command } from "./arguments";
import { askEach } from "./ask-each";
import type { LinesOf } from "./preview";
import type { Terminal } from "./terminal";

export const explainAccess = async (
  call: Extract<Command, { name: "explain" }>,
  terminal: Terminal,
  linesOf: LinesOf,
) => {
  const question = readQuestion(call.question);
  if ("mistake" in question) return question;
  return askEach(call, terminal, linesOf, (graph) => answerOf(graph, question));
};
