import { Graph } from "../../components/model/graph";
import type { Raw, RawObject } from "../../components/model/raw";
import { spellPath } from "../../components/model/value";
import { adaptPulumi } from "../adapters/pulumi/adapt";
import { isComponent } from "../adapters/pulumi/declared";
import { withDefaultTags } from "../adapters/pulumi/default-tags";
import { mappings } from "../adapters/pulumi/mappings";
import { nativeKind } from "../adapters/pulumi/native";
import type { PulumiResource } from "../adapters/pulumi/resource";
import { openSentinels, UNKNOWN, type WireObject } from "../adapters/pulumi/sentinels";
import { withoutUnset } from "../adapters/pulumi/unset";
import { evaluate, type Finding, type Options } from "../core/evaluate";
import type { Rule } from "../core/rule";

interface Named {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
}

/** A resource as an engine tells of it before it is made. */
export interface Told extends Named {
  readonly inputs: WireObject;
  readonly protect: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly parent?: string;
  readonly provider?: Named & { readonly inputs: WireObject };
}

/** A resource as an engine tells of it once the whole stack is known. */
export interface ToldAtEnd extends Named {
  /** The outputs that are texts: ids, ARNs and names among them. */
  readonly texts: { readonly [output: string]: string };
  /** All outputs; often many, and seldom asked for. */
  readonly outputs: () => WireObject;
  readonly protect: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly dependencies?: readonly string[];
  readonly parent?: string;
  readonly provider?: Pick<Named, "urn">;
  readonly propertyDependencies: { readonly [property: string]: readonly string[] };
}

type Judges = { readonly rules: readonly Rule[] } & Pick<Options, "settings" | "demands">;

/**
 * One preview or update. The engine tells of each resource twice: by its inputs before it is made, alone; and by its outputs at
 * the end, together with all others. A rule must see what the program wrote *and* who belongs to whom, so inputs are remembered
 * until the end: outputs say no more than ids. (At a preview most outputs are unknown, and after an update an owner's still show
 * what held before its satellites changed it.)
 */
export interface Session {
  begin(): void;
  /** The resource by itself, before it is made. */
  meet(told: Told): Graph;
  /** The resource as it would be with these inputs, of which nothing is remembered. */
  look(told: Told): Graph;
  /** The failures for which the resource can be refused here and now, whatever else the stack holds. */
  refuse(graph: Graph, judges: Judges): readonly Finding[];
  /** The whole stack. */
  gather(told: readonly ToldAtEnd[]): Graph;
  /** All other findings: what rests on several resources, and what cannot be judged. */
  conclude(graph: Graph, judges: Judges): readonly Finding[];
  /** What was told as {@link refuse} found it. */
  refused(): readonly Finding[];
  /** A resource's inputs as the engine sent them, where it did. */
  inputsOf(urn: string): WireObject | undefined;
}

/** A resource's inputs as they came, and opened without knowing where unknown parts come from. */
interface Met {
  readonly inputs: WireObject;
  readonly props: RawObject;
  readonly alone: PulumiResource;
}

export const newSession = (): Session => {
  const met = new Map<string, Met>();
  /** Components of ours: what they were told holds for others. */
  const speaking = new Map<string, PulumiResource>();
  const refused = new Map<string, readonly Finding[]>();
  const settled = new Map<string, readonly Rule[]>();
  /** By whom it was settled: other settings settle anew. */
  let by: Judges | undefined;
  const graphOf = (told: Told, alone: PulumiResource): Graph => {
    const over = speaking.size === 0 ? [] : around(told, met, speaking);
    if (told.provider === undefined) return adaptPulumi([alone], undefined, over);
    // The provider is told of as a resource, too, and judged there.
    const [, ...tagged] = withDefaultTags([providerOf(told.provider), alone]);
    return adaptPulumi(tagged, undefined, over);
  };
  return {
    begin: () => {
      met.clear();
      speaking.clear();
      refused.clear();
      settled.clear();
    },
    meet: (told) => {
      const props = opened(told.inputs);
      const alone: PulumiResource = { ...described(told), props, propertyDependencies: {} };
      met.set(told.urn, { inputs: told.inputs, props, alone });
      if (isComponent(told.type)) speaking.set(told.urn, alone);
      if (!standsAlone(told.type)) return nothing;
      return graphOf(told, alone);
    },
    look: (told) => graphOf(told, { ...described(told), props: opened(told.inputs), propertyDependencies: {} }),
    refuse: (graph, judges) => {
      const { findings, settled: now } = evaluate(graph, judges.rules, { ...judges, stage: "alone" });
      if (by !== judges) settled.clear();
      by = judges;
      for (const [address, rules] of now) settled.set(address, rules);
      const failures = findings.filter(({ verdict }) => verdict === "fail");
      for (const failure of failures) {
        const { address } = failure.resource;
        const others = (refused.get(address) ?? []).filter((it) => !isSame(it, failure));
        refused.set(address, [...others, failure]);
      }
      return failures;
    },
    gather: (told) => adaptPulumi(told.map((it) => atEnd(it, met.get(it.urn)))),
    conclude: (graph, judges) => {
      const { findings } = evaluate(graph, judges.rules, { ...judges, ...(by === judges ? { settled } : {}) });
      return findings.filter((it) => refused.get(it.resource.address)?.some((other) => isSame(it, other)) !== true);
    },
    refused: () => [...refused.values()].flat(),
    inputsOf: (urn) => met.get(urn)?.inputs,
  };
};

