import type { Graph } from "../../../../components/model/graph";
import type { Step } from "../../../../components/model/step";
import type { Answer } from "../decide";
import type { Statement } from "../document";
import { actorsOf, everythingItWrites, type Actor } from "./actors";
import { edgesInto, sceneOf, type Edge, type Scene } from "./edges";
import { admin, arrival, type Goal } from "./goals";
import { jointsOf, type Joint } from "./joints";
import { rulingsOf } from "./rulings";

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

/** By the key of whoever starts. */
export type Paths = ReadonlyMap<string, Path>;

/** A stack's roles and users with the steps that each can take, worked out where a search comes by. */
interface Terrain {
  readonly scene: Scene;
  /** Whether somebody of the input may do everything. */
  readonly unlimited: (actor: Actor) => Answer | undefined;
  readonly everybody: readonly Actor[];
  readonly into: (target: Actor) => readonly Edge[];
  readonly jointsTo: ReadonlyMap<string, readonly Joint[]>;
}

/** Of whom nobody knows what a whole policy says. */
const isBlank = ({ identity, boundary }: Actor): boolean =>
  [...identity, ...(boundary === undefined ? [] : [boundary])].some(({ opaque }) => opaque !== undefined);

const isLimited = ({ boundary, serviceControl, identity }: Actor): boolean =>
  boundary !== undefined || serviceControl.length > 0 || !identity.some(({ name }) => name === everythingItWrites);

/** For `near.whole`. */
export const terrainOf = (graph: Graph): Terrain => {
  const base = actorsOf(graph);
  const rulings = rulingsOf(graph);
  const goal = admin(graph);
  const unlimited = new Map(base.map((it) => [it.key, goal.holds(rulings, it)]));
  // Who may do everything needs no step, and who may be anything is asked for none: others lead to both.
  const seen = base.filter((it) => !isBlank(it) && unlimited.get(it.key)?.answer !== "yes");
  const first = sceneOf(graph, seen);
  const changed = new Map(jointsOf(first).map(({ to }) => [to.key, to]));
  // Who may do anything, and is not bounded, has no need of a step.
  const limited = [...changed.values()].filter(isLimited);
  const scene = limited.length === 0 ? first : sceneOf(graph, [...seen, ...limited]);
  const joints = changed.size === 0 ? [] : jointsOf(scene);
  for (const { to } of joints) changed.set(to.key, to);
  const jointsTo = new Map<string, Joint[]>();
  for (const joint of joints) {
    const list = jointsTo.get(joint.to.key);
    if (list === undefined) jointsTo.set(joint.to.key, [joint]);
    else list.push(joint);
  }
  const known = new Map<string, readonly Edge[]>();
  return {
    scene,
    unlimited: (actor) => unlimited.get(actor.key),
    everybody: [...base, ...changed.values()],
    into: (target) => {
      let edges = known.get(target.key);
      if (edges === undefined)
        known.set(target.key, (edges = target.changed === undefined ? edgesInto(scene, target) : []));
      return edges;
    },
    jointsTo,
  };
};

interface Found extends Path {
  readonly cost: number;
}

/** The shortest path of everybody to a goal: those that hold for sure, then those that may. */
export const pathsTo = (terrain: Terrain, goal: Goal): Paths => {
  const there = terrain.everybody.map((actor): readonly [Actor, Answer] => {
    const all = terrain.unlimited(actor);
    return [actor, all?.answer === "yes" ? all : goal.holds(terrain.scene.rulings, actor)];
  });
  const sure = walk(terrain, goal, there, true, new Map());
  return walk(terrain, goal, there, false, sure);
};

