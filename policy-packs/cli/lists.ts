import type { Graph } from "../../components/model/graph";
import type { Step } from "../../components/model/step";
import type { Mistake } from "../proofs/permissions/find";
import { listOf, type Listed, type ListQuestion } from "../proofs/permissions/lists";
import type { Command } from "./arguments";
import type { Outcome } from "./check";
import { readEach } from "./inputs";
import type { LinesOf } from "./preview";
import type { Terminal } from "./terminal";

type Call = Extract<Command, { name: "explain" }>;

interface Answered {
  readonly file: string;
  readonly graph: Graph;
  readonly listed: Listed;
}

interface Explained extends Omit<Outcome, "judged"> {
  readonly answered: readonly Answered[];
}

/** The list that each input gives. One that has no such names is left out where another has them. */
export const explainList = async (
  call: Call,
  question: ListQuestion,
  terminal: Terminal,
  linesOf: LinesOf,
): Promise<Explained | Mistake> => {
  const { results, ...rest } = await readEach(call, terminal, linesOf, (file, graph) => ({
    file,
    graph,
    listed: listOf(graph, question),
  }));
  const answered = results.filter((it): it is typeof it & Answered => !("mistake" in it.listed));
  const [first] = results.map(({ listed }) => listed);
  return answered.length === 0 && first !== undefined && "mistake" in first ? first : { answered, ...rest };
};

const placeOf = (graph: Graph, { at }: Step) => (at === undefined ? undefined : graph.locate(at.resource, at.path));

/** `explain --format json` of a question whose answer is a list: an interface that does not break. */
export const listJson = (answered: readonly Answered[]): string =>
  JSON.stringify(
    {
      schemaVersion: 1,
      answers: answered.map(({ file, graph, listed }) => ({
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
  const sections = answered.map(({ file, graph, listed }) => {
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
