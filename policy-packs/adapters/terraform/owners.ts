import type { PulumiResource } from "../pulumi/resource";
import { mappings } from "../pulumi/mappings";
import { terraform } from "./dialect";
import { addressesOf, partsOf, possibleOf, type Instance, type Scope } from "./scope";
import { tokenOf } from "./types";

type Told = Pick<PulumiResource, "propertyDependencies" | "adrift">;

/**
 * What a satellite belongs to, as the configuration tells: names are no identity, for two modules may well use the same. Where only
 * `locals` tell, which a plan does not show, what alone can be meant is meant; among several nobody knows.
 */
export const ownerOf = (token: string, expressions: unknown, scope: Scope, instance: Instance): Told => {
  const { kind, foldedBy } = mappings[token] ?? {};
  if (foldedBy === undefined || typeof expressions !== "object" || expressions === null)
    return { propertyDependencies: {} };
  const written = expressions as { readonly [key: string]: unknown };
  const expression = written[terraform.spell(foldedBy, written as never)];
  const mayOwn = (address: string): boolean => {
    const mapping = mappings[tokenOf(typeOf(address)) ?? ""];
    return mapping?.kind === kind && mapping?.foldedBy === undefined;
  };
  const named = addressesOf(expression, scope, instance).filter(mayOwn);
  const possible = named.length > 0 ? named : possibleOf(expression, scope, instance).filter(mayOwn);
  const [owner, another] = possible;
  if (owner !== undefined && another === undefined) return { propertyDependencies: { [foldedBy]: [owner] } };
  return { propertyDependencies: {}, ...(named.length === 0 && possible.length > 0 ? { adrift: true } : {}) };
};

/** `aws_s3_bucket` of `module.net["a"].aws_s3_bucket.logs[0]`. */
const typeOf = (address: string): string => {
  const parts = partsOf(address);
  return parts.at(-2) ?? "";
};
