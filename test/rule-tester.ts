import { expect, it } from "@jest/globals";
import { Unresolved, type Raw } from "../components/model/raw";
import { Graph, type AnyResource } from "../components/model/graph";
import { adaptTemplate } from "../policy-packs/adapters/cloudformation";
import { adaptPulumi } from "../policy-packs/adapters/pulumi/adapt";
import { evaluate, type Finding } from "../policy-packs/core/evaluate";
import type { JsonObject, Rule, Told } from "../policy-packs/core/rule";
import type { Settings } from "../policy-packs/core/settings";

/** Not known before deployment: a parameter without default in CloudFormation, an output in Pulumi. */
export const unknown = { Ref: "NotKnownYet" };

/**
 * One resource of a small stack, in CloudFormation's words (`AWS::S3::Bucket`) or in Pulumi's (`aws:s3/bucket:Bucket`). Its name
 * is the last word of its type where none is given. `{ Ref: "Bucket" }` points to a resource in both.
 */
export interface Given {
  readonly type: string;
  readonly name?: string;
  readonly properties: JsonObject;
  /** What the program tells the engine; CloudFormation's attributes say the same where it has them. */
  readonly options?: Told & { readonly provider?: string; readonly secretsWithheld?: true };
}
export type Stack = readonly Given[];

export interface Cases {
  /** Stacks in which the rule judges something and finds nothing. */
  readonly pass: readonly Stack[];
  /** Stacks with what the one finding must say. */
  readonly fail: readonly (readonly [Stack, RegExp])[];
  readonly unknown: readonly Stack[];
  /** Stacks that the rule has nothing to say about. */
  readonly silent?: readonly Stack[];
  /** What the user set, in all cases. */
  readonly settings?: Partial<Settings>;
}

/** Runs a rule over its cases. Each is one test, so that a failure names the case. */
export const testRule = (rule: Rule, cases: Cases): void => {
  cases.pass.forEach((stack, index) => {
    it(`${rule.id} passes case ${String(index + 1)}`, () => {
      const { findings, passes } = judge(rule, stack, cases.settings);
      expect(findings.map(say)).toEqual([]);
      expect(passes).toBeGreaterThan(0);
    });
  });
  cases.fail.forEach(([stack, message], index) => {
    it(`${rule.id} fails case ${String(index + 1)}: ${message.source}`, () => {
      const said = judge(rule, stack, cases.settings).findings.map(say);
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(/^fail /);
      expect(said[0]).toMatch(message);
    });
  });
  cases.unknown.forEach((stack, index) => {
    it(`${rule.id} cannot tell case ${String(index + 1)}`, () => {
      const said = judge(rule, stack, cases.settings).findings.map(say);
      expect(said).not.toEqual([]);
      for (const one of said) expect(one).toMatch(/^undetermined .*cannot be judged/);
    });
  });
  (cases.silent ?? []).forEach((stack, index) => {
    it(`${rule.id} has nothing to say about case ${String(index + 1)}`, () => {
      const { findings, passes } = judge(rule, stack, cases.settings);
      expect({ said: findings.map(say), passes }).toEqual({ said: [], passes: 0 });
    });
  });
};

const say = ({ verdict, message, aspect }: Finding): string =>
  `${verdict} ${aspect === undefined ? "" : `(${aspect}) `}${message}`;

/** Judges a stack by one rule. */
export const judge = (
  rule: Rule,
  stack: Stack,
  settings: Partial<Settings> = {},
): { readonly findings: readonly Finding[]; readonly passes: number } => {
  const { findings, tally } = evaluate(graphOf(stack), [rule], { settings: { [rule.id]: settings } });
  return { findings, passes: tally.get(rule.principle)?.pass ?? 0 };
};

export const graphOf = (stack: Stack): Graph =>
  stack.every(({ type }) => type.includes("::")) ? cloudFormationGraph(stack) : pulumiGraph(stack);

const nameOf = ({ name, type }: Given): string => name ?? type.split(/[:/]/).at(-1) ?? type;

const cloudFormationGraph = (stack: Stack): Graph => {
  const resources = Object.fromEntries(
    stack.map((it) => [nameOf(it), { Type: it.type, ...attributesOf(it), Properties: it.properties }]),
  );
  const template = { Parameters: { NotKnownYet: { Type: "String" } }, Resources: resources };
  const { graph } = adaptTemplate(template, { file: "template.json", locate: () => undefined });
  const ignored = new Map(stack.map((it) => [nameOf(it), it.options?.ignoreChanges ?? []]));
  if ([...ignored.values()].every((paths) => paths.length === 0)) return graph;
  // CloudFormation has no such option: what rules make of it is the same.
  return new Graph(
    graph.resources.map((it): AnyResource => {
      const ignoreChanges = (ignored.get(it.address) ?? []).map((path) => ({ resource: it.address, path }));
      return { ...it, options: { ...it.options, ignoreChanges } };
    }),
  );
};

const attributesOf = ({ options: { retainOnDelete, dependsOn } = {} }: Given): { readonly [key: string]: Raw } => ({
  ...(retainOnDelete === true ? { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" } : {}),
  ...(dependsOn === undefined ? {} : { DependsOn: dependsOn }),
});

const urnOf = (it: Given): string => `urn:pulumi:test::project::${it.type}::${nameOf(it)}`;

const pulumiGraph = (stack: Stack): Graph => {
  const urns = new Map(stack.map((it) => [nameOf(it), urnOf(it)]));
  return adaptPulumi(
    stack.map((it) => ({
      urn: urnOf(it),
      type: it.type,
      name: nameOf(it),
      props: open(it.properties, urns) as { [key: string]: Raw },
      propertyDependencies: {},
      protect: it.options?.protect ?? false,
      retainOnDelete: it.options?.retainOnDelete ?? false,
      ignoreChanges: it.options?.ignoreChanges ?? [],
      dependencies: (it.options?.dependsOn ?? []).flatMap((name) => urns.get(name) ?? []),
      ...(it.options?.provider === undefined ? {} : { provider: `${urns.get(it.options.provider) ?? ""}::id` }),
      ...(it.options?.secretsWithheld === true ? { secretsWithheld: true } : {}),
    })),
  );
};

const open = (value: unknown, urns: ReadonlyMap<string, string>): Raw => {
  if (Array.isArray(value)) return value.map((item) => open(item, urns));
  if (typeof value !== "object" || value === null) return value as Raw;
  const { Ref: ref } = value as { Ref?: string };
  if (ref !== undefined) {
    const urn = urns.get(ref);
    return new Unresolved("is known only after deployment", urn === undefined ? [] : [urn]);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, open(item, urns)]));
};
