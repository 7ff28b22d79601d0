import type { RawObject } from "../../../components/model/raw";
import { isRecord } from "../../../components/model/record";

/**
 * What is read of `terraform show -json` of a plan. Every part is optional, for the text comes from outside.
 * Source: https://developer.hashicorp.com/terraform/internals/json-format
 */
export interface Plan {
  readonly format_version?: string;
  readonly errored?: boolean;
  readonly planned_values?: { readonly root_module?: PlannedModule };
  readonly resource_changes?: readonly Change[];
  /** What the data sources that could be read said. */
  readonly prior_state?: { readonly values?: { readonly root_module?: PlannedModule } };
  readonly configuration?: {
    readonly root_module?: ModuleConfiguration;
    readonly provider_config?: { readonly [key: string]: ProviderConfiguration };
  };
}

interface ProviderConfiguration {
  readonly name?: string;
  /** `registry.terraform.io/hashicorp/aws`. */
  readonly full_name?: string;
  readonly version_constraint?: string;
  /** `module.net`; absent for the root. */
  readonly module_address?: string;
  readonly expressions?: Expression;
}

export interface PlannedModule {
  /** `module.net["a"]`; absent for the root. */
  readonly address?: string;
  readonly resources?: readonly PlannedResource[];
  readonly child_modules?: readonly PlannedModule[];
}

export interface PlannedResource {
  readonly address: string;
  readonly mode?: string;
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly values?: RawObject;
}

export interface Change {
  readonly address: string;
  readonly change?: {
    /** `["forget"]` where Terraform only stops managing it. */
    readonly actions?: readonly string[];
    readonly after?: RawObject | null;
    readonly after_unknown?: Unknowns;
    /** The shape of the value with `true` wherever it is secret. Terraform before 0.14 does not say. */
    readonly after_sensitive?: Unknowns;
  };
}

/** The shape of a value with `true` wherever it is not known yet. */
export type Unknowns = boolean | null | readonly Unknowns[] | { readonly [key: string]: Unknowns };

export interface ModuleConfiguration {
  readonly resources?: readonly ResourceConfiguration[];
  readonly module_calls?: { readonly [name: string]: ModuleCall };
  readonly outputs?: { readonly [name: string]: { readonly expression?: Expression } };
  readonly variables?: { readonly [name: string]: { readonly default?: unknown } };
}

export interface ModuleCall {
  readonly expressions?: { readonly [name: string]: Expression };
  readonly module?: ModuleConfiguration;
}

export interface ResourceConfiguration {
  readonly mode?: string;
  readonly type: string;
  readonly name: string;
  readonly expressions?: Expression;
  readonly for_each_expression?: Expression;
}

/** An attribute's `{ references }` or `{ constant_value }`, or a block: an object of expressions, or a list of such objects. */
export type Expression = readonly Expression[] | { readonly [key: string]: unknown };

const isListOf = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  value === undefined || (Array.isArray(value) && (value as readonly unknown[]).every(isItem));

export const isModule = (value: unknown): boolean =>
  isRecord(value) && isListOf(value["resources"], isResource) && isListOf(value["child_modules"], isModule);

const isResource = (value: unknown): boolean =>
  isRecord(value) &&
  ["address", "type", "name"].every((key) => typeof value[key] === "string") &&
  (value["values"] === undefined || isRecord(value["values"]));

const isText = (value: unknown): boolean => typeof value === "string";

const isChange = (value: unknown): boolean => {
  if (!isRecord(value)) return false;
  const change = value["change"] ?? {};
  return isRecord(change) && isListOf(change["actions"], isText);
};

const isProvider = (value: unknown): boolean =>
  isRecord(value) &&
  ["name", "full_name", "version_constraint", "module_address"].every((key) => typeof (value[key] ?? "") === "string");

const isConfiguration = (value: unknown): boolean =>
  isRecord(value) &&
  isListOf(value["resources"], isRecord) &&
  isRecord(value["outputs"] ?? {}) &&
  isRecord(value["variables"] ?? {}) &&
  Object.values(value["variables"] ?? {}).every(isRecord) &&
  isRecord(value["module_calls"] ?? {}) &&
  Object.values(value["module_calls"] ?? {}).every(
    (call: unknown) => isRecord(call) && isRecord(call["expressions"] ?? {}) && isConfiguration(call["module"] ?? {}),
  );

/** Whether this is a plan as `terraform show -json` (or `tofu show -json`) writes it. */
export const isPlan = (value: unknown): value is Plan => {
  if (!isRecord(value) || typeof value["format_version"] !== "string") return false;
  const { planned_values: planned, configuration = {}, resource_changes: changes } = value;
  const { prior_state: prior = {} } = value;
  const { values: read = {} } = isRecord(prior) ? prior : {};
  const { provider_config: providers = {} } = isRecord(configuration) ? configuration : {};
  return (
    isRecord(planned) &&
    isRecord(read) &&
    isModule(read["root_module"] ?? {}) &&
    isRecord(providers) &&
    Object.values(providers).every(isProvider) &&
    isModule(planned["root_module"] ?? {}) &&
    isListOf(changes, isChange) &&
    isRecord(configuration) &&
    isConfiguration(configuration["root_module"] ?? {})
  );
};

/** The addresses that an expression mentions, from the longest on: `aws_s3_bucket.b.arn`, `var.name`. */
export const referencesOf = (expression: unknown): readonly string[] => {
  if (Array.isArray(expression)) return [...new Set((expression as readonly unknown[]).flatMap(referencesOf))];
  if (!isRecord(expression)) return [];
  const listed = expression["references"];
  if (!Array.isArray(listed)) return [...new Set(Object.values(expression).flatMap(referencesOf))];
  const texts = [...new Set(listed.filter((it): it is string => typeof it === "string"))];
  // Terraform lists a resource besides each of its attributes.
  return texts.filter((text) => !texts.some((other) => other.startsWith(`${text}.`) || other.startsWith(`${text}[`)));
};

/** Whether this is an attribute's expression, which stands for all that is inside the attribute. */
const isAttribute = (expression: unknown): boolean =>
  isRecord(expression) && (Array.isArray(expression["references"]) || Object.hasOwn(expression, "constant_value"));

/**
 * The expression of a part of a block. Of several blocks of a kind it is that of any of them, for a set of blocks is planned in
 * another order than it is written in.
 */
export const expressionOf = (expression: unknown, part: string | number): unknown => {
  if (isAttribute(expression) || typeof part === "number") return expression;
  if (!Array.isArray(expression))
    return isRecord(expression) && Object.hasOwn(expression, part) ? expression[part] : undefined;
  const found = (expression as readonly unknown[]).map((it) => expressionOf(it, part)).filter((it) => it !== undefined);
  return found.length > 1 ? found : found[0];
};
