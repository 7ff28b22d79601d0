import { beforeAll, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { carryOut } from "../../components/carriers/pulumi";
import type { Planned } from "../../components/model/plan";
import { adaptPulumi } from "../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../policy-packs/adapters/pulumi/resource";
import { evaluate } from "../../policy-packs/core/evaluate";
import { rules } from "../../policy-packs/rules";
import { run } from "../components/carriers/run";
import { mutantsOf, type Mutant } from "./mutants";

/** Changes, as mutants name them, and why they stand here. */
export type Table = readonly (readonly [why: string, what: readonly RegExp[]])[];

export interface Mutation {
  /** What hardenings are taken out of: `a queue`. */
  readonly of: string;
  readonly stacks: () => Promise<readonly Stack[]>;
  /** Which changes are looked at, where others are another test's. All by default. */
  readonly ours?: (mutant: Mutant) => boolean;
  /** Changes that take no hardening away. */
  readonly notAHardening: Table;
  /** Hardenings that no rule misses, each with the reason. Shorter is better. */
  readonly survivors: Table;
  /** The least part of the kinds of change that rules must see. */
  readonly least: number;
}

export type Stack = readonly PulumiResource[];

export const listed = (table: Table, { what }: Mutant): boolean =>
  table.some(([, patterns]) => patterns.some((pattern) => pattern.test(what)));

/** The stack that Pulumi registers for a plan. */
export const stackOf = (resources: readonly Planned[], name = "c"): Promise<Stack> =>
  run(() => carryOut(new pulumi.ComponentResource("test:index:Component", name), name, resources));

export const stacksOf = async (
  plans: readonly (readonly [string, readonly Planned[]])[],
): Promise<readonly Stack[]> => {
  const stacks: Stack[] = [];
  for (const [, resources] of plans) stacks.push(await stackOf(resources));
  return stacks;
};

const isSeen = ({ stack }: Pick<Mutant, "stack">): boolean =>
  evaluate(adaptPulumi(stack), rules).findings.some(({ verdict }) => verdict === "fail");

const kindsOf = (mutants: readonly Mutant[]): number => new Set(mutants.map(({ what }) => what)).size;

/** Takes each hardening out, one at a time: some rule fails, or the change is a survivor with a reason. */
export const testMutation = ({ of, stacks, ours = () => true, notAHardening, survivors, least }: Mutation): void => {
  let hardenings: readonly Mutant[] = [];
  let alive: readonly Mutant[] = [];
  let broken = 0;
  beforeAll(async () => {
    for (const stack of await stacks()) {
      if (isSeen({ stack })) broken++;
      const mutants = mutantsOf(stack).filter((it) => ours(it) && !listed(notAHardening, it));
      hardenings = [...hardenings, ...mutants];
      alive = [...alive, ...mutants.filter((it) => !isSeen(it))];
    }
  }, 240_000);

  it(`nothing fails before something is taken out of ${of}`, () => {
    expect(broken).toBe(0);
  });

  it(`taking any one hardening out of ${of} makes some rule fail, but for survivors with a reason`, () => {
    const unexplained = alive.filter((mutant) => !listed(survivors, mutant));
    expect([...new Set(unexplained.map(({ what, resource }) => `${what} (${resource})`))]).toEqual([]);
  });

  it(`of ${of} no survivor is listed that some rule sees by now`, () => {
    const patterns = survivors.flatMap(([, it]) => it);
    expect(patterns.filter((it) => !alive.some(({ what }) => it.test(what)))).toEqual([]);
  });

  it(`of what is taken out of ${of}, rules see at least ${String(Math.round(100 * least))} %`, () => {
    const [seen, all] = [kindsOf(hardenings) - kindsOf(alive), kindsOf(hardenings)];
    const share = Math.round((100 * seen) / all);
    console.info(
      `Mutation of ${of}: rules see ${String(seen)} of ${String(all)} kinds of change (${String(share)} %).`,
    );
    expect(seen / all).toBeGreaterThanOrEqual(least);
  });
};
