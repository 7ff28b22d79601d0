import { UNKNOWN, type Wire, type WireObject } from "../../adapters/pulumi/sentinels";
import { opened, type Place, textOf } from "../place";
import { digits, dnsSuffixOf, hash, letters, octet, partitionOf, uuid } from "./identity";

/** The resource a placeholder is for. */
export interface Subject {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: WireObject;
  readonly place: Place;
}

/**
 * What a service would make up for one type, as texts with fields in braces: `{partition}`, `{region}`, `{account}`, `{dns}`,
 * `{name}`, `{id}`, `{arn}`, `{uuid}`, `{hex:17}`, `{digits:10}`, `{letters:13}`, `{lower:10}`, `{octet:1}`, else
 * the input of that name; `{url:host}` is an input without its scheme.
 */
export interface Pattern {
  /** The input that names the resource; made up from the resource's name where the program leaves it out. */
  readonly named?: string;
  /** Its made-up name is the resource's own, without digits. */
  readonly plainly?: boolean;
  /** Default: the name. */
  readonly id?: string;
  /** Without `arn:{partition}:`. */
  readonly arn?: string;
  readonly outputs?: { readonly [output: string]: string | ((subject: Conceived) => Wire) };
}

export interface Conceived extends Subject {
  readonly id: string;
  readonly physicalName: string;
  readonly arn: string;
  readonly fill: (template: string) => string;
  readonly input: (property: string) => Wire | undefined;
}

/** Every field filled; the whole is unknown where one is. */
function filler(subject: Subject, known: { readonly [field: string]: string }): (template: string) => string {
  const { place, urn, inputs } = subject;
  const facts: { readonly [field: string]: string } = {
    partition: partitionOf(place.region),
    dns: dnsSuffixOf(place.region),
    region: place.region,
    account: place.account,
    uuid: uuid(urn),
    ...known,
  };
  return (template) => {
    const missing: string[] = [];
    const text = template.replace(/\{(\w+)(?::(\w+))?\}/g, (whole, field: string, detail: string | undefined) => {
      const value =
        detail === undefined
          ? (facts[field] ?? textOf(inputs[field]))
          : detail === "host"
            ? textOf(inputs[field])?.replace(/^https?:\/\//, "")
            : generated(field, detail, urn + template);
      if (value === undefined) missing.push(field);
      return value ?? whole;
    });
    return missing.length > 0 ? UNKNOWN : text;
  };
}

function generated(field: string, detail: string, seed: string): string | undefined {
  const length = Number(detail);
  switch (field) {
    case "hex":
      return hash(seed, length);
    case "digits":
      return digits(seed, length);
    case "letters":
      return letters(seed, length);
    case "lower":
      return letters(seed, length).toLowerCase();
    case "octet":
      return octet(seed + detail);
    default:
      return undefined;
  }
}

/** The name the program gives, else its prefix or its own name for the resource with seven digits, as Pulumi does. */
function physicalNameOf(subject: Subject, { named = "name", plainly = false }: Pattern): string {
  const given = opened(subject.inputs[named]);
  if (typeof given === "string") return given;
  const prefix = opened(subject.inputs[`${named}Prefix`]);
  if (prefix === UNKNOWN) return UNKNOWN;
  if (plainly) return subject.name;
  return typeof prefix === "string" ? `${prefix}${hash(subject.urn, 26)}` : `${subject.name}-${hash(subject.urn, 7)}`;
}

export function conceive(
  subject: Subject,
  pattern: Pattern,
  existing?: string,
): { readonly id: string; readonly outputs: WireObject } {
  const named = pattern.named ?? "name";
  const physicalName = existing !== undefined && pattern.id === undefined ? existing : physicalNameOf(subject, pattern);
  const name: { readonly name?: string } = physicalName === UNKNOWN ? {} : { name: physicalName };
  const first = filler(subject, name);
  // Many an id is the ARN: where it is, the ARN comes first.
  const early = pattern.id?.includes("{arn}") === true ? first(`arn:{partition}:${pattern.arn ?? ""}`) : UNKNOWN;
  const withArn = filler(subject, { ...name, ...(early === UNKNOWN ? {} : { arn: early }) });
  const id = existing ?? withArn(pattern.id ?? "{name}");
  const withId = filler(subject, { ...name, ...(id === UNKNOWN ? {} : { id }) });
  const arn =
    pattern.arn === undefined
      ? UNKNOWN
      : existing?.startsWith("arn:") === true
        ? existing
        : withId(`arn:{partition}:${pattern.arn}`);
  const fill = filler(subject, { ...name, ...(id === UNKNOWN ? {} : { id }), ...(arn === UNKNOWN ? {} : { arn }) });
  const input = (property: string): Wire | undefined => opened(subject.inputs[property]);
  const conceived: Conceived = { ...subject, id, physicalName, arn, fill, input };
  const made = Object.entries(pattern.outputs ?? {}).map(
    ([output, value]) => [output, typeof value === "string" ? fill(value) : value(conceived)] as const,
  );
  const outputs: WireObject = {
    ...(arn === UNKNOWN ? {} : { arn }),
    ...(pattern.named === undefined ? {} : { [named]: physicalName }),
    ...Object.fromEntries(made),
    ...inputsKept(subject.inputs, pattern, physicalName),
  };
  return { id: id === UNKNOWN ? "" : id, outputs };
}

/** What the program wrote wins over what was made up; a merge of both is the table's to make. */
function inputsKept(inputs: WireObject, { outputs = {} }: Pattern, physicalName: string): WireObject {
  const kept = Object.entries(inputs).filter(([property]) => !MERGED.has(property) || !(property in outputs));
  return physicalName === "" ? {} : Object.fromEntries(kept);
}

/** Inputs that a service completes from within: the table's function has the last word on them. */
const MERGED: ReadonlySet<string> = new Set(["vpcConfig", "metadata", "kubernetesNetworkConfig"]);
