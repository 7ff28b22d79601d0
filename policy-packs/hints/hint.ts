import type { AnyResource } from "../../components/model/graph";
import type { View } from "../../components/model/view";
import type { Finding } from "../core/evaluate";
import type { Hint } from "../core/hint";
import { remedied } from "../core/remedy";
import type { Rule } from "../core/rule";
import { defaultSettings } from "../core/settings";
import { render, type Plain } from "./languages";
import { replacements } from "./replacements";

/** The change to make, where one value mends the finding; undefined where that takes a decision. */
export const hintFor = (finding: Finding): Hint | undefined => {
  const { at, resource, verdict } = finding;
  if (verdict !== "fail" || at.path.length === 0 || (isCloudFormation(resource) && at.path.some(isAttribute)))
    return undefined;
  const canonical = canonicalPath(finding);
  const value = valueFor(finding, canonical);
  if (value === undefined) return undefined;
  const rendered = render(finding, value, canonical);
  if (rendered === undefined) return undefined;
  const here = at.resource === resource.view.source.address;
  const { language, code, added } = rendered;
  return { language, code, replaces: added ? "no" : here ? replacesOf(resource.kind, canonical) : undefined };
};

type Path = readonly (string | number)[];

const isCloudFormation = ({ type }: AnyResource): boolean => type.includes("::");

/** `routing.http.drop_invalid_header_fields.enabled` is an item of a list, and no property that has a value. */
const isAttribute = (part: string | number): boolean => typeof part === "string" && part.includes(".");

const propertiesOf = (kind: string): readonly { readonly name: string; readonly mark: string }[] =>
  (replacements[kind] ?? "").split(" ").flatMap((word) => {
    const [, mark = "", name = ""] = /^([!?]?)(.+)$/.exec(word) ?? [];
    return name === "" ? [] : [{ name, mark }];
  });

/** The path in CloudFormation's words: of another format, the property that is read from where the fault is. */
const canonicalPath = ({ resource, at }: Finding): string | undefined => {
  const named = at.path.filter((it) => typeof it === "string").join(".");
  if (isCloudFormation(resource)) return named;
  const spelled = JSON.stringify(at.path);
  return propertiesOf(resource.kind).find(({ name }) => JSON.stringify(originOf(resource, name)) === spelled)?.name;
};

const originOf = ({ view }: AnyResource, name: string): Path | undefined => {
  let at = view as unknown as View<{ readonly [part: string]: unknown }>;
  for (const part of name.split(".")) {
    const next: unknown = at.get(part);
    if (next === undefined) return undefined;
    at = next as typeof at;
  }
  return at.origin.path;
};

const replacesOf = (kind: string, path: string | undefined): Hint["replaces"] => {
  const property = path === undefined ? undefined : propertiesOf(kind).find(({ name }) => name === path);
  if (property === undefined) return undefined;
  return property.mark === "!" ? "yes" : property.mark === "?" ? "maybe" : "no";
};

/** A remedy, the other one of two values, or what the rule's good example of that kind says there. */
const valueFor = ({ rule, aspect, resource, message }: Finding, canonical: string | undefined): Plain | undefined => {
  const remedy = rule.remediate?.[resource.kind];
  if (remedy !== undefined && "set" in remedy && (remedy.aspect ?? aspect) === aspect)
    return remedied(remedy, undefined, defaultSettings, isCloudFormation(resource));
  const [, shown] = /^\S+ is (true|false|not set \((?:true|false) by default\)): /.exec(message) ?? [];
  if (shown !== undefined) return !shown.includes("true");
  return canonical === undefined ? undefined : exampleValue(rule, resource.kind, canonical);
};

/** Whose value is the user's own: the example's would be made up. */
const own = /(Id|Ids|Arn|Name|Role|Bucket|Prefix|Path|Description|User|Port|CidrIp|CidrBlock|Cidr|Email)$/;

/** The one value in which a rule's good example of a kind differs from its bad one. */
const exampleValue = ({ examples }: Rule, kind: string, path: string): Plain | undefined => {
  const [good, bad] = [examples.good, examples.bad].map((list) => list.find(({ type }) => type === kind));
  if (good === undefined || own.test(path)) return undefined;
  const [before, after] = [leaves(bad?.properties ?? {}), leaves(good.properties)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  const value: unknown = JSON.parse(after.get(path) ?? "null");
  return changed.length === 1 && changed[0] === path && isPlain(value) ? value : undefined;
};

const isPlain = (value: unknown): value is Plain => ["string", "number", "boolean"].includes(typeof value);

/** What is written, by its path, in JSON; a list is one thing, so that no item is taken for another. */
const leaves = (tree: unknown, path: readonly string[] = []): ReadonlyMap<string, string> => {
  if (typeof tree !== "object" || tree === null || Array.isArray(tree))
    return new Map([[path.join("."), JSON.stringify(tree)]]);
  return new Map(Object.entries(tree).flatMap(([key, value]) => [...leaves(value, [...path, key])]));
};
