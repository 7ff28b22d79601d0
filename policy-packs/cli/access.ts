import { answerOf, readQuestion, type Told } from "../proofs/permissions/ask";
import type { Mistake } from "../proofs/permissions/find";
import type { Asked } from "./access-report";
import type { Command } from "./arguments";
import type { Outcome } from "./check";
import { readEach } from "./inputs";
import type { LinesOf } from "./preview";
import type { Terminal } from "./terminal";

type Call = Extract<Command, { name: "explain" }>;

interface Explained extends Omit<Outcome, "judged"> {
  readonly answered: readonly Asked[];
}

/** The answer of each program and each other input. One that has no such names is left out where another has them. */
export const explainAccess = async (call: Call, terminal: Terminal, linesOf: LinesOf): Promise<Explained | Mistake> => {
  const question = readQuestion(call.question);
  if ("mistake" in question) return question;
  const { results, ...rest } = await readEach(call, terminal, linesOf, (file, graph) => ({
    file,
    graph,
    told: answerOf(graph, question),
  }));
  const answered = results.filter((it): it is typeof it & { readonly told: Told } => !("mistake" in it.told));
  const [first] = results.map(({ told }) => told);
  return answered.length === 0 && first !== undefined && "mistake" in first ? first : { answered, ...rest };
};
