import type { Graph } from "../../../../components/model/graph";
import type { Answer } from "../decide";
import { actorsOf, everythingItWrites, type Actor } from "./actors";
import { comers, type Found, type Path, type Steps } from "./comers";
import { edgesInto, sceneOf, type Edge, type Scene } from "./edges";
import { federated } from "./federated";
import { admin, arrival, type Goal } from "./goals";
import { jointsOf, type Joint } from "./joints";
import { rulingsOf } from "./rulings";

/** By the key of whoever starts. */
export type Paths = ReadonlyMap<string, Path>;

/** A stack's roles and users with the steps that each can take, worked out where a search comes by. */
interface Terrain extends Steps {
  readonly scene: Scene;
  /** Whether somebody of the input may do everything. */
  readonly unlimited: (actor: Actor) => Answer | undefined;
  readonly everybody: readonly Actor[];
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
        known.set(
          target.key,
          (edges = target.changed === undefined ? [...edgesInto(scene, target), ...federated(scene, target)] : []),
        );
      return edges;
    },
    jointsTo,
  };
};

/** The shortest path of everybody to a goal: those that hold for sure, then those that may. */
export const pathsTo = (terrain: Terrain, goal: Goal): Paths => {
  const there = terrain.everybody.map((actor): readonly [Actor, Answer] => {
    const all = terrain.unlimited(actor);
    return [actor, all?.answer === "yes" ? all : goal.holds(terrain.scene.rulings, actor)];
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