const nothing = new Graph([]);

/** What stands over a resource, and what is said beside any of them. */
const around = (
  { parent }: Told,
  met: ReadonlyMap<string, Met>,
  speaking: ReadonlyMap<string, PulumiResource>,
): readonly PulumiResource[] => {
  const over: PulumiResource[] = [];
  for (let at = parent; at !== undefined; at = met.get(at)?.alone.parent) {
    const one = met.get(at)?.alone;
    if (one !== undefined) over.push(one);
  }
  return [...new Set([...speaking.values(), ...over])];
};

/** Whether a resource of this type can be judged before the rest of the stack is known. */
const standsAlone = (type: string): boolean => mappings[type]?.assembled === false || nativeKind(type) !== undefined;

const isSame = (one: Finding, other: Finding): boolean =>
  one.rule.id === other.rule.id && one.aspect === other.aspect && spellPath(one.at.path) === spellPath(other.at.path);

type Described = Omit<PulumiResource, "props" | "propertyDependencies">;

/** Engines do not tell packs of `retainOnDelete`. Written out, for it is made anew for every resource. */
const described = ({ urn, type, name, protect, ignoreChanges, parent, provider }: Told | ToldAtEnd): Described => {
  const resource: { -readonly [K in keyof Described]: Described[K] } = { urn, type, name, protect };
  if (ignoreChanges !== undefined) resource.ignoreChanges = ignoreChanges;
  if (parent !== undefined) resource.parent = parent;
  // The engine does not say the provider's id, and nobody asks for it.
  if (provider !== undefined) resource.provider = `${provider.urn}::`;
  return resource;
};

const providerOf = ({ inputs, ...provider }: NonNullable<Told["provider"]>): PulumiResource => ({
  ...provider,
  props: opened(inputs),
  propertyDependencies: {},
  protect: false,
});

const atEnd = (told: ToldAtEnd, met: Met | undefined): PulumiResource => {
  const { propertyDependencies: from } = told;
  const outputs = known(told.texts);
  const { id } = outputs;
  return {
    ...described(told),
    props: met === undefined ? withoutUnset(opened(told.outputs(), from)) : reopened(met, from),
    outputs,
    ...(id === undefined ? {} : { id }),
    propertyDependencies: from,
    ...(told.dependencies === undefined ? {} : { dependencies: told.dependencies }),
  };
};

const opened = (props: WireObject, from: ToldAtEnd["propertyDependencies"] = {}): RawObject => {
  const raw: Record<string, Raw> = {};
  for (const key of Object.keys(props)) raw[key] = openSentinels(props[key], from[key]);
  return raw;
};

/** Now that it is known where unknown parts come from. */
const reopened = (
  { inputs, props }: Pick<Met, "inputs" | "props">,
  from: ToldAtEnd["propertyDependencies"],
): RawObject => {
  const dependent = Object.entries(from);
  if (dependent.length === 0) return props;
  const raw: Record<string, Raw> = { ...props };
  for (const [key, urns] of dependent) if (key in inputs) raw[key] = openSentinels(inputs[key], urns);
  return raw;
};

const known = (texts: ToldAtEnd["texts"]): ToldAtEnd["texts"] => {
  const ids: Record<string, string> = {};
  for (const key in texts) if (texts[key] !== undefined && texts[key] !== UNKNOWN) ids[key] = texts[key];
  return ids;
};
