import { levels } from "./levels";
import type { Told, ToldAtEnd } from "./session";
import {
  endOf,
  prototype,
  readFields,
  readFlag,
  readName,
  readNumber,
  readStruct,
  readText,
  readTexts,
  type Cursor,
} from "./wire";

/** An AnalyzeRequest. */
export const readResource = (bytes: Buffer): Told => {
  const cursor = { bytes, at: 0 };
  const told: Draft<Told> = { urn: "", type: "", name: "", inputs: {}, protect: false };
  readFields(cursor, bytes.length, (field) => {
    if (field === 2) told.inputs = readStruct(cursor);
    else if (field === 6) told.provider = readProvider(cursor);
    else return readShared(cursor, field, told);
    return true;
  });
  return told;
};

/** An AnalyzeStackRequest. */
export const readStack = (bytes: Buffer): readonly ToldAtEnd[] => {
  const cursor = { bytes, at: 0 };
  const resources: ToldAtEnd[] = [];
  readFields(cursor, bytes.length, (field) => {
    if (field !== 1) return false;
    resources.push(readAtEnd(cursor));
    return true;
  });
  return resources;
};

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** AnalyzerResource. */
const readAtEnd = (cursor: Cursor): ToldAtEnd => {
  const end = endOf(cursor);
  const propertyDependencies: Record<string, readonly string[]> = {};
  const nothing = { texts: {}, outputs: () => ({}) };
  const dependencies: string[] = [];
  const told: Draft<ToldAtEnd> = {
    urn: "",
    type: "",
    name: "",
    protect: false,
    dependencies,
    propertyDependencies,
    ...nothing,
  };
  readFields(cursor, end, (field) => {
    if (field === 2) {
      const { bytes, at } = cursor;
      told.outputs = () => readStruct({ bytes, at });
      told.texts = readTexts(cursor);
    } else if (field === 6) told.provider = { urn: readProvider(cursor).urn };
    else if (field === 7) told.parent = readText(cursor);
    else if (field === 8) dependencies.push(readText(cursor));
    else if (field === 9) readDependency(cursor, propertyDependencies);
    else return readShared(cursor, field, told);
    return true;
  });
  return told;
};

/** What AnalyzeRequest, AnalyzerResource and AnalyzerProviderResource have in common, under the same numbers. */
const readShared = (
  cursor: Cursor,
  field: number,
  told: Draft<Pick<Told, "urn" | "type" | "name"> & Options>,
): boolean => {
  if (field === 1) told.type = readName(cursor);
  else if (field === 3) told.urn = readText(cursor);
  else if (field === 4) told.name = readText(cursor);
  else if (field === 5) readOptions(cursor, told);
  else return false;
  return true;
};

const readProvider = (cursor: Cursor): NonNullable<Told["provider"]> => {
  const provider: Draft<NonNullable<Told["provider"]>> = { urn: "", type: "", name: "", inputs: {} };
  readFields(cursor, endOf(cursor), (field) => {
    if (field === 2) provider.inputs = readStruct(cursor);
    else return readShared(cursor, field, provider);
    return true;
  });
  return provider;
};

interface Options {
  readonly protect?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly parent?: string;
}

/** AnalyzerResourceOptions. */
const readOptions = (cursor: Cursor, told: Draft<Options>): void => {
  readFields(cursor, endOf(cursor), (field) => {
    if (field === 1) told.protect = readFlag(cursor);
    else if (field === 2) told.ignoreChanges = [...(told.ignoreChanges ?? []), readText(cursor)];
    else if (field === 8) told.parent = readText(cursor);
    else return false;
    return true;
  });
};

/** One entry of the map from properties to AnalyzerPropertyDependencies. */
const readDependency = (cursor: Cursor, dependencies: Record<string, readonly string[]>): void => {
  let property = "";
  const urns: string[] = [];
  readFields(cursor, endOf(cursor), (field) => {
    if (field === 1) property = readName(cursor);
    else if (field === 2)
      readFields(cursor, endOf(cursor), (inner) => {
        if (inner !== 1) return false;
        urns.push(readText(cursor));
        return true;
      });
    else return false;
    return true;
  });
  if (property !== prototype) dependencies[property] = urns;
};

/** A ConfigureAnalyzerRequest, as a user would write the configuration. */
export const readConfig = (bytes: Buffer): { readonly [rule: string]: unknown } => {
  const cursor = { bytes, at: 0 };
  const config: Record<string, unknown> = {};
  readFields(cursor, bytes.length, (field) => {
    if (field !== 1) return false;
    let name = "";
    let policy: object = {};
    readFields(cursor, endOf(cursor), (part) => {
      if (part === 1) name = readText(cursor);
      else if (part === 2) policy = readPolicyConfig(cursor);
      else return false;
      return true;
    });
    if (name !== prototype) config[name] = policy;
    return true;
  });
  return config;
};

const readPolicyConfig = (cursor: Cursor): object => {
  let level = 0;
  let properties: object = {};
  readFields(cursor, endOf(cursor), (field) => {
    if (field === 1) level = readNumber(cursor);
    else if (field === 2) properties = readStruct(cursor);
    else return false;
    return true;
  });
  return { ...properties, enforcementLevel: levels[level] };
};
