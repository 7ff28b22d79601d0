import { describe, expect, it } from "@jest/globals";
import type { Actor } from "../../../../policy-packs/proofs/permissions/escalation/actors";
import { comers } from "../../../../policy-packs/proofs/permissions/escalation/comers";
import type { Edge } from "../../../../policy-packs/proofs/permissions/escalation/edges";
import type { Joint } from "../../../../policy-packs/proofs/permissions/escalation/joints";

interface Web {
  readonly size: number;
  readonly edges: readonly (readonly [from: number, to: number])[];
  readonly joints: readonly (readonly [from: number, also: number, to: number])[];
}

const invent = (seed: number): Web => {
  let state = seed;
  const roll = (sides: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  const size = 3 + roll(7);
  return {
    size,
    edges: Array.from({ length: roll(size + 2) }, () => [roll(size), roll(size)] as const),
    joints: Array.from({ length: roll(2 * size) }, () => [roll(size), roll(size), roll(size)] as const),
  };
};

/** The least cost from each to each, lowered until nothing gets lower. */
const leastCosts = ({ size, edges, joints }: Web): readonly (readonly number[])[] => {
  const all = Array.from({ length: size }, (_, at) => at);
  const costs = all.map((from) => all.map((to) => (from === to ? 0 : Infinity)));
  const cost = (from: number, to: number): number => costs[from]?.[to] ?? Infinity;
  for (let lowered = true; lowered;) {
    lowered = false;
    const lower = (from: number, to: number, by: number): void => {
      if (by >= cost(from, to)) return;
      (costs[from] as number[])[to] = by;
      lowered = true;
    };
    for (const [from, to] of edges) lower(from, to, 1);
    for (const [from, also, to] of joints)
      for (const one of all) lower(one, to, 1 + cost(one, from) + (from === also ? 0 : cost(one, also)));
    for (const one of all)
      for (const middle of all) for (const to of all) lower(one, to, cost(one, middle) + cost(middle, to));
  }
  return costs;
};

const found = ({ size, edges, joints }: Web, goal: number): readonly number[] => {
  const actors = Array.from({ length: size }, (_, at) => ({ key: String(at), identity: [] }) as unknown as Actor);
  const actor = (at: number): Actor => actors[at] as Actor;
  const edge = (from: number): Edge => ({
    from: actor(from),
    way: "",
    says: "",
    steps: [],
    by: undefined,
    missing: [],
  });
  const jointsTo = new Map<string, Joint[]>();
  for (const [from, also, to] of joints) {
    const joint = { ...edge(from), also: actor(also), to: actor(to) };
    jointsTo.set(String(to), [...(jointsTo.get(String(to)) ?? []), joint]);
  }
  const into = (target: Actor): readonly Edge[] =>
    edges.flatMap(([from, to]) => (String(to) === target.key ? [edge(from)] : []));
  const came = comers({ into, jointsTo: (key) => jointsTo.get(key) ?? [] }, [
    { actor: actor(goal), cost: 0, ways: [], says: [], steps: [], missing: [] },
  ]);
  return actors.map(({ key }) => came.get(key)?.cost ?? Infinity);
};

describe("who comes where", () => {
  it("is just who comes there, by the shortest path, in 3,000 webs of steps that lean on each other", () => {
    for (let seed = 1; seed <= 3000; seed++) {
      const web = invent(seed);
      const costs = leastCosts(web);
      for (let goal = 0; goal < web.size; goal++)
        expect({ seed, goal, costs: found(web, goal) }).toEqual({ seed, goal, costs: costs.map((it) => it[goal]) });
    }
  });
});
