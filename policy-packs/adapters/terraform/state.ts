import { Graph } from "../../../components/model/graph";
import { adaptPulumi } from "../pulumi/adapt";
import type { PulumiResource } from "../pulumi/resource";
import { withoutUnset } from "../pulumi/unset";
import { terraform } from "./dialect";
import { satellitesIn, type Satellites } from "./echoes";
import { isModule, type PlannedModule, type PlannedResource } from "./plan";
import { withAllTags, withType } from "./resource";
import { tokenOf } from "./types";

/** What is read of `terraform show -json` of a state. Source: https://developer.hashicorp.com/terraform/internals/json-format */
export interface State {
  readonly values: { readonly root_module?: PlannedModule };
}

/** Whether this is a state as `terraform show -json` (or `tofu show -json`) writes it. */
export const isState = (value: unknown): value is State => {
  if (typeof value !== "object" || value === null || !("format_version" in value) || !("values" in value)) return false;
  const { values } = value;
  if ("planned_values" in value || typeof values !== "object" || values === null) return false;
  return isModule(("root_module" in values ? values.root_module : undefined) ?? {});
};

/** Reads the resources of a state as they are, at Terraform's own addresses. Ids and ARNs are known, and tell what belongs together. */
export const adaptState = ({ values }: State): Graph => {
  const resources = resourcesOf(values.root_module ?? {});
  const types = new Map<string, string>();
  const unread = new Map<string, number>();
  const satellites = satellitesIn(resources);
  const read = resources.flatMap((resource): readonly PulumiResource[] => {
    const token = tokenOf(resource.type);
    if (token === undefined) {
      unread.set(resource.type, (unread.get(resource.type) ?? 0) + 1);
      return [];
    }
    types.set(resource.address, resource.type);
    return [asPulumi(resource, token, satellites)];
  });
  return new Graph(
    adaptPulumi(read, terraform).resources.map((it) => withType(it, types)),
    unread,
  );
};

const resourcesOf = (module: PlannedModule): readonly PlannedResource[] => [
  ...(module.resources ?? []).filter(({ mode }) => mode !== "data"),
  ...(module.child_modules ?? []).flatMap(resourcesOf),
];

const asPulumi = (resource: PlannedResource, token: string, satellites: Satellites): PulumiResource => {
  const { address, name, type, values = {} } = resource;
  const echoed = new Set(satellites(type, values));
  const own = Object.fromEntries(Object.entries(withoutUnset(values)).filter(([key]) => !echoed.has(key)));
  return {
    urn: address,
    type: token,
    name,
    props: withAllTags(own),
    outputs: values,
    ...(typeof values["id"] === "string" ? { id: values["id"] } : {}),
    propertyDependencies: {},
  };
};
