import { readUnsafe, type Unsafe } from "../../../components/model/argument";
import type { PulumiResource } from "./resource";

export const isComponent = (type: string): boolean => type.startsWith("sallyport:");

/** What the component that made a resource was told to leave open, by the resource's URN. A component is an ancestor, perhaps not the next. */
export const declarations = (
  resources: readonly PulumiResource[],
): ((resource: PulumiResource) => readonly Unsafe[]) => {
  const components = new Map(resources.filter(({ type }) => isComponent(type)).map((it) => [it.urn, it]));
  if (components.size === 0) return () => [];
  const byUrn = new Map(resources.map((it) => [it.urn, it]));
  return (resource) => {
    for (let at = resource.parent; at !== undefined; at = byUrn.get(at)?.parent) {
      const component = components.get(at);
      if (component !== undefined) return readUnsafe(component.props["unsafe"]);
    }
    return [];
  };
};
