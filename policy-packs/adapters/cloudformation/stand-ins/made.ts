import { isObject, Unresolved, type Raw, type RawObject } from "../../../../components/model/raw";
import { own, put, sectionOf } from "../template";

/** A resource that stands for others as it is written; one of the AWS::Serverless transform with what the template's `Globals` say. */
export interface Serverless {
  readonly id: string;
  readonly properties: RawObject;
  /** The resource's other keys: condition, deletion policy, metadata. */
  readonly body: RawObject;
  /** The properties of the template's APIs, by id: written ones, and those that only events ask for. */
  readonly apis: ReadonlyMap<string, RawObject>;
}

/** What a resource stands for, by logical ids, and what of it cannot be read. */
export interface Made {
  readonly resources: { readonly [id: string]: RawObject };
  readonly notes: readonly string[];
}

export const ref = (id: string): RawObject => ({ Ref: id });
export const attribute = (id: string, name: string): RawObject => ({ "Fn::GetAtt": [id, name] });

/** The resource that takes over the logical id, and what is said of it. */
export const main = ({ body }: Serverless, type: string, properties: RawObject): RawObject => ({
  ...without(body, ["Type", "Properties", "Connectors", "IgnoreGlobals"]),
  Type: type,
  Properties: properties,
});

/** A resource beside it, which is made under the same condition. */
export const beside = ({ body }: Serverless, type: string, properties: RawObject): RawObject => {
  const condition = own(body, "Condition");
  return { Type: type, Properties: properties, ...(condition === undefined ? {} : { Condition: condition }) };
};

const without = (object: RawObject, keys: readonly string[]): RawObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

/** Properties that CloudFormation has under the same names. */
export const same = (properties: RawObject, names: readonly string[]): RawObject =>
  Object.fromEntries(
    names.flatMap((name) => (own(properties, name) === undefined ? [] : [[name, own(properties, name)]])),
  );

/** A property under another name, where it is written. */
export const renamed = (name: string, value: Raw): RawObject => (value === undefined ? {} : { [name]: value });

/** SAM writes tags as a map, CloudFormation as a list. */
export const tagList = (properties: RawObject): RawObject => {
  const written = own(properties, "Tags");
  if (!isObject(written)) return renamed("Tags", written);
  return { Tags: Object.entries(written).map(([Key, Value]) => ({ Key, Value })) };
};

/** The same with the tag that SAM adds where it has made a resource. */
export const tags = (properties: RawObject, by: string): RawObject => {
  const { Tags: list = [] } = tagList(properties);
  return Array.isArray(list) ? { Tags: [{ Key: by, Value: "SAM" }, ...(list as readonly Raw[])] } : { Tags: list };
};

/** The tags of what SAM makes beside a resource: those of that one, where they are asked for. */
export const theirs: Raw = new Unresolved("SAM gives it the tags of what is written", [], true);

export const isCall = (value: RawObject): boolean =>
  Object.keys(value).some((key) => key === "Ref" || key.startsWith("Fn::"));

/** What `Globals` say under what a resource says: maps are merged, lists follow each other, all else is the resource's. */
export const merge = (globals: Raw, local: Raw): Raw => {
  if (local === undefined) return globals;
  if (globals === undefined) return local;
  if (Array.isArray(globals) && Array.isArray(local))
    return [...(globals as readonly Raw[]), ...(local as readonly Raw[])];
  if (!isObject(globals) || !isObject(local) || isCall(globals) || isCall(local)) return local;
  const merged: Record<string, Raw> = { ...globals };
  for (const [key, value] of Object.entries(local)) put(merged, key, merge(own(globals, key), value));
  return merged;
};

/** A property that may be a map, as one. */
export const mapAt = (properties: RawObject, name: string): RawObject => sectionOf(properties, name);
