import type { ConfigureAnalyzerRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import type { Told, ToldAtEnd } from "./session";
import { endOf, readFields, readFlag, readStruct, readText, type Cursor } from "./wire";

/** An AnalyzeRequest. */
export const readResource = (bytes: Buffer): Told => readTold({ bytes, at: 0 }, bytes.length);

/** An AnalyzeStackRequest. */
export const readStack = (bytes: Buffer): readonly ToldAtEnd[] => {
  const cursor = { bytes, at: 0 };
  const resources: ToldAtEnd[] = [];
  readFields(cursor, bytes.length, (field) => {
    if (field !== 1) return false;
    resources.push(readTold(cursor, endOf(cursor)));
    return true;
  });
  return resources;
};

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** AnalyzeRequest, AnalyzerResource and AnalyzerProviderResource number what they share alike. */
const readTold = (cursor: Cursor, end: number): ToldAtEnd => {
  const propertyDependencies: Record<string, readonly string[]> = {};
  const told: Draft<ToldAtEnd> = { urn: "", type: "", name: "", props: {}, protect: false, propertyDependencies };
  readFields(cursor, end, (field) => {
    if (field === 1) told.type = readText(cursor);
    else if (field === 2) told.props = readStruct(cursor);
    else if (field === 3) told.urn = readText(cursor);
    else if (field === 4) told.name = readText(cursor);
    else if (field === 5) readOptions(cursor, told);
    else if (field === 6) told.provider = readTold(cursor, endOf(cursor));
    else if (field === 7) told.parent = readText(cursor);
    else if (field === 9) readDependency(cursor, propertyDependencies);
    else return false;
    return true;
  });
  return told;
};

/** AnalyzerResourceOptions. */
const readOptions = (cursor: Cursor, told: Draft<Told>): void => {
  readFields(cursor, endOf(cursor), (field) => {
    if (field === 1) told.protect = readFlag(cursor);
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
    if (field === 1) property = readText(cursor);
    else if (field === 2)
      readFields(cursor, endOf(cursor), (inner) => {
        if (inner !== 1) return false;
        urns.push(readText(cursor));
        return true;
      });
    else return false;
    return true;
  });
  dependencies[property] = urns;
};

/** Levels by the numbers that the protocol gives them. */
const levels = ["advisory", "mandatory", "disabled", "remediate"] as const;

/** A configuration as a user would write it. */
export const readConfig = (message: ConfigureAnalyzerRequest): { readonly [rule: string]: unknown } => {
  const config: Record<string, unknown> = {};
  message.getPolicyconfigMap().forEach((policy, name) => {
    const properties = policy.getProperties()?.toJavaScript() ?? {};
    config[name] = { ...properties, enforcementLevel: levels[policy.getEnforcementlevel()] };
  });
  return config;
};
