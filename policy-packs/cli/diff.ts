import { relative } from "node:path";
import { Graph } from "../../components/model/graph";
import type { Change, Changes } from "../proofs/change";
import { permissionChanges } from "../proofs/permissions/compare";
import { reachabilityChanges } from "../proofs/reachability/compare";
import type { Command } from "./arguments";
import type { Outcome } from "./check";
import { readEach } from "./inputs";
import type { LinesOf } from "./preview";
import type { Terminal } from "./terminal";

type Call = Extract<Command, { name: "diff" }>;

/** What one input of each revision has that the other has not. */
export interface Compared {
  readonly old: Revision;
  readonly now: Revision;
  readonly gained: readonly Difference[];
  readonly lost: readonly Difference[];
}

export interface Revision {
  /** Undefined where the revision has no such input. */
  readonly file: string | undefined;
  readonly graph: Graph;
}

export interface Difference extends Change {
  readonly about: "reachability" | "permissions";
}

export type Comparers = { readonly [A in Difference["about"]]: (old: Graph, now: Graph) => Changes };

const comparers: Comparers = { reachability: reachabilityChanges, permissions: permissionChanges };

/** What can be reached and done by the new revision and not by the old one, and the other way round. */
export const diff = async (
  { old, now, ...program }: Call,
  terminal: Terminal,
  linesOf: LinesOf,
): Promise<Omit<Outcome, "judged"> & { readonly compared: readonly Compared[] }> => {
  const read = (path: string) =>
    readEach({ ...program, paths: [path] }, terminal, linesOf, (file, graph) => ({ file, graph }));
  const [before, after] = [await read(old), await read(now)];
  const problems = [...before.problems, ...after.problems];
  const notes = [...new Set([...before.notes, ...after.notes])];
  // What could not be read would count as lost, or as gained.
  if (problems.length > 0) return { problems, notes, compared: [] };
  const pairs = pair({ path: old, inputs: before.results }, { path: now, inputs: after.results });
  return { problems, notes, compared: pairs.map(([one, other]) => compare(one, other, comparers)) };
};

type Input = Revision & { readonly file: string };

interface Side {
  readonly path: string;
  readonly inputs: readonly Input[];
}

const none: Revision = { file: undefined, graph: new Graph([]) };

/** An input each makes a pair whatever they are called; of several, those of the same name within the two folders do. */
const pair = (old: Side, now: Side): readonly (readonly [Revision, Revision])[] => {
  const [one, other] = [old.inputs[0], now.inputs[0]];
  if (one !== undefined && other !== undefined && old.inputs.length === 1 && now.inputs.length === 1)
    return [[one, other]];
  const [before, after] = [byName(old), byName(now)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((name) => [before.get(name) ?? none, after.get(name) ?? none]);
};

const byName = ({ path, inputs }: Side): ReadonlyMap<string, Input> => {
  const named = new Map<string, Input>();
  for (const input of inputs) {
    const name = relative(path, input.file);
    let free = name;
    for (let count = 2; named.has(free); count++) free = `${name}#${String(count)}`;
    named.set(free, input);
  }
  return named;
};

export const compare = (old: Revision, now: Revision, by: Comparers): Compared => {
  const gained: Difference[] = [];
  const lost: Difference[] = [];
  for (const about of ["reachability", "permissions"] as const) {
    const changes = by[about](old.graph, now.graph);
    gained.push(...changes.gained.map((change) => ({ ...change, about })));
    lost.push(...changes.lost.map((change) => ({ ...change, about })));
  }
  return { old, now, gained, lost };
};
