import { createRequire } from "node:module";
import { wholeOf } from "../core/evaluate";
import { stepsOfAnswer } from "../proofs/reachability/evidence";
import { shortName } from "../proofs/reachability/names";
import { spellEnd } from "../proofs/reachability/path";
import { networkOf } from "../proofs/reachability/project";
import { spellSet } from "../proofs/reachability/spell";
import type * as Picture from "../pictures/picture";
import type { Subject, Way } from "../pictures/scene";
import { waypointsOf } from "../reports/way";
import type { WayTold } from "../proofs/permissions/escalation/ask";
import { spellStop, type Asked } from "./access-report";
import type { AnswerOf } from "./ask-each";
import type { Answered } from "./reachability-report";

/** A library that lays out pictures is loaded only where somebody wants one. */
const pictures = (): typeof Picture => createRequire(__filename)("../pictures/picture") as typeof Picture;

type Drawing = { readonly text: string } | { readonly mistake: string };

export interface Page {
  readonly title: string;
  readonly subjects: readonly Subject[];
  readonly notes?: readonly string[];
}

export const drawn = (format: "svg" | "html", { title, subjects, notes, ...more }: Page & Picture.More): Drawing => {
  if (format === "html") return { text: pictures().picturePage(title, subjects, { notes: notes ?? [], ...more }) };
  const [subject, another] = subjects;
  if (subject !== undefined && another === undefined) return { text: pictures().pictureSvg(subject) };
  return { mistake: `an SVG shows one input, and here are ${String(subjects.length)}: name one, or say --format html` };
};

/** How somebody comes to more, by each way a chain of those whom it goes through. */
export const waySubject = ({ file, graph, answer }: AnswerOf<readonly WayTold[]>): Subject => {
  const found = answer.filter(({ steps }) => steps.length > 0);
  const [one] = answer;
  const says =
    one === undefined
      ? "Nobody comes there by a known way."
      : found.length === 0
        ? `${one.from} -> ${one.to}: no; none of ${String(one.tried)} known ways leads there.`
        : `${String(found.length)} ${found.length === 1 ? "comes" : "come"} there by a known way.`;
  const ways = found.map(({ from, to, verdict, missing, steps }) => ({
    title: `${from} -> ${to}: ${verdict}${missing.length === 0 ? "" : `, for ${missing.join("; ")}`}`,
    steps: waypointsOf(steps, graph, file),
  }));
  return { title: file, says, network: undefined, ways };
};

/** What packets can do, on a map. */
export const reachSubject = ({ file, graph, answer }: Answered): Subject => {
  const network = wholeOf(graph, networkOf);
  if ("hops" in answer) {
    const ways = answer.hops.map(({ to, from, count, passes }): Way => ({
      title: `hop ${String(count)}: ${spellEnd(from)} -> ${shortName(to.resource)}, ${spellSet(passes.most)}`,
      mark: String(count),
      steps: waypointsOf([{ says: spellEnd(from) }, { says: shortName(to.resource), at: to.at }], graph, file),
    }));
    return { title: file, says: `${answer.from} comes to ${String(ways.length)} of what stands here.`, network, ways };
  }
  const { from, to, reached } = answer;
  const question = `${from} -> ${to}`;
  if (reached.verdict === "no") {
    const { place, written } = reached.first;
    const why = written === undefined ? place : `${place}: ${written.says}`;
    return { title: file, says: `${question}: no. What stops it first: ${why}.`, network, ways: [] };
  }
  const passes =
    reached.verdict === "yes"
      ? `yes: ${spellSet(reached.packets)}`
      : `cannot tell: at best ${spellSet(reached.best)}, at worst ${spellSet(reached.worst)}, for ${reached.missing.map(({ missing }) => missing).join("; ")}`;
  const ways = [{ title: question, steps: waypointsOf(stepsOfAnswer(reached), graph, file) }];
  return { title: file, says: `${question}: ${passes}.`, network, ways };
};

/** Who may do what, as a chain. */
export const accessSubject = ({ file, graph, answer: { caller, action, resource, answer } }: Asked): Subject => {
  const cited = answer.answer === "yes" ? answer.by : answer.answer === "no" ? [] : answer.best;
  const allowing = cited.map(({ policy, statement, at }) => ({
    says: statement === "?" ? policy : `${policy}, statement ${statement}, allows it`,
    ...(at !== undefined && { at }),
  }));
  const stop = answer.answer === "no" ? spellStop(answer.stop) : undefined;
  const end = {
    says: stop === undefined ? `${action} on ${resource}` : `no ${action} on ${resource}: ${stop.says}`,
    ...(stop?.at && { at: stop.at }),
  };
  const verdict = answer.answer === "unknown" ? `cannot tell, for ${answer.missing.join("; ")}` : answer.answer;
  const steps = waypointsOf([{ says: caller }, ...allowing, end], graph, file);
  return {
    title: file,
    says: `${action} on ${resource} by ${caller}: ${verdict}.`,
    network: undefined,
    ways: [{ title: action, steps }],
  };
};
