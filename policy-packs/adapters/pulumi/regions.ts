import { Unresolved } from "../../../components/model/raw";
import type { Value } from "../../../components/model/value";
import { View, type Dialect } from "../../../components/model/view";
import type { PulumiResource } from "./resource";

/**
 * In which region each resource is made: its own `region`, which @pulumi/aws has from version 7 on, or its provider's. Undefined
 * where neither says so, as for a provider that takes it from the environment.
 */
export const regionsOf = (
  resources: readonly PulumiResource[],
  dialect: Dialect,
): ((address: string) => Value<string> | undefined) => {
  let byUrn: ReadonlyMap<string, PulumiResource> | undefined;
  const stated = (resource: PulumiResource | undefined): Value<string> | undefined => {
    const raw = resource?.props["region"];
    if (resource === undefined || (typeof raw !== "string" && !(raw instanceof Unresolved))) return undefined;
    const source = { address: resource.urn, type: resource.type, dialect };
    return View.of<{ readonly region: string }>(source, resource.props).get("region").str("");
  };
  return (address) => {
    byUrn ??= new Map(resources.map((it) => [it.urn, it]));
    const resource = byUrn.get(address);
    const provider = resource?.provider?.slice(0, resource.provider.lastIndexOf("::"));
    return stated(resource) ?? (provider === undefined ? undefined : stated(byUrn.get(provider)));
  };
};
