import { RESOURCE_REFERENCE, SIGNATURE, UNKNOWN, type WireObject } from "../adapters/pulumi/sentinels";
import type { External } from "./entry";
import type { Place } from "./place";
import { placeholderOf } from "./placeholders/index";
import type { TypeLookup } from "./type-lookup";
import { nameOf, typeOf, urnOf } from "./urn";

/** A resource that a component provider would make: unseen, yet the program can name it and pass it on. */
export interface Unseen extends External {
  readonly property: string;
}

/** What a remote component declares to give: of each resource only what identifies it, as of any that exists elsewhere. */
export function unseenOf(
  component: string,
  { project, stack, types }: { readonly project: string; readonly stack: string; readonly types: TypeLookup },
  place: Place,
): readonly Unseen[] {
  const name = nameOf(component);
  return types.madeBy(typeOf(component)).map(({ property, type }) => {
    const urn = urnOf(stack, project, component, type, `${name}-${property}`);
    return { property, urn, type, name, inputs: {}, ...placeholderOf({ urn, type, name, inputs: {}, place }) };
  });
}

/** As the engine writes a reference; the SDK of a program that does not load the resource's package takes the id. */
export const referenceTo = ({ urn }: Unseen): WireObject => ({ [SIGNATURE]: RESOURCE_REFERENCE, urn, id: UNKNOWN });
