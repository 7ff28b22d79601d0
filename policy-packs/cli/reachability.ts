import { answer, readQuestion, type Answer, type Mistake, type Spread } from "../proofs/reachability/ask";
import { networkOf } from "../proofs/reachability/project";
import type { Command } from "./arguments";
import type { Outcome } from "./check";
import { readEach } from "./inputs";
import type { LinesOf } from "./preview";
import type { Answered } from "./reachability-report";
import type { Terminal } from "./terminal";

type Call = Extract<Command, { name: "explain" }>;

interface Explained extends Omit<Outcome, "judged"> {
  readonly answered: readonly Answered[];
}

/** The answer of each program and each other input. One that has no such names is left out where another has them. */
export const explainReach = async (call: Call, terminal: Terminal, linesOf: LinesOf): Promise<Explained | Mistake> => {
  const question = readQuestion(call.question);
  if ("mistake" in question) return question;
  const { results, ...rest } = await readEach(call, terminal, linesOf, (file, graph) => ({
    file,
    graph,
    answer: answer(networkOf(graph), question),
  }));
  const answered = results.filter(
    (it): it is typeof it & { readonly answer: Answer | Spread } => !("mistake" in it.answer),
  );
  const [first] = results.map((it) => it.answer);
  if (answered.length === 0 && first !== undefined && "mistake" in first) return first;
  return { answered, ...rest };
};
