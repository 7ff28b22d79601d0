import type { Answer } from "../decide";
import { isOpaque, type Policy } from "../document";
import { filled, patternOf, type Pattern, type Text } from "../pattern";
import { contextFor, type Given } from "../callers";
import { globOf, other, type Glob } from "../sets/glob";
import { sample } from "../sets/search";
import type { Actor } from "./actors";
import { formFor } from "./places";
import { allAbout, type Rulings } from "./rulings";

/** A name that nobody has written. */
const fresh = "a-name-of-its-choice";

const pattern = (text: string): Pattern =>
  patternOf(text, { wildcards: true, variables: false, holeOf: () => undefined }).map((it) =>
    typeof it === "object" && "wildcard" in it ? { ...it, crossing: true } : it,
  );

const better = (one: Answer | undefined, another: Answer): Answer =>
  one === undefined || one.answer === "no" || another.answer === "yes" ? another : one;

/**
 * Whether there is anything of a sort that an actor may do all of these to. Exact: where the usual name is refused, one is looked
 * for that every policy concerned lets through, letter by letter.
 */
export const anywhere = (
  rulings: Rulings,
  actor: Actor,
  {
    sort,
    actions,
    account,
    given = {},
  }: {
    readonly sort: string;
    readonly actions: readonly string[];
    readonly account: string;
    readonly given?: Given;
  },
): Answer => {
  let best: Answer | undefined;
  for (const on of names(actor, sort, actions, account)) {
    const answers = actions.map((action) => rulings.may(actor, { action, on, given }));
    best = better(best, together(answers));
    if (best.answer === "yes") return best;
  }
  return best ?? nothing;
};

const nothing: Answer = { answer: "no", stop: { by: "no-allow", in: "identity", policies: [] } };

/** All of several answers at once. */
export const together = (answers: readonly Answer[]): Answer => {
  const no = answers.find((it) => it.answer === "no");
  if (no !== undefined) return no;
  const by = answers.flatMap((it) => (it.answer === "yes" ? it.by : it.answer === "unknown" ? it.best : []));
  const unknown = answers.flatMap((it) => (it.answer === "unknown" ? [it] : []));
  const [first] = unknown;
  if (first === undefined) return { answer: "yes", by };
  const missing = [...new Set(unknown.flatMap((it) => it.missing))];
  return { answer: "unknown", missing, best: by, worst: first.worst };
};

function* names(actor: Actor, sort: string, actions: readonly string[], account: string): Generator<Text> {
  yield Array.from(formFor(sort, account).replace(/\*/g, fresh));
  const form = globOf(pattern(formFor(sort, account, "*")) as Glob["symbols"], false);
  const context = contextFor(actor.caller, account);
  const globs = (policies: readonly Policy[], effect: "Allow" | "Deny", action: string): readonly Glob[] =>
    allAbout(policies, action)
      .flatMap(({ statements }) => statements.filter((it) => it.effect === effect))
      .flatMap(({ resources }) => resources ?? [])
      .flatMap((it) => {
        const filling = isOpaque(it) ? undefined : filled(it, context);
        return filling === undefined ? [] : [globOf(filling.symbols, false)];
      });
  const limits = [...(actor.boundary === undefined ? [] : [[actor.boundary]]), ...actor.serviceControl];
  const lists = actions.flatMap((action) => [
    globs(actor.identity, "Allow", action),
    ...limits.map((it) => globs(it, "Allow", action)),
  ]);
  const out = actions.flatMap((action) => globs([...actor.identity, ...limits.flat()], "Deny", action));
  for (const chosen of product(lists)) {
    for (const spared of [out, []]) {
      const text = sample({ in: [form, ...chosen], out: spared });
      if (text === true || text === undefined) continue;
      yield text.map((it) => (it === other ? "x" : it));
      break;
    }
  }
}

const most = 200;

/** One of each list; lists that have none are passed over: what allows there names no resource. */
function* product(lists: readonly (readonly Glob[])[]): Generator<readonly Glob[]> {
  let left = most;
  const chosen: Glob[] = [];
  function* from(at: number): Generator<readonly Glob[]> {
    const list = lists[at];
    if (list === undefined) {
      if (left-- > 0) yield [...chosen];
      return;
    }
    if (list.length === 0) yield* from(at + 1);
    for (const one of new Map(list.map((it) => [it.key, it])).values()) {
      chosen.push(one);
      yield* from(at + 1);
      chosen.pop();
      if (left <= 0) return;
    }
  }
  yield* from(0);
}
