import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import stack from "../../bench/inputs/pulumi-stack.json";
import { adaptPulumi } from "../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../policy-packs/adapters/pulumi/resource";
import { openSentinels, type WireObject } from "../../policy-packs/adapters/pulumi/sentinels";
import { newSession, type Told, type ToldAtEnd } from "../../policy-packs/crossguard/session";
import { evaluate, type Finding } from "../../policy-packs/core/evaluate";
import { rules } from "../../policy-packs/rules";
import { urnOf, type Declared } from "../crossguard/engine";

const declared = stack as readonly Declared[];

const dependenciesOf = ({ from = {} }: Declared): ToldAtEnd["propertyDependencies"] =>
  Object.fromEntries(
    Object.entries(from).map(([property, owners]) => [
      property,
      owners.map((owner) => {
        const [name = "", type = ""] = owner.split("@");
        return urnOf(type, name);
      }),
    ]),
  );

const named = ({ type, name }: Declared) => ({ urn: urnOf(type, name), type, name, protect: false });

const told = (resource: Declared): Told => ({ ...named(resource), inputs: resource.inputs as WireObject });

/** Outputs say other than inputs where the provider fills in. */
const toldAtEnd = (resource: Declared): ToldAtEnd => ({
  ...named(resource),
  texts: { id: `${resource.name}-1`, arn: "" },
  outputs: () => ({ id: `${resource.name}-1`, arn: "", versioning: { enabled: false } }),
  propertyDependencies: dependenciesOf(resource),
});

/** As a reader of programs or states hands them to the command. */
const read = (resource: Declared): PulumiResource => {
  const propertyDependencies = dependenciesOf(resource);
  const props = Object.entries(resource.inputs as WireObject).map(([key, value]) => [
    key,
    openSentinels(value, propertyDependencies[key]),
  ]);
  return { ...named(resource), props: Object.fromEntries(props) as PulumiResource["props"], propertyDependencies };
};

const say = ({ rule, aspect, verdict, at, message }: Finding): string =>
  [rule.id, aspect ?? "", verdict, at.resource, at.path.join("."), message].join(" | ");

const commandSays = (resources: readonly Declared[]): readonly string[] =>
  evaluate(adaptPulumi(resources.map(read)), rules)
    .findings.map(say)
    .sort();

/** Resource by resource, then all of them. */
const crossGuardSays = (resources: readonly Declared[]): readonly string[] => {
  const session = newSession();
  const judges = { rules };
  const refused = resources.flatMap((it) => session.refuse(session.meet(told(it)), judges));
  return [...refused, ...session.conclude(session.gather(resources.map(toldAtEnd)), judges)].map(say).sort();
};

const shuffled = fc.shuffledSubarray([...declared], { minLength: declared.length });

describe("hosts agree", () => {
  it("has something to agree on: failures alone and together, and what cannot be judged", () => {
    const said = commandSays(declared);
    expect(said.filter((it) => it.includes("| fail |")).length).toBeGreaterThan(5);
    expect(said.filter((it) => it.includes("| undetermined |")).length).toBeGreaterThan(0);
    const session = newSession();
    const alone = declared.flatMap((it) => session.refuse(session.meet(told(it)), { rules }));
    expect(alone.length).toBeGreaterThan(0);
    expect(alone.length).toBeLessThan(said.length);
  });

  it("CrossGuard finds in its two stages what the command finds in one", () => {
    expect(crossGuardSays(declared)).toEqual(commandSays(declared));
  });

  it("in whatever part of a stack", () => {
    fc.assert(
      fc.property(fc.subarray([...declared]), (part) => {
        expect(crossGuardSays(part)).toEqual(commandSays(part));
      }),
      { numRuns: 50 },
    );
  });

  it("in whatever order resources come", () => {
    const expected = commandSays(declared);
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(commandSays(order)).toEqual(expected);
        expect(crossGuardSays(order)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});