const walk = (
  terrain: Terrain,
  goal: Goal,
  there: readonly (readonly [Actor, Answer])[],
  certain: boolean,
  before: ReadonlyMap<string, Found>,
): ReadonlyMap<string, Found> => {
  const found = new Map(before);
  const rounds: (Found[] | undefined)[] = [];
  const meet = (one: Found): void => {
    (rounds[one.cost] ??= []).push(one);
  };
  for (const one of before.values()) meet(one);
  for (const [actor, answer] of there) {
    if (answer.answer === "no" || (certain && answer.answer !== "yes")) continue;
    const missing = answer.answer === "unknown" ? answer.missing : [];
    meet({ actor, cost: 0, ways: [], says: [goal.says(actor)], steps: [arrival(goal, actor, answer)], missing });
  }
  const done = new Set<string>();
  // They grow on the way, with gaps.
  for (const round of rounds) {
    for (const one of round ?? []) {
      const known = found.get(one.actor.key);
      if (done.has(one.actor.key) || (known !== undefined && known.cost < one.cost)) continue;
      done.add(one.actor.key);
      const settled = known ?? one;
      found.set(one.actor.key, settled);
      for (const edge of terrain.into(one.actor)) {
        if ((!certain || edge.missing.length === 0) && !found.has(edge.from.key)) meet(led(edge, settled));
      }
      for (const joint of terrain.jointsTo.get(one.actor.key) ?? []) {
        if (certain && joint.missing.length > 0) continue;
        for (const start of meetings(terrain, joint, certain, settled)) if (!found.has(start.actor.key)) meet(start);
      }
    }
  }
  return found;
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

/** Everybody who comes both to whoever makes a change and to whom it is made. */
function* meetings(terrain: Terrain, joint: Joint, certain: boolean, next: Found): Generator<Found> {
  if (joint.from.key === joint.also.key) {
    // Who comes to one that can change itself is found by coming there.
    const { from: actor, way, says, steps, missing } = joint;
    const all = {
      by: statementOf(joint),
      ways: [way, ...next.ways],
      says: [says, ...next.says],
      steps: [...steps, ...next.steps],
    };
    yield { actor, cost: next.cost + 1, ...all, missing: [...new Set([...missing, ...next.missing])] };
    return;
  }
  const takers = comers(terrain, joint.also, certain);
  for (const [key, maker] of comers(terrain, joint.from, certain)) {
    const taker = takers.get(key);
    if (taker === undefined) continue;
    const legs = maker.cost > taker.cost && taker.cost > 0 ? [taker, maker] : [maker, taker];
    yield {
      actor: maker.actor,
      by: legs.find(({ by }) => by !== undefined)?.by,
      cost: next.cost + 1 + maker.cost + taker.cost,
      ways: [...legs.flatMap(({ ways }) => ways), joint.way, ...next.ways],
      says: [...legs.flatMap(({ says }) => says), joint.says, ...next.says],
      steps: [...legs.flatMap(({ steps }) => steps), ...joint.steps, ...next.steps],
      missing: [...new Set([...legs.flatMap(({ missing }) => missing), ...joint.missing, ...next.missing])],
    };
  }
}

const nowhere = (actor: Actor): Found => ({ actor, cost: 0, ways: [], says: [], steps: [], missing: [] });

const memories = new WeakMap<Terrain, Map<string, ReadonlyMap<string, Found>>>();

/** Everybody who comes to somebody, by the shortest path, that one included. */
const comers = (terrain: Terrain, target: Actor, certain: boolean): ReadonlyMap<string, Found> => {
  let memory = memories.get(terrain);
  if (memory === undefined) memories.set(terrain, (memory = new Map<string, ReadonlyMap<string, Found>>()));
  const name = `${String(certain)} ${target.key}`;
  const known = memory.get(name);
  if (known !== undefined) return known;
  const found = new Map([[target.key, nowhere(target)]]);
  // Whoever asks for it on the way here comes here by what is known so far.
  memory.set(name, found);
  const queue = [target.key];
  // It grows on the way.
  for (const key of queue) {
    const next = found.get(key);
    if (next === undefined) continue;
    for (const edge of terrain.into(next.actor)) {
      if (found.has(edge.from.key) || (certain && edge.missing.length > 0)) continue;
      found.set(edge.from.key, led(edge, next));
      queue.push(edge.from.key);
    }
    for (const joint of terrain.jointsTo.get(next.actor.key) ?? []) {
      if (certain && joint.missing.length > 0) continue;
      for (const start of meetings(terrain, joint, certain, next)) {
        if (found.has(start.actor.key)) continue;
        found.set(start.actor.key, start);
        queue.push(start.actor.key);
      }
    }
  }
  return found;
};
