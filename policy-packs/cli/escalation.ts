import type { Graph } from "../../components/model/graph";
import { answerWay, type WayQuestion, type WayTold } from "../proofs/permissions/escalation/ask";
import { placeOf } from "../reports/way";
import type { Command } from "./arguments";
import { askEach, type AnswerOf } from "./ask-each";
import { readProject } from "./configuration";
import { projectFolders } from "./inputs";
import type { LinesOf } from "./preview";
import type { Terminal } from "./terminal";

type Answered = AnswerOf<readonly WayTold[]>;

export const explainWay = (
  call: Extract<Command, { name: "explain" }>,
  question: WayQuestion,
  terminal: Terminal,
  linesOf: LinesOf,
) => {
  const read = readProject(call.common, projectFolders(call.paths));
  if ("complaints" in read) return { mistake: read.complaints.join("; ") };
  const { classes } = read.configuration.project;
  return askEach(call, terminal, linesOf, (graph) => answerWay(graph, question, classes));
};

/** `explain --format json` of a question of ways to more permissions: an interface that does not break. */
export const wayJson = (answered: readonly Answered[]): string =>
  JSON.stringify(
    {
      schemaVersion: 1,
      answers: answered.flatMap(({ file, graph, answer }) =>
        answer.map(({ steps, ...rest }) => ({
          file,
          ...rest,
          steps: steps.map((step) => ({ says: step.says, source: placeOf(graph, step) })),
        })),
      ),
    },
    undefined,
    2,
  );

/** Each answer with its way, a step a line. */
export const wayReport = (answered: readonly Answered[]): string => {
  const sections = answered.flatMap(({ file, graph, answer }) =>
    answer.length === 0
      ? [`${file}: nobody comes there by a known way`]
      : answer.map((one) => [`${file}: ${one.from} -> ${one.to}: ${one.verdict}`, ...lines(graph, one)].join("\n")),
  );
  return `${sections.join("\n\n")}\n\nSeen is what the input holds; roles and policies that are elsewhere are not.\n`;
};

const lines = (graph: Graph, { verdict, steps, missing, tried, lacks = [] }: WayTold): readonly string[] => {
  if (verdict === "no") return [`  none of ${String(tried)} known ways leads there`, ...lacks.map((it) => `  ${it}`)];
  return [
    ...(missing.length === 0 ? [] : ["  what is missing", ...missing.map((it) => `      ${it}`), "  at best"]),
    ...steps.flatMap((step) => {
      const place = placeOf(graph, step);
      return [`  ${step.says}`, ...(place === undefined ? [] : [`      ${place.file}:${String(place.line)}`])];
    }),
  ];
};
