import { expect, it } from "@jest/globals";
import type { Change } from "../../policy-packs/proofs/change";
import { dice } from "./reachability/random";

export type Dice = ReturnType<typeof dice>;

interface Stack {
  readonly [id: string]: object;
}

/** What one revision has and the other has not, told in sentences. */
interface Told {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

export const tell = ({ who, what, certain }: Change): string => `${who}: ${what}${certain ? "" : ", perhaps"}`;

/** Stacks that are made at random, and what a proof says of two of them. */
export interface Revisions<S extends Stack> {
  readonly seeds: number;
  readonly invent: (it: Dice) => S;
  readonly changes: (old: S, now: S) => Told;
  /** The same stack in other words. */
  readonly same: (stack: S) => readonly S[];
  readonly allowing: (stack: S, it: Dice) => S;
  readonly denying: (stack: S, it: Dice) => S;
  /** How many of each hundred resources another revision keeps. */
  readonly kept: number;
  /** What has to change for each seed at least, so that the laws say something. */
  readonly least: { readonly gained: number; readonly lost: number };
}

export const seedsOf = ({ seeds }: { readonly seeds: number }): readonly number[] =>
  Array.from({ length: seeds }, (_, index) => index + 1);

/** Another revision of a stack: what is not kept of it is as in another one. */
export const revised = <S extends Stack>(
  stack: S,
  { invent, kept }: Pick<Revisions<S>, "invent" | "kept">,
  it: Dice,
): S => {
  const other = invent(it);
  const ids = [...new Set([...Object.keys(stack), ...Object.keys(other)])];
  const entries = ids.map((id) => [id, it.chance(kept) ? stack[id] : other[id]] as const);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined)) as S;
};

/** The laws of any comparison of two revisions, a test each. */
export const obeysLawsOfRevisions = <S extends Stack>(revisions: Revisions<S>): void => {
  const { invent, changes, same, allowing, denying, least } = revisions;
  const seeds = seedsOf(revisions);

  it("is nothing between a stack and itself, whatever things are called and in whatever order they stand", () => {
    for (const seed of seeds) {
      const stack = invent(dice(seed));
      for (const other of [stack, ...same(stack)])
        expect([seed, changes(stack, other)]).toEqual([seed, { gained: [], lost: [] }]);
    }
  });

  it("is no loss where more is allowed", () => {
    let gains = 0;
    for (const seed of seeds) {
      const stack = invent(dice(seed));
      const { gained, lost } = changes(stack, allowing(stack, dice(seed + 1000)));
      expect([seed, lost]).toEqual([seed, []]);
      gains += gained.length;
    }
    expect(gains).toBeGreaterThan(seeds.length * least.gained);
  });

  it("is no gain where more is denied", () => {
    let losses = 0;
    for (const seed of seeds) {
      const stack = invent(dice(seed));
      const { gained, lost } = changes(stack, denying(stack, dice(seed + 1000)));
      expect([seed, gained]).toEqual([seed, []]);
      losses += lost.length;
    }
    expect(losses).toBeGreaterThan(seeds.length * least.lost);
  });

  it("is gained one way and lost the other", () => {
    let all = 0;
    for (const seed of seeds) {
      const old = invent(dice(seed));
      const now = revised(old, revisions, dice(seed + 2000));
      const [there, back] = [changes(old, now), changes(now, old)];
      expect([seed, back]).toEqual([seed, { gained: there.lost, lost: there.gained }]);
      all += there.gained.length;
    }
    expect(all).toBeGreaterThan(seeds.length);
  });
};
