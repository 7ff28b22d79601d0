import type { AnyResource, Graph } from "../../../../components/model/graph";
import { usualClasses, type ToldByTag } from "../../../../components/model/tags";
import { find, type Mistake } from "../find";
import { ways } from "./catalogue";
import { admin, reads, type Goal } from "./goals";
import { thingsOf } from "./places";
import { dataOf } from "./stores";
import type { Path } from "./comers";
import { pathsTo, terrainOf } from "./search";

/** `role/deploy -> admin`, `everybody -> class/confidential`. */
export interface WayQuestion {
  readonly from: string;
  readonly to: string;
}

export interface WayTold {
  /** `role/deploy`. */
  readonly from: string;
  readonly to: string;
  readonly verdict: "yes" | "no" | "cannot tell";
  /** Ids of the ways it goes, and the steps with what is written that lets each. */
  readonly ways: Path["ways"];
  readonly steps: Path["steps"];
  readonly missing: Path["missing"];
  /** Where no way leads there: what it has of it, and what it has not. */
  readonly lacks?: readonly string[];
  /** How many known ways were tried. */
  readonly tried: number;
}

const somebody =
  /^(everybody|arn:\S+|(role|user|function|instance|project|job|devendpoint|notebookinstance|statemachine|taskdefinition)\/\S+)$/i;

/** A question of how somebody comes to more permissions; nothing where the text is no such question. */
export const readWayQuestion = (text: string): WayQuestion | undefined => {
  const [from = "", to = "", ...more] = text.split("->").map((it) => it.trim());
  return more.length === 0 && somebody.test(from) && /^(admin|class\/[\w-]+)$/i.test(to)
    ? { from, to: to.toLowerCase() }
    : undefined;
};

/** Whether somebody comes there, with the shortest path. `everybody` gives all who do. `classes` tells the class of data. */
export const answerWay = (
  graph: Graph,
  { from, to }: WayQuestion,
  classes: ToldByTag = usualClasses,
): readonly WayTold[] | Mistake => {
  const goal = goalOf(graph, to, classes);
  if ("mistake" in goal) return goal;
  const terrain = terrainOf(graph);
  const paths = pathsTo(terrain, goal);
  if (/^everybody$/i.test(from)) {
    const all = [...paths.values()].filter(({ actor }) => actor.changed === undefined);
    // Who comes there by a way is news; who is there already was meant to be.
    return [
      ...all.filter(({ ways: gone }) => gone.length > 0),
      ...all.filter(({ ways: gone }) => gone.length === 0),
    ].map((path) => told(path.actor.name, to, path));
  }
  const found = find(graph, from, "iam");
  if ("mistake" in found) return found;
  const { resource } = found;
  if (resource.kind === "AWS::IAM::Role" || resource.kind === "AWS::IAM::User") {
    const path = paths.get(resource.address);
    const self = path === undefined ? terrain.everybody.find(({ key }) => key === resource.address) : undefined;
    const lacks = self === undefined ? [] : (goal.lacks?.(terrain.scene.rulings, self) ?? []);
    return [{ ...told(from, to, path), ...(lacks.length === 0 ? {} : { lacks }) }];
  }
  return (
    ofThing(graph, resource, to, (role) => paths.get(role)) ?? { mistake: `${from} runs as no role of this input` }
  );
};

/** Whoever is in something has the role that it runs as. */
const ofThing = (
  graph: Graph,
  { address }: AnyResource,
  to: string,
  pathOf: (role: string) => Path | undefined,
): readonly WayTold[] | undefined => {
  const runs = thingsOf(graph).filter(({ resource }) => resource.address === address);
  if (runs.length === 0) return undefined;
  return runs.map(({ name, role, at }) => {
    const path = pathOf(role);
    const first = { says: `whoever is in ${name} is ${path?.actor.name ?? "its role"}`, at };
    return told(name, to, path === undefined ? undefined : { ...path, steps: [first, ...path.steps] });
  });
};

const goalOf = (graph: Graph, to: string, by: ToldByTag): Goal | Mistake => {
  if (to === "admin") return admin(graph);
  const stores = dataOf(graph, { dataClass: to.slice("class/".length), by });
  return stores.length === 0
    ? { mistake: `nothing here that permissions alone read is tagged as of ${to}` }
    : reads(graph, to, stores);
};

const told = (from: string, to: string, path: Path | undefined): WayTold => {
  const { ways: gone = [], steps = [], missing = [] } = path ?? {};
  const verdict = path === undefined ? "no" : missing.length === 0 ? "yes" : "cannot tell";
  return { from, to, verdict, ways: gone, steps, missing, tried: ways.length };
};
