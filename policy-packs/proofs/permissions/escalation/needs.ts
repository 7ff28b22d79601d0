import type { Graph } from "../../../../components/model/graph";
import type { Step } from "../../../../components/model/step";
import { accountOf, type Given } from "../callers";
import type { Answer } from "../decide";
import type { Citation } from "../document";
import type { Text } from "../pattern";
import type { Actor } from "./actors";
import { anywhere, together } from "./anywhere";
import type { Rulings } from "./rulings";
import type { Way } from "./way";

/** What a way is about: it needs its permissions on just this. */
export interface Subject {
  readonly sort: string;
  readonly name: string;
  /** Nothing where any such thing will do. */
  readonly on: Text | undefined;
  readonly given: Given;
}

/** One permission that a way rests on, and the answer to whether it is there. */
export interface Grounds {
  readonly actions: readonly string[];
  readonly on: string | undefined;
  readonly answer: Answer;
}

const combinations = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  lists.reduce<readonly (readonly string[])[]>(
    (found, list) => found.flatMap((some) => list.map((one) => [...some, one])),
    [[]],
  );

const rank = { yes: 0, unknown: 1, no: 2 } as const;

/** Whether somebody has what a way needs: the grounds of the best choice among what it may use. */
export const needsOf = (graph: Graph, rulings: Rulings) => {
  const known = new Map<string, Answer>();
  const somewhere = (actor: Actor, sort: string, actions: readonly string[], given: Given = {}): Answer => {
    const key = `${actor.key} ${sort} ${actions.join(" ")} ${Object.keys(given).join(" ")}`;
    let answer = known.get(key);
    if (answer === undefined) {
      const account = actor.caller.account ?? accountOf(graph, "");
      answer =
        sort === ""
          ? together(actions.map((action) => rulings.may(actor, { action, on: ["*"] })))
          : anywhere(rulings, actor, { sort, actions, account, given });
      known.set(key, answer);
    }
    return answer;
  };
  const fulfil = (actor: Actor, needs: readonly string[], subject: Subject | undefined): readonly Grounds[] => {
    const bySort = new Map<string, string[]>();
    for (const need of needs) {
      const [action = "", sort = ""] = need.split(" ");
      const list = bySort.get(sort) ?? [];
      if (!list.includes(action)) bySort.set(sort, [...list, action]);
    }
    const found: Grounds[] = [];
    for (const [sort, actions] of bySort) {
      const { on, given, name } =
        subject?.sort === sort ? subject : { on: undefined, given: undefined, name: undefined };
      if (on === undefined) found.push({ actions, on: undefined, answer: somewhere(actor, sort, actions, given) });
      else
        for (const action of actions) {
          found.push({ actions: [action], on: name, answer: rulings.may(actor, { action, on, given }) });
        }
      if (found.at(-1)?.answer.answer === "no") break;
    }
    return found;
  };
  return (actor: Actor, way: Way, subject?: Subject): readonly Grounds[] => {
    let best: readonly Grounds[] | undefined;
    for (const needs of combinations(way.needs)) {
      const grounds = fulfil(actor, needs, subject);
      if (best === undefined || verdictOf(grounds) < verdictOf(best)) best = grounds;
      if (verdictOf(best) === 0) break;
    }
    return best ?? [];
  };
};

export type Needs = ReturnType<typeof needsOf>;

/** 0 where all of it holds, 1 where it may, 2 where it does not. */
export const verdictOf = (grounds: readonly Grounds[]): number =>
  Math.max(0, ...grounds.map(({ answer }) => rank[answer.answer]));

export const missingOf = (grounds: readonly Grounds[]): readonly string[] =>
  grounds.flatMap(({ answer }) => (answer.answer === "unknown" ? answer.missing : []));

/** The statement that a permission rests on. */
export const citedBy = (grounds: Grounds | undefined): Citation | undefined => {
  const { answer } = grounds ?? {};
  return answer?.answer === "yes" ? answer.by[0] : answer?.answer === "unknown" ? answer.best[0] : undefined;
};

/** One step for each statement that lets it, with all that it lets. */
export const stepsOf = (name: string, grounds: readonly Grounds[]): readonly Step[] => {
  const steps = new Map<string, { readonly said: string[]; readonly at: Step["at"] }>();
  for (const one of grounds) {
    const { actions, on } = one;
    const cited = citedBy(one);
    const key = cited === undefined ? "" : `${cited.policy} ${cited.statement}`;
    const step = steps.get(key) ?? { said: [], at: cited?.at };
    step.said.push(`${actions.join(" and ")}${on === undefined ? "" : ` on ${on}`}`);
    steps.set(key, step);
  }
  return [...steps.values()].map(({ said, at }) => ({
    says: `${name} may ${said.join(", ")}`,
    ...(at === undefined ? {} : { at }),
  }));
};
