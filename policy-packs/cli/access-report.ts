import type { Graph } from "../../components/model/graph";
import type { Step } from "../../components/model/step";
import type { Told } from "../proofs/permissions/ask";
import type { Side, Stop } from "../proofs/permissions/decide";
import type { Citation } from "../proofs/permissions/document";
import { placeOf } from "../reports/way";
import type { AnswerOf } from "./ask-each";

/** The answer that one input gives, with the graph that knows the lines of its sources. */
export type Asked = AnswerOf<Told>;

/** `explain --format json` of a question of permissions: an interface that does not break. */
export const accessJson = (answered: readonly Asked[]): string =>
  JSON.stringify({ schemaVersion: 1, answers: answered.map(row) }, undefined, 2);

const row = ({ file, graph, answer: { answer, ...question } }: Asked) => {
  const cite = (cited: Citation) => ({
    policy: cited.policy,
    statement: cited.statement,
    source: placeOf(graph, cited),
  });
  const stop = (it: Stop) =>
    it.by === "deny" ? { by: it.by, statement: cite(it.statement) } : { by: it.by, in: it.in, policies: it.policies };
  if (answer.answer === "yes") return { file, ...question, verdict: "yes", by: answer.by.map(cite) };
  if (answer.answer === "no") return { file, ...question, verdict: "no", stop: stop(answer.stop) };
  const { missing, best, worst } = answer;
  return { file, ...question, verdict: "cannot tell", missing, best: best.map(cite), worst: stop(worst) };
};

/** Each answer with its witness, and where that stands. */
export const accessReport = (answered: readonly Asked[]): string => {
  const sections = answered.map((one) => [head(one), ...lines(one)].join("\n"));
  return `${sections.join("\n\n")}\n\nSeen is what the input holds; a policy that others attach elsewhere is not.\n`;
};

const words = { yes: "yes", no: "no", unknown: "cannot tell" } as const;

const head = ({ file, answer: { caller, action, resource, answer } }: Asked): string =>
  `${file}: ${words[answer.answer]}\n  ${caller}\n  ${action}\n  ${resource}`;

const lines = ({ graph, answer: { answer } }: Asked): readonly string[] => {
  if (answer.answer === "yes") return allowed(graph, "allowed by", answer.by);
  if (answer.answer === "no") return stopped(graph, "what stops it", answer.stop);
  return [
    "  what is missing",
    ...answer.missing.map((it) => `      ${it}`),
    ...allowed(graph, "at best allowed by", answer.best),
    ...stopped(graph, "at worst", answer.worst),
  ];
};

const allowed = (graph: Graph, title: string, by: readonly Citation[]): readonly string[] => [
  `  ${title}`,
  ...by.map((it) => `      ${spell(graph, it)}`),
];

const spell = (graph: Graph, cited: Citation): string => {
  const { policy, statement } = cited;
  const place = placeOf(graph, cited);
  const what = statement === "?" ? policy : `${policy}, statement ${statement}`;
  return place === undefined ? what : `${what}  ${place.file}:${String(place.line)}`;
};

const sides: { readonly [S in Side]: string } = {
  identity: "no policy of its own allows it",
  boundary: "its boundary does not allow it",
  session: "its session policy does not allow it",
  resource: "no policy of the resource allows it",
  "service control": "no service control policy of a level allows it",
  "resource control": "no resource control policy of a level allows it",
};

/** What stops it, in a clause, and where that is written. */
export const spellStop = (stop: Stop): Step => {
  if (stop.by !== "deny") return { says: sides[stop.in] };
  const { policy, statement, at } = stop.statement;
  return {
    says: `${policy}${statement === "?" ? "" : `, statement ${statement}`} denies it`,
    ...(at !== undefined && { at }),
  };
};

const stopped = (graph: Graph, title: string, stop: Stop): readonly string[] => {
  if (stop.by === "deny") return [`  ${title}: a statement denies it`, `      ${spell(graph, stop.statement)}`];
  return [`  ${title}: ${sides[stop.in]}`];
};
