import { createRequire } from "node:module";

interface ManagedPolicies {
  readonly source: { readonly package: string; readonly version: string; readonly latest: string };
  /** By what stands behind `policy/` in the ARN: the version that is AWS's default one, and its document. */
  readonly policies: { readonly [name: string]: { readonly version: string; readonly document: unknown } };
}

/** By the word before the colon, the names of the actions that read and of those that write, each list parted by blanks. */
export interface ActionNames {
  readonly [service: string]: readonly [reads: string, writes: string];
}

const loaded = new Map<string, unknown>();

/** The path holds from this folder and from the folders of the bundles, which stand beside it. */
const load = (file: string): unknown => {
  if (!loaded.has(file)) loaded.set(file, createRequire(__filename)(`../iam-data/${file}`));
  return loaded.get(file);
};

/** The documents of AWS's own policies that are at hand; read when somebody first asks for one. */
export const managedPolicies = (): ManagedPolicies => load("documents.json") as ManagedPolicies;

/** All actions of AWS's, as its service authorisation reference has them; read when somebody first asks. */
export const actionNames = (): ActionNames => load("actions.json") as ActionNames;
