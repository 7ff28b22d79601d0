import type { Graph } from "../../components/model/graph";
import { spellPath } from "../../components/model/value";
import { isWireObject, SIGNATURE, type Wire, type WireObject } from "../adapters/pulumi/sentinels";
import { evaluate, type Finding, type Options } from "../core/evaluate";
import { weigh } from "../core/exempting";
import type { Register } from "../core/register";
import { remedied } from "../core/remedy";
import type { Rule } from "../core/rule";
import { defaultSettings } from "../core/settings";
import type { Told } from "./session";

/** What a rule changed of a resource. */
export interface Remediation {
  readonly rule: Rule;
  /** All inputs, with the change. */
  readonly properties: WireObject;
  /** `metadataOptions.httpTokens: not set -> "required"`. */
  readonly change: string;
}

export interface Remediating extends Pick<Options, "settings" | "demands"> {
  /** The rules that the user wants to be remedied. */
  readonly remediates: readonly Rule[];
  readonly register: Register;
  readonly today: string;
}

/** Types whose every change makes a new one, though the kind that they read as is changed in place. */
const replaced: readonly string[] = ["aws:ec2/spotInstanceRequest:SpotInstanceRequest"];

/**
 * Changes what fails and has one right answer, one property after the other, until nothing is left to change. What is exempt or
 * cannot be judged stays as it is, and so does every other input: secrets and unknown values travel as they came.
 */
export const remediate = (
  told: Told,
  look: (told: Told) => Graph,
  { remediates, register, today, ...judges }: Remediating,
): readonly Remediation[] => {
  const done: Remediation[] = [];
  const rules = remediates.filter(({ remediate: remedies }) => remedies !== undefined);
  if (rules.length === 0 || replaced.includes(told.type)) return done;
  let inputs = told.inputs;
  const tried = new Set<string>();
  for (;;) {
    const { findings } = evaluate(look({ ...told, inputs }), rules, judges);
    const next = findings.find(
      (it) =>
        it.at.resource === told.urn &&
        !tried.has(keyOf(it)) &&
        it.verdict === "fail" &&
        weigh(it, register, today).verdict === "fail",
    );
    if (next === undefined) return done;
    tried.add(keyOf(next));
    const change = changeOf(next, inputs, judges);
    if (change === undefined) continue;
    inputs = change.properties;
    done.push(change);
  }
};

const keyOf = ({ rule, aspect, at }: Finding): string => JSON.stringify([rule.id, aspect, at.path]);

const changeOf = (
  { rule, aspect, at, resource }: Finding,
  inputs: WireObject,
  { settings = {} }: Pick<Options, "settings">,
): Remediation | undefined => {
  const remedy = rule.remediate?.[resource.kind];
  const [first] = at.path;
  // A path that begins with a type's name is in a satellite that is not there: it cannot be written here.
  if (remedy === undefined || typeof first !== "string" || !/^[a-z]/.test(first)) return undefined;
  if (remedy.aspect !== undefined && remedy.aspect !== aspect) return undefined;
  const current = valueAt(inputs, at.path);
  const own = { ...defaultSettings, ...settings[rule.id] };
  const value = remedied(remedy, current, own, resource.type.startsWith("aws-native:"));
  if (value === undefined || value === current) return undefined;
  const properties = written(inputs, at.path, value);
  if (!isWireObject(properties)) return undefined;
  const before = current === undefined ? "not set" : JSON.stringify(current);
  return { rule, properties, change: `${spellPath(at.path)}: ${before} -> ${JSON.stringify(value)}` };
};

type Path = readonly (string | number)[];

const valueAt = (wire: Wire | undefined, path: Path): Wire | undefined =>
  path.reduce<Wire | undefined>((at, part) => {
    if (Array.isArray(at)) return (at as readonly Wire[])[Number(part)];
    return isWireObject(at) ? at[part] : undefined;
  }, wire);

/** A copy with one value written; undefined where something on the way is a secret, unknown, or not there to be counted into. */
const written = (wire: Wire | undefined, [part, ...rest]: Path, value: Wire): Wire | undefined => {
  if (part === undefined) return value;
  if (typeof part === "number") {
    if (!Array.isArray(wire) || part >= wire.length) return undefined;
    const item = written((wire as readonly Wire[])[part], rest, value);
    return item === undefined ? undefined : (wire as readonly Wire[]).map((it, index) => (index === part ? item : it));
  }
  if (wire !== undefined && wire !== null && (!isWireObject(wire) || SIGNATURE in wire)) return undefined;
  const object: WireObject = isWireObject(wire) ? wire : {};
  const inner = written(object[part], rest, value);
  return inner === undefined ? undefined : { ...object, [part]: inner };
};
