import { isObject, type Raw, type RawObject } from "../../../components/model/raw";
import type { Part } from "./part";
import { own, sectionOf, type Template } from "./template";

/** What the manifest of a cloud assembly says of a stack. */
export interface Deployed {
  readonly stack: string;
  readonly pseudo: NonNullable<Part["pseudo"]>;
}

/** The stacks of a cloud assembly (a folder that CDK writes for an app or for one of its stages), by their templates' file names. */
export const deployedStacks = (manifest: unknown): ReadonlyMap<string, Deployed> => {
  const artifacts = sectionOf(objectOf(manifest), "artifacts");
  const stacks = Object.entries(artifacts).flatMap(([id, artifact]) => {
    if (!isObject(artifact) || own(artifact, "type") !== "aws:cloudformation:stack") return [];
    const properties = sectionOf(artifact, "properties");
    const [file, name] = [own(properties, "templateFile"), own(properties, "stackName")];
    if (typeof file !== "string") return [];
    const pseudo = pseudoOf(own(artifact, "environment"));
    return [[file, { stack: typeof name === "string" ? name : id, pseudo }] as const];
  });
  return new Map(stacks);
};

export const objectOf = (value: unknown): RawObject => (isObject(value as Raw) ? (value as RawObject) : {});

/** `aws://123456789012/eu-west-1`; what is not settled there is called unknown. */
const pseudoOf = (environment: Raw): Deployed["pseudo"] => {
  const [, account, region] =
    typeof environment === "string" ? (/^aws:\/\/([^/]+)\/(.+)$/.exec(environment) ?? []) : [];
  return {
    ...(account === undefined || account === "unknown-account" ? {} : { "AWS::AccountId": account }),
    ...(region === undefined || region === "unknown-region" ? {} : { "AWS::Region": region }),
  };
};

/** The files in which a template's nested stacks stand, relative to its own, by logical id; `assets` says what a hash was made of. */
export const nestedFiles = (
  template: Template,
  assets: (hash: string) => string | undefined,
): ReadonlyMap<string, string> => {
  const found = Object.entries(sectionOf(template, "Resources")).flatMap(([id, body]) => {
    if (!isObject(body) || own(body, "Type") !== "AWS::CloudFormation::Stack") return [];
    const file = assetOf(body) ?? fileOf(own(sectionOf(body, "Properties"), "TemplateURL"), assets);
    return file === undefined ? [] : [[id, file] as const];
  });
  return new Map(found);
};

/** CDK notes beside the resource which file it has made an asset of. */
const assetOf = (body: RawObject): string | undefined => {
  const metadata = sectionOf(body, "Metadata");
  const path = own(metadata, "aws:asset:path");
  return own(metadata, "aws:asset:property") === "TemplateURL" && typeof path === "string" ? path : undefined;
};

const fileOf = (url: Raw, assets: (hash: string) => string | undefined): string | undefined => {
  const text = lastText(url);
  if (text === undefined) return undefined;
  const hash = /([0-9a-f]{64})\.json$/.exec(text)?.[1];
  if (hash !== undefined) return assets(hash);
  // What `aws cloudformation package` has yet to upload is a path.
  return url === text && !/^[a-z0-9]+:/i.test(text) ? text : undefined;
};

/** The end of a text that functions put together. */
const lastText = (value: Raw): string | undefined => {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return lastText((value as readonly Raw[]).at(-1));
  return isObject(value) ? lastText(Object.values(value)[0]) : undefined;
};

/** The files of a list of assets (`Stack.assets.json`), by their hashes. */
export const assetFiles = (list: unknown): ReadonlyMap<string, string> => {
  const entries = Object.entries(sectionOf(objectOf(list), "files")).flatMap(([hash, entry]) => {
    const path = isObject(entry) ? own(sectionOf(entry, "source"), "path") : undefined;
    return typeof path === "string" ? [[hash, path] as const] : [];
  });
  return new Map(entries);
};
