import { spellPath } from "../../components/model/value";
import type { Graph } from "../../components/model/graph";
import type { Answer, Spread } from "../proofs/reachability/ask";
import { spellEnd } from "../proofs/reachability/path";
import { shortName } from "../proofs/reachability/names";
import type { Written } from "../proofs/reachability/network";
import type { Step, Witness } from "../proofs/reachability/reach";
import { spellPacket, spellSet } from "../proofs/reachability/spell";
import { placeOf } from "../reports/way";
import type { AnswerOf } from "./ask-each";

/** The answer that one input gives, with the graph that knows the lines of its sources. */
export type Answered = AnswerOf<Answer | Spread>;

interface Pair extends Answered {
  readonly answer: Answer;
}

const isPair = (one: Answered): one is Pair => "reached" in one.answer;

const where = (graph: Graph, written: Pick<Written, "at"> | undefined): string => {
  if (written === undefined) return "";
  const place = placeOf(graph, written);
  const path = spellPath(written.at.path);
  const name = `${shortName(written.at.resource)}${path === "" ? "" : ` ${path}`}`;
  return place === undefined ? name : `${name}  ${place.file}:${String(place.line)}`;
};

const stepLines = (graph: Graph, steps: readonly Step[]): readonly string[] =>
  steps.flatMap(({ place, written }) =>
    written === undefined ? [`  ${place}`] : [`  ${place}`, `      ${written.says}`, `      ${where(graph, written)}`],
  );

const witnessLines = (graph: Graph, { packet, steps }: Witness): readonly string[] => [
  `  for example ${spellPacket(packet)}`,
  ...stepLines(graph, steps),
];

const reachedLines = ({ graph, answer: { reached } }: Pair): readonly string[] => {
  if (reached.verdict === "yes")
    return [`  passes: ${spellSet(reached.packets)}`, ...witnessLines(graph, reached.witness)];
  if (reached.verdict === "no") {
    const others = reached.others.length === 0 ? [] : ["  what else would", ...stepLines(graph, reached.others)];
    return ["  what stops it first", ...stepLines(graph, [reached.first]), ...others];
  }
  return [
    `  at best passes: ${spellSet(reached.best)}`,
    `  at worst passes: ${spellSet(reached.worst)}`,
    "  what is missing",
    ...reached.missing.map((gap) => `  ${gap.missing}\n      ${where(graph, gap)}`),
    "  at worst",
    ...witnessLines(graph, reached.witness),
  ];
};

const spreadLines = (file: string, { from, hops, supposed }: Spread): readonly string[] => [
  `${file}: ${from} comes to ${hops.length === 0 ? "nothing" : `${String(hops.length)} of what stands here`}`,
  ...supposed.map((note) => `  note: ${note}`),
  ...hops.map(({ to, from: end, count, passes }) => {
    const certain = passes.least.length > 0;
    const set = spellSet(certain ? passes.least : passes.most);
    return `  hop ${String(count)}  ${to.what} ${shortName(to.resource)}, from ${spellEnd(end)}: ${certain ? "" : "perhaps "}${set}`;
  }),
];

export const reachabilityReport = (answered: readonly Answered[]): string =>
  answered
    .map((one) => {
      if (!isPair(one)) return spreadLines(one.file, one.answer as Spread).join("\n");
      const { from, to, reached, pairs, supposed } = one.answer;
      const count = pairs.all > 1 ? ` (${String(pairs.alike)} of ${String(pairs.all)} pairs)` : "";
      const notes = supposed.map((note) => `  note: ${note}`);
      return [`${one.file}: ${from} -> ${to}: ${reached.verdict}${count}`, ...notes, ...reachedLines(one)].join("\n");
    })
    .map((text) => `${text}\n`)
    .join("\n");

const writtenJson = (graph: Graph, { at, says }: Written) => ({
  says,
  resource: at.resource,
  path: spellPath(at.path),
  source: placeOf(graph, { at }),
});

const stepJson = (graph: Graph, { place, written }: Step) => ({
  place,
  ...(written === undefined ? {} : { rule: writtenJson(graph, written) }),
});

const witnessJson = (graph: Graph, { packet, steps }: Witness) => ({
  packet: spellPacket(packet),
  steps: steps.map((it) => stepJson(graph, it)),
});

const reachedJson = ({ graph, answer: { reached } }: Pair) => {
  if (reached.verdict === "yes")
    return { passes: spellSet(reached.packets), witness: witnessJson(graph, reached.witness) };
  if (reached.verdict === "no") {
    return { stoppedBy: stepJson(graph, reached.first), others: reached.others.map((it) => stepJson(graph, it)) };
  }
  return {
    best: spellSet(reached.best),
    worst: spellSet(reached.worst),
    missing: reached.missing.map(({ missing, at }) => writtenJson(graph, { at, says: missing })),
    witness: witnessJson(graph, reached.witness),
  };
};

const spreadJson = (file: string, { from, hops, supposed }: Spread) => ({
  file,
  from,
  to: "anything",
  supposed,
  hops: hops.map(({ to, from: end, count, passes }) => ({
    to: to.resource,
    what: to.what,
    from: spellEnd(end),
    hop: count,
    best: spellSet(passes.least),
    worst: spellSet(passes.most),
  })),
});

/** An interface: it grows and does not break. */
export const reachabilityJson = (answered: readonly Answered[]): string =>
  JSON.stringify(
    {
      schemaVersion: 1,
      answers: answered.map((one) =>
        !isPair(one)
          ? spreadJson(one.file, one.answer as Spread)
          : {
              file: one.file,
              from: one.answer.from,
              to: one.answer.to,
              verdict: one.answer.reached.verdict,
              pairs: one.answer.pairs,
              supposed: one.answer.supposed,
              ...reachedJson(one),
            },
      ),
    },
    null,
    2,
  );
