import type { PulumiResource } from "../adapters/pulumi/resource";
import type { WireObject } from "../adapters/pulumi/sentinels";
import type { CallbackAddress } from "./sdk/messages";
import { nameOf, typeOf } from "./urn";

/** What the engine keeps of a resource. */
export interface Entry {
  readonly resource: PulumiResource;
  readonly wire: { readonly inputs: WireObject; readonly outputs: WireObject };
  readonly transforms: readonly CallbackAddress[];
  /** Read, or made by a provider: no resource that this program describes. */
  readonly external: boolean;
}

export interface External extends Pick<PulumiResource, "urn" | "type" | "name" | "id"> {
  readonly inputs: WireObject;
  readonly outputs: WireObject;
}

/** A resource that exists elsewhere: the program may refer to it, and no rule judges it. */
export const external = ({ urn, type, name, id, inputs, outputs }: External): Entry => ({
  resource: {
    urn,
    type,
    name,
    ...(id === undefined ? {} : { id }),
    props: {},
    propertyDependencies: {},
    protect: false,
  },
  wire: { inputs, outputs },
  transforms: [],
  external: true,
});

/** What a reference to a resource opens to, where a program takes one apart. */
export function whatItOpensTo({ urn: given }: WireObject, entries: ReadonlyMap<string, Entry>): WireObject {
  const urn = typeof given === "string" ? given : "";
  const entry = entries.get(urn);
  if (entry === undefined) throw new Error(`There is no resource ${nameOf(urn)} (${typeOf(urn)}) in this program.`);
  return { urn, id: entry.resource.id ?? "", state: entry.wire.outputs };
}
