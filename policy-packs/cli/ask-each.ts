import type { Graph } from "../../components/model/graph";
import type { Mistake } from "../proofs/permissions/find";
import type { Command } from "./arguments";
import type { Outcome } from "./check";
import { readEach } from "./inputs";
import type { LinesOf } from "./preview";
import type { Terminal } from "./terminal";

/** What one input answers, with the graph that knows the lines of its sources. */
export interface AnswerOf<T> {
  readonly file: string;
  readonly graph: Graph;
  readonly answer: T;
}

export interface Explained<T> extends Omit<Outcome, "judged"> {
  readonly answered: readonly AnswerOf<T>[];
}

/** The answer of each program and each other input. One that has no such names is left out where another has them. */
export const askEach = async <T extends object>(
  call: Extract<Command, { name: "explain" }>,
  terminal: Terminal,
  linesOf: LinesOf,
  ask: (graph: Graph) => T | Mistake,
): Promise<Explained<T> | Mistake> => {
  const { results, ...rest } = await readEach(call, terminal, linesOf, (file, graph) => ({
    file,
    graph,
    answer: ask(graph),
  }));
  const answered = results.filter((it): it is AnswerOf<T> => !("mistake" in it.answer));
  const [first] = results.map(({ answer }) => answer);
  return answered.length === 0 && first !== undefined && "mistake" in first ? first : { answered, ...rest };
};
