import type { Ignored, Options } from "../../../components/model/options";
import { noOptions } from "../../../components/model/options";
import type { PulumiResource } from "./resource";

/** A provider's address in a reference to it, `urn::id`. */
export const providerUrn = (reference: string): string => reference.slice(0, Math.max(reference.lastIndexOf("::"), 0));

const ignoredOf = ({ urn, ignoreChanges = [] }: PulumiResource): readonly Ignored[] =>
  ignoreChanges.map((path) => ({ resource: urn, path }));

const said = ({ protect, retainOnDelete, provider, dependencies }: PulumiResource): Omit<Options, "ignoreChanges"> => {
  const departure = retainOnDelete === undefined ? undefined : retainOnDelete ? "retain" : "delete";
  return {
    ...(protect === undefined ? {} : { protect }),
    ...(departure === undefined ? {} : { onDelete: departure, onReplace: departure }),
    ...(provider === undefined ? {} : { provider: providerUrn(provider) }),
    ...(dependencies === undefined ? {} : { dependsOn: dependencies }),
  };
};

/** What the program told the engine about a resource, and about the satellites that are read as parts of it. */
export const optionsOf = (resource: PulumiResource, satellites: readonly PulumiResource[] = []): Options => {
  const ignoreChanges = [resource, ...satellites].flatMap(ignoredOf);
  const own = said(resource);
  const plain = own.provider === undefined && own.dependsOn?.length === 0 && ignoreChanges.length === 0;
  // Most resources have none: one object for all of them.
  return plain && own.protect === false && own.onDelete === "delete" ? noOptions : { ...own, ignoreChanges };
};
