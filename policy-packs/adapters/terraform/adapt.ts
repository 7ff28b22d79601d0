import { Graph, type AnyResource } from "../../../components/model/graph";
import type { Raw, RawObject } from "../../../components/model/raw";
import { adaptPulumi } from "../pulumi/adapt";
import type { PulumiResource } from "../pulumi/resource";
import { withoutUnset } from "../pulumi/unset";
import { terraform } from "./dialect";
import { isPlan, type Plan, type PlannedResource, type Unknowns } from "./plan";
import { addressesOf, configurationOf, scopeOf, scopesOf, type Scope } from "./scope";
import { tokenOf } from "./types";
import { withUnknowns } from "./unknowns";

export interface AdaptedPlan {
  readonly graph: Graph;
  /** What is not judged, or judged with a reservation: a sentence each. */
  readonly notes: readonly string[];
}

/** Reads the resources of a plan (`terraform show -json PLANFILE`) as they will be after apply, at Terraform's own addresses. */
export const adaptPlan = (json: unknown): AdaptedPlan => {
  if (!isPlan(json)) return { graph: new Graph([]), notes: ["This is not the JSON of a Terraform plan."] };
  const root = scopeOf(json.planned_values?.root_module ?? {}, json.configuration?.root_module ?? {});
  const unknowns = unknownsByAddress(json);
  const types = new Map<string, string>();
  const unread = new Map<string, number>();
  const resources: PulumiResource[] = [];
  for (const scope of scopesOf(root)) {
    for (const resource of scope.resources) {
      if (resource.mode === "data") continue;
      const token = tokenOf(resource.type);
      if (token === undefined) unread.set(resource.type, (unread.get(resource.type) ?? 0) + 1);
      else {
        types.set(resource.address, resource.type);
        resources.push(asPulumi(resource, token, scope, unknowns.get(resource.address)));
      }
    }
  }
  const { resources: read } = adaptPulumi(resources, terraform);
  return {
    graph: new Graph(
      read.map((it) => withType(it, types)),
      unread,
    ),
    notes: notesOf(json),
  };
};

const unknownsByAddress = (plan: Plan): ReadonlyMap<string, Unknowns | undefined> =>
  new Map(plan.resource_changes?.map(({ address, change }) => [address, change?.after_unknown]));

const asPulumi = (
  resource: PlannedResource,
  token: string,
  scope: Scope,
  unknowns: Unknowns | undefined,
): PulumiResource => {
  const { address, name, index, values = {} } = resource;
  const configuration = configurationOf(scope, resource);
  const { expressions } = configuration ?? {};
  const from = (expression: unknown): readonly string[] => addressesOf(expression, scope, index);
  const set = withoutUnset(written(resource, expressions));
  return {
    urn: address,
    type: token,
    name,
    props: withAllTags(withUnknowns(set, unknowns, expressions, from)),
    outputs: values,
    ...(typeof values["id"] === "string" ? { id: values["id"] } : {}),
    propertyDependencies: {},
    protect: false,
  };
};

/** Arguments of a bucket that resources of their own took over: the provider reads back what those will only set later. */
const takenOver: ReadonlySet<string> = new Set([
  ...[
    "acceleration_status",
    "acl",
    "cors_rule",
    "grant",
    "lifecycle_rule",
    "logging",
    "object_lock_configuration",
    "policy",
  ],
  ...["replication_configuration", "request_payer", "server_side_encryption_configuration", "versioning", "website"],
]);

const written = ({ type, values = {} }: PlannedResource, expressions: unknown): RawObject => {
  if (type !== "aws_s3_bucket" || typeof expressions !== "object" || expressions === null) return values;
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => !takenOver.has(key) || Object.hasOwn(expressions, key)),
  );
};

/** `tags_all` holds the provider's default tags besides the resource's own. */
const withAllTags = (props: RawObject): RawObject => {
  const all: Raw = props["tags_all"];
  return all === undefined ? props : { ...props, tags: all };
};

const withType = (resource: AnyResource, types: ReadonlyMap<string, string>): AnyResource => {
  const type = types.get(resource.view.source.address);
  return type === undefined ? resource : { ...resource, type };
};

const notesOf = (plan: Plan): readonly string[] => [
  ...(plan.errored === true ? ["The plan ended in an error; what it does not hold is not judged."] : []),
  ...(plan.configuration === undefined
    ? ["The plan holds no configuration: what is known only after apply points to nothing."]
    : []),
];
