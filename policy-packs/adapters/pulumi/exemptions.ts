import type { Declared } from "../../../components/model/graph";
import { isObject, type Raw } from "../../../components/model/raw";
import type { PulumiResource } from "./resource";

/** What `exempt()` registers beside a resource to say what it is exempt from. */
const isCarrier = (type: string): boolean => type === "sallyport:exemption:Exemption";

/** The exemptions that the program says of a resource, or of a component over it. */
export const exemptionsIn = (
  resources: readonly PulumiResource[],
): ((resource: PulumiResource) => readonly Declared[]) => {
  const said = new Map<string, readonly Raw[]>();
  for (const { type, parent, props } of resources) {
    if (!isCarrier(type) || !isObject(props["of"])) continue;
    const { type: ofType, name } = props["of"];
    const written = props["exemptions"];
    if (typeof ofType !== "string" || typeof name !== "string") continue;
    const key = keyOf(parent, ofType, name);
    said.set(key, [...(said.get(key) ?? []), ...(Array.isArray(written) ? (written as readonly Raw[]) : [written])]);
  }
  if (said.size === 0) return () => [];
  const byUrn = new Map(resources.map((it) => [it.urn, it]));
  return (resource) => {
    const declared: Declared[] = [];
    for (let at: PulumiResource | undefined = resource; at !== undefined; at = byUrn.get(at.parent ?? "")) {
      const by = at.urn;
      declared.push(...(said.get(keyOf(at.parent, at.type, at.name)) ?? []).map((written) => ({ written, by })));
    }
    return declared;
  };
};

/** The carrier is a sibling of what it speaks of: same parent, and it says type and name. */
const keyOf = (parent: string | undefined, type: string, name: string): string => [parent ?? "", type, name].join("\n");
