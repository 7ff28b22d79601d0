import type { Graph } from "../../components/model/graph";
import { answerWay, type WayQuestion, type WayTold } from "../proofs/permissions/escalation/ask";
import type { Mistake } from "../proofs/permissions/find";
import type { Command } from "./arguments";
import type { Outcome } from "./check";
import { readEach } from "./inputs";
import type { LinesOf } from "./preview";
import type { Terminal } from "./terminal";

interface Answered {
  readonly file: string;
  readonly graph: Graph;
  readonly told: readonly WayTold[];
}

interface Explained extends Omit<Outcome, "judged"> {
  readonly answered: readonly Answered[];
}

/** The answer of each program and each other input. One that has no such names is left out where another has them. */
export const explainWay = async (
  call: Extract<Command, { name: "explain" }>,
  question: WayQuestion,
  terminal: Terminal,
  linesOf: LinesOf,
): Promise<Explained | Mistake> => {
  const { results, ...rest } = await readEach(call, terminal, linesOf, (file, graph) => ({
    file,
    graph,
    told: answerWay(graph, question),
  }));
  const answered = results.filter((it): it is typeof it & Answered => !("mistake" in it.told));
  const [first] = results.map(({ told }) => told);
  return answered.length === 0 && first !== undefined && "mistake" in first ? first : { answered, ...rest };
};

const placeOf = (graph: Graph, at: WayTold["steps"][number]["at"]) =>
  at === undefined ? undefined : graph.locate(at.resource, at.path);

/** `explain --format json` of a question of ways to more permissions: an interface that does not break. */
export const wayJson = (answered: readonly Answered[]): string =>
  JSON.stringify(
    {
      schemaVersion: 1,
      answers: answered.flatMap(({ file, graph, told }) =>
        told.map(({ steps, ...rest }) => ({
          file,
          ...rest,
          steps: steps.map(({ says, at }) => ({ says, source: placeOf(graph, at) })),
        })),
      ),
    },
    undefined,
    2,
  );

/** Each answer with its way, a step a line. */
export const wayReport = (answered: readonly Answered[]): string => {
  const sections = answered.flatMap(({ file, graph, told }) =>
    told.length === 0
      ? [`${file}: nobody comes there by a known way`]
      : told.map((one) => [`${file}: ${one.from} -> ${one.to}: ${one.verdict}`, ...lines(graph, one)].join("\n")),
  );
  return `${sections.join("\n\n")}\n\nSeen is what the input holds; roles and policies that are elsewhere are not.\n`;
};

const lines = (graph: Graph, { verdict, steps, missing, tried }: WayTold): readonly string[] => {
  if (verdict === "no") return [`  none of ${String(tried)} known ways leads there`];
  return [
    ...(missing.length === 0 ? [] : ["  what is missing", ...missing.map((it) => `      ${it}`), "  at best"]),
    ...steps.flatMap(({ says, at }) => {
      const place = placeOf(graph, at);
      return [`  ${says}`, ...(place === undefined ? [] : [`      ${place.file}:${String(place.line)}`])];
    }),
  ];
};
