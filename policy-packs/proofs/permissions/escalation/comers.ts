import type { Step } from "../../../../components/model/step";
import type { Statement } from "../document";
import type { Actor } from "./actors";
import type { Edge } from "./edges";
import type { Joint } from "./joints";

/** How somebody comes to a goal. */
export interface Path {
  readonly actor: Actor;
  /** Ids of the ways, in order; none where the actor is there already. */
  readonly ways: readonly string[];
  /** What each way comes to, and at last what that is: a sentence each. */
  readonly says: readonly string[];
  /** The statement that lets the first step, where one does. */
  readonly by?: Statement | undefined;
  /** From the first permission to what it leads to. */
  readonly steps: readonly Step[];
  /** What is missing to be sure; nothing where it is sure. */
  readonly missing: readonly string[];
}

/** The steps that there are, by where they lead. */
export interface Steps {
  readonly into: (target: Actor) => readonly Edge[];
  readonly jointsTo: (key: string) => readonly Joint[];
}

export interface Found extends Path {
  /** How many ways it goes. */
  readonly cost: number;
}

/** Somewhere that is asked for: who comes there, and what hangs on that. */
interface Place {
  readonly came: Map<string, Found>;
  /** Those of whom it is known how they come here. */
  readonly sure?: ReadonlyMap<string, Found>;
  /** What to do about everybody who comes here. */
  readonly told: ((one: Found) => void)[];
}

/**
 * Everybody who comes to any of these starts, by the shortest path: for sure, or else, where those are known, the others who may. Exact: whoever makes a change to another must come both to whom
 * the change is made by and to whom it is made, however these hang on each other; all such places are worked out together, the
 * nearest first (D. E. Knuth, A generalization of Dijkstra's algorithm, 1977).
 */
export const comers = (
  steps: Steps,
  starts: readonly Found[],
  sure?: ReadonlyMap<string, Found>,
): ReadonlyMap<string, Found> => {
  const queue = queueOf();
  const places = new Map<string, Place>();
  const placeOf = (actor: Actor): Place => {
    let place = places.get(actor.key);
    if (place === undefined) {
      places.set(actor.key, (place = { came: new Map(), told: [] }));
      queue.add(place, { actor, cost: 0, ways: [], says: [], steps: [], missing: [] });
    }
    return place;
  };
  const holds = ({ missing }: Edge): boolean => sure !== undefined || missing.length === 0;
  const goal: Place = { came: new Map(), told: [], ...(sure === undefined ? {} : { sure }) };
  for (const one of [...(sure?.values() ?? []), ...starts]) queue.add(goal, one);
  for (let next = queue.take(); next !== undefined; next = queue.take()) {
    const { at, one } = next;
    const { actor } = one;
    for (const edge of steps.into(actor)) if (holds(edge)) queue.add(at, led(edge, one));
    const joints = steps.jointsTo(actor.key).filter(holds);
    // Who comes to one that can change itself is found by coming there.
    for (const joint of joints) if (isOfOne(joint)) queue.add(at, led(joint, one));
    if (joints.every(isOfOne)) continue;
    const own = placeOf(actor);
    if (own === at)
      for (const joint of joints)
        if (!isOfOne(joint))
          jointly(placeOf(joint.from), placeOf(joint.also), (made, taken) => {
            queue.add(at, both(made, taken, joint));
          });
    if (own !== at)
      listen(own, (first) => {
        queue.add(at, after(first, one));
      });
  }
  return goal.came;
};

const isOfOne = ({ from, also }: Joint): boolean => from.key === also.key;

/** Tells of everybody who comes to both. */
const jointly = (maker: Place, taker: Place, tell: (made: Found, taken: Found) => void): void => {
  const meet = ({ actor: { key } }: Found): void => {
    const [made, taken] = [maker.came.get(key), taker.came.get(key)];
    if (made !== undefined && taken !== undefined) tell(made, taken);
  };
  listen(maker, meet);
  listen(taker, meet);
};

/** Tells of everybody who is there, and of everybody who comes. */
const listen = ({ came, told }: Place, tell: (one: Found) => void): void => {
  told.push(tell);
  for (const one of [...came.values()]) tell(one);
};

/** Who comes where: the shortest path first, and of those the one that was found first. */
const queueOf = () => {
  const rounds: { readonly arrivals: { readonly at: Place; readonly one: Found }[]; next: number }[] = [];
  let now = 0;
  return {
    add: (at: Place, one: Found): void => {
      const { key } = one.actor;
      if (at.came.has(key) || (at.sure?.has(key) === true && at.sure.get(key) !== one)) return;
      (rounds[one.cost] ??= { arrivals: [], next: 0 }).arrivals.push({ at, one });
      now = Math.min(now, one.cost);
    },
    /** The next who is not there yet; now it is. */
    take: () => {
      for (; now < rounds.length; now++) {
        const round = rounds[now];
        for (let next = round?.arrivals[round.next++]; next !== undefined; next = round?.arrivals[round.next++]) {
          const { at, one } = next;
          if (at.came.has(one.actor.key)) continue;
          at.came.set(one.actor.key, one);
          for (const tell of at.told) tell(one);
          return next;
        }
        // It looked one past its end, where one more may come.
        if (round !== undefined) round.next = round.arrivals.length;
      }
      return undefined;
    },
  };
};

/** One path and then another. */
const after = (first: Found, next: Found): Found => ({
  actor: first.actor,
  by: first.by ?? next.by,
  cost: first.cost + next.cost,
  ways: [...first.ways, ...next.ways],
  says: [...first.says, ...next.says],
  steps: [...first.steps, ...next.steps],
  missing: [...new Set([...first.missing, ...next.missing])],
});

/** Somebody who comes both to whoever makes a change and to whom it is made. */
const both = (made: Found, taken: Found, { way, says, steps, missing }: Joint): Found => {
  const [one, other] = made.cost > taken.cost && taken.cost > 0 ? [taken, made] : [made, taken];
  const last = { actor: made.actor, cost: 1, ways: [way], says: [says], steps, missing };
  return after(after(one, other), last);
};

const statementOf = ({ from, by }: Edge): Statement | undefined =>
  from.identity.flatMap(({ statements }) => statements).find(({ cited }) => cited === by);

const led = (edge: Edge, next: Found): Found => ({
  actor: edge.from,
  by: statementOf(edge),
  cost: next.cost + 1,
  ways: [edge.way, ...next.ways],
  says: [edge.says, ...next.says],
  steps: [...edge.steps, ...next.steps],
  missing: [...new Set([...edge.missing, ...next.missing])],
});
