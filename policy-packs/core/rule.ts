import type { Graph, Kind, Properties, Resource } from "../../components/model/graph";
import type { Json } from "../../components/model/schema";
import type { Value } from "../../components/model/value";
import type { View } from "../../components/model/view";
import type { Remedies } from "./remedy";
import type { Settings } from "./settings";
import type { Severity } from "./severity";
import type { Verdict } from "./verdict";
import { inTerraform } from "./terraform-words";

export const principles = [
  "encryption",
  "authentication",
  "logging",
  "asset-management",
  "zoning",
  "least-privilege",
  "simple-mechanisms",
  "mediated-access",
  "shared-mechanisms",
  "fail-safe-defaults",
  "pipeline",
] as const;
export type Principle = (typeof principles)[number];

/** What a check may ask of the rest of the input. A rule that asks is judged when the whole stack is known. */
export interface Neighbours<K extends Kind = Kind> {
  readonly settings: Settings;
  readonly self: Pick<Resource<K>, "address" | "type" | "kind" | "options">;
  /** The satellites of a kind that belong to this resource. */
  satellites<S extends Kind>(kind: S): readonly Resource<S>[];
  /** The resources of a kind that a property of this or another resource points to. */
  targets<T extends Kind>(view: View<unknown>, kind: T): readonly Resource<T>[];
  /** What is read from this resource by a key: read once, however many rules ask. */
  once<T>(key: object, read: () => T): T;
  /** The region it is made in, where the input says so: a Pulumi resource's own, or its provider's. */
  region(): Value<string> | undefined;
  /** Every resource of a kind. */
  all<T extends Kind>(kind: T): readonly Resource<T>[];
  /** What is read from the whole stack by a function: read once a stack, however many rules and resources ask. */
  whole<T>(read: (graph: Graph) => T): T;
}

/** No verdict means that the rule does not apply; several are told apart by their aspects. */
export type Check<K extends Kind> = (it: View<Properties<K>>, near: Neighbours<K>) => Verdict | readonly Verdict[];
export type Checks = { readonly [K in Kind]?: Check<K> };

/** A property as a template may write it: its value, an intrinsic function, or free-form JSON. */
type Written<T> = T extends Json
  ? JsonObject
  : T extends string | number | boolean
    ? T | JsonObject
    : T extends readonly (infer E)[]
      ? readonly Written<E>[] | JsonObject
      : { readonly [K in keyof T]: Written<T[K]> };

export interface JsonObject {
  readonly [key: string]: JsonPart;
}
type JsonPart = string | number | boolean | JsonObject | readonly JsonPart[];

/** What an example tells the engine, in Pulumi's words; CloudFormation has attributes for some of it. */
export interface Told {
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly ignoreChanges?: readonly string[];
  /** Names of other resources. */
  readonly dependsOn?: readonly string[];
}

/** A resource as CloudFormation writes it, with only the properties that are read. Its logical id is the last word of its type. */
export type Example = {
  [K in Kind]: { readonly type: K; readonly properties: Written<Properties<K>>; readonly options?: Told };
}[Kind];

/** A peer's rule that asks the same of the same type. */
export interface Equivalent {
  /** As the peer spells it: `CKV_AWS_18`, `AwsSolutions-S1`, `S3_BUCKET_LOGGING_ENABLED`. */
  readonly id: string;
  readonly type: Kind;
  readonly aspect?: string;
}

/** Several peers' rules that ask the same of one type and aspect. */
export const knownAs = (type: Kind, aspect: string, ids: readonly string[]): readonly Equivalent[] =>
  ids.map((id) => ({ id, type, aspect }));

/** The change to make, in terms of @pulumi/aws and of CloudFormation. */
export interface Fix {
  readonly pulumi: string;
  readonly cloudformation: string;
}

export interface Rule {
  /** Kebab case and the name of its file. Once released it lives on, or becomes an alias. */
  readonly id: string;
  readonly title: string;
  readonly principle: Principle;
  readonly severity: Severity;
  /** What an attacker or a mistake can do without it. */
  readonly why: string;
  readonly fix: Fix;
  /** Where the change differs from kind to kind: what to do for a kind, in place of `fix`. */
  readonly fixes?: { readonly [K in Kind]?: Fix };
  readonly links: readonly string[];
  readonly checks: Checks;
  /** The settings that the checks read. */
  readonly settings?: readonly (keyof Settings)[];
  /** Each list is one small stack, its first resource the one that is judged. */
  readonly examples: {
    readonly good: readonly Example[];
    readonly bad: readonly Example[];
    /** Where the rule asks nothing until its user sets something: what is set in the examples. */
    readonly settings?: Partial<Settings>;
  };
  readonly equivalents: readonly Equivalent[];
  readonly aliases?: readonly string[];
  /** The one right answer, of kinds that have one: what `enforcementLevel: remediate` writes. */
  readonly remediate?: Remedies;
  /** True where the fault is a secret: reports must not show the value, nor the source line that holds it. */
  readonly sensitive?: boolean;
}

export const defineRule = (rule: Rule): Rule => rule;

/** What to change on a resource, in the words of the language it is written in. */
export const fixFor = (rule: Rule, resource: { readonly kind: Kind; readonly type: string }): string => {
  const fix = rule.fixes?.[resource.kind] ?? rule.fix;
  // aws-native has CloudFormation's properties; Terraform's types alone have no colon.
  if (/::|^aws-native:/.test(resource.type)) return fix.cloudformation;
  return resource.type.includes(":") ? fix.pulumi : inTerraform(fix.pulumi);
};
