import { isObject, type Raw, type RawObject } from "../../../../components/model/raw";
import type { Expanded } from "../functions/loops";
import { own, put, sectionOf, type Path, type Template } from "../template";
import { httpApiOf, restApiOf } from "./apis";
import { clusterOf, fargateProfileOf } from "./clusters";
import type { ImplicitApi, MadeOfEvents } from "./events";
import { functionOf } from "./functions";
import { merge, type Made, type Serverless } from "./made";
import { layerOf, machineOf, tableOf } from "./others";

type Maker = (it: Serverless) => Made & Partial<Pick<MadeOfEvents, "implicit" | "events">>;

const makers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ["Api", restApiOf],
  ["Function", functionOf],
  ["HttpApi", httpApiOf],
  ["LayerVersion", layerOf],
  ["SimpleTable", tableOf],
  ["StateMachine", machineOf],
]);

/** What aws-cdk-lib has its own functions make, and CloudFormation has a type for. */
const customMakers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ["Custom::AWSCDK-EKS-Cluster", clusterOf],
  ["Custom::AWSCDK-EKS-FargateProfile", fargateProfileOf],
]);

export interface ExpandedStandIns extends Expanded {
  readonly notes: readonly string[];
}

const prefix = "AWS::Serverless::";

/**
 * Whether a template has resources that stand for others. It is one of AWS SAM where it says so or has its resources, which mean
 * nothing else; CDK's have types of their own.
 */
export const hasStandIns = (template: Template, { entries }: Pick<Expanded, "entries">): boolean => {
  for (const id in entries) {
    const body = entries[id];
    const type = isObject(body) ? own(body, "Type") : undefined;
    if (typeof type === "string" && (type.startsWith(prefix) || customMakers.has(type))) return true;
  }
  const transform = own(template, "Transform");
  const names: readonly Raw[] = Array.isArray(transform) ? (transform as readonly Raw[]) : [transform];
  return names.includes("AWS::Serverless-2016-10-31");
};

/**
 * The resources of a template as CloudFormation's: what the transform AWS::Serverless, or a function of CDK's, makes of them, as far
 * as it bears on security. Ids are their own. Source: "Generated AWS CloudFormation resources" in the AWS SAM Developer Guide.
 */
export const expandStandIns = (template: Template, { entries, written, open }: Expanded): ExpandedStandIns => {
  const globals = sectionOf(template, "Globals");
  const made: Record<string, Raw> = {};
  const paths = new Map<string, Path>(written);
  const notes: string[] = [];
  const implicit = new Map<ImplicitApi, string>();
  const apis = apisOf(entries, globals);
  for (const [id, body] of Object.entries(entries)) {
    const type = isObject(body) ? own(body, "Type") : undefined;
    const called = typeof type === "string" ? type : "";
    const name = called.startsWith(prefix) ? called.slice(prefix.length) : undefined;
    const make = name === undefined ? customMakers.get(called) : makers.get(name);
    if (!isObject(body) || make === undefined) {
      put(made, id, body);
      if (name !== undefined) notes.push(`${id} is not judged: ${prefix}${name} is not read here.`);
      continue;
    }
    const result = make(serverless(id, body, name === undefined ? undefined : own(globals, name), apis));
    for (const [resource, content] of Object.entries(result.resources)) {
      // What the template itself defines under a name goes before.
      if (resource !== id && Object.hasOwn(entries, resource)) continue;
      put(made, resource, content);
      const event = result.events?.get(resource);
      const within = event === undefined ? [] : ["Properties", "Events", event];
      if (resource !== id) paths.set(resource, [...(written.get(id) ?? [id]), ...within]);
    }
    notes.push(...result.notes);
    for (const api of result.implicit ?? []) if (!implicit.has(api)) implicit.set(api, id);
  }
  for (const [api, by] of implicit) addImplicit(api, by, { globals, made, paths, written });
  return { entries: made, written: paths, open, notes };
};

const serverless = (id: string, body: RawObject, globals: Raw, apis: Serverless["apis"] = new Map()): Serverless => {
  const properties = merge(globals, own(body, "Properties") ?? {});
  return { id, body, properties: isObject(properties) ? properties : {}, apis };
};

/** The APIs that are written nowhere, with the section of `Globals` that decides about each. */
const implicitly: { readonly [A in ImplicitApi]: string } = { ServerlessRestApi: "Api", ServerlessHttpApi: "HttpApi" };

const apisOf = (entries: RawObject, globals: RawObject): Serverless["apis"] => {
  const apis = new Map<string, RawObject>();
  for (const [id, name] of Object.entries(implicitly)) apis.set(id, serverless(id, {}, own(globals, name)).properties);
  for (const [id, body] of Object.entries(entries)) {
    const type = isObject(body) ? own(body, "Type") : undefined;
    if (!isObject(body) || (type !== `${prefix}Api` && type !== `${prefix}HttpApi`)) continue;
    apis.set(id, serverless(id, body, own(globals, type.slice(prefix.length))).properties);
  }
  return apis;
};

interface Progress {
  readonly globals: RawObject;
  readonly made: Record<string, Raw>;
  readonly paths: Map<string, Path>;
  readonly written: Expanded["written"];
}

/** An API that is written nowhere: `Globals` decide about it, and its line is that of the first function that asks for it. */
const addImplicit = (api: ImplicitApi, by: string, { globals, made, paths, written }: Progress): void => {
  if (Object.hasOwn(made, api)) return;
  const rest = api === "ServerlessRestApi";
  const stage = rest ? { Properties: { StageName: "Prod" } } : {};
  const it: Serverless = { ...serverless(api, stage, own(globals, implicitly[api])), body: {} };
  for (const [resource, content] of Object.entries((rest ? restApiOf(it) : httpApiOf(it)).resources)) {
    put(made, resource, content);
    paths.set(resource, written.get(by) ?? [by]);
  }
};
