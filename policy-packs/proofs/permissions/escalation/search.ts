import type { Graph } from "../../../../components/model/graph";
import { once } from "../../../../components/model/once";
import type { Answer } from "../decide";
import { actorsOf, isLimited, type Actor } from "./actors";
import { comers, type Found, type Path, type Steps } from "./comers";
import { edgesInto, sceneOf, type Edge, type Scene } from "./edges";
import { federated } from "./federated";
import { admin, arrival, type Goal } from "./goals";
import { jointsOf } from "./joints";
import { rulingsOf } from "./rulings";

/** By the key of whoever starts. */
export type Paths = ReadonlyMap<string, Path>;

/** A stack's roles and users with the steps that each can take, worked out where a search comes by. */
interface Terrain extends Steps {
  readonly scene: Scene;
  /** Whether somebody of the input may do everything. */
  readonly unlimited: (actor: Actor) => Answer;
  readonly everybody: readonly Actor[];
}

/** Of whom nobody knows what a whole policy says. */
const isBlank = ({ identity, boundary }: Actor): boolean =>
  [...identity, ...(boundary === undefined ? [] : [boundary])].some(({ opaque }) => opaque !== undefined);

/** For `near.whole`. */
export const terrainOf = (graph: Graph): Terrain => {
  const base = actorsOf(graph);
  const rulings = rulingsOf(graph);
  const goal = admin(graph);
  const unlimited = once((actor: Actor) => goal.holds(rulings, actor));
  // Who may do everything needs no step, and who may be anything is asked for none: others lead to both.
  const seen = base.filter((it) => !isBlank(it) && unlimited(it).answer !== "yes");
  const first = sceneOf(graph, seen);
  const early = jointsOf(first);
  // Who may do anything, and is not bounded by less, has no need of a step.
  const limited = early.changed.filter((it) => isLimited(it) && unlimited(it).answer !== "yes");
  const scene = limited.length === 0 ? first : sceneOf(graph, [...seen, ...limited]);
  const joints = limited.length === 0 ? early : jointsOf(scene);
  const changed = new Map([...early.changed, ...joints.changed].map((it) => [it.key, it]));
  const into = once((target: Actor): readonly Edge[] =>
    target.changed === undefined ? [...edgesInto(scene, target), ...federated(scene, target)] : [],
  );
  return { scene, unlimited, everybody: [...base, ...changed.values()], into, jointsTo: joints.to };
};

/** The shortest path of everybody to a goal: those that hold for sure, then those that may. */
export const pathsTo = (terrain: Terrain, goal: Goal): Paths => {
  const there = terrain.everybody.map((actor): readonly [Actor, Answer] => {
    const all = terrain.unlimited(actor);
    return [actor, all.answer === "yes" ? all : goal.holds(terrain.scene.rulings, actor)];
  });
  const starts = there.flatMap(([actor, answer]): readonly Found[] => {
    if (answer.answer === "no") return [];
    const missing = answer.answer === "unknown" ? answer.missing : [];
    return [{ actor, cost: 0, ways: [], says: [goal.says(actor)], steps: [arrival(goal, actor, answer)], missing }];
  });
  const sure = comers(
    terrain,
    starts.filter(({ missing }) => missing.length === 0),
  );
  return comers(terrain, starts, sure);
};
