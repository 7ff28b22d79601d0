import { Graph } from "../../../components/model/graph";
import type { RawObject } from "../../../components/model/raw";
import { adaptPulumi } from "../pulumi/adapt";
import type { PulumiResource } from "../pulumi/resource";
import { withoutUnset } from "../pulumi/unset";
import { terraform } from "./dialect";
import { isPlan, type Change, type Plan, type PlannedResource } from "./plan";
import { lookupsOf, providersOf } from "./asked";
import { opener } from "./policy-document";
import { configurationOf, scopeOf, scopesOf, type Scope } from "./scope";
import { withAllTags, withType } from "./resource";
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
  const changes = new Map(json.resource_changes?.map((it) => [it.address, it]));
  const types = new Map<string, string>();
  const unread = new Map<string, number>();
  const resources: PulumiResource[] = [];
  for (const scope of scopesOf(root)) {
    for (const resource of scope.resources) {
      const token = tokenOf(resource.type);
      if (token === undefined) unread.set(resource.type, (unread.get(resource.type) ?? 0) + 1);
      else {
        types.set(resource.address, resource.type);
        resources.push(asPulumi(resource, token, scope, changes));
      }
    }
  }
  for (const [asked, type] of [...lookupsOf(json, scopesOf(root)), ...providersOf(json)]) {
    types.set(asked.urn, type);
    resources.push(asked);
  }
  const { resources: read } = adaptPulumi(resources, terraform);
  const renamed = read.map((it) => withType(it, types));
  return { graph: new Graph(renamed, unread), notes: notesOf(json) };
};

const asPulumi = (
  resource: PlannedResource,
  token: string,
  scope: Scope,
  changes: ReadonlyMap<string, Change>,
): PulumiResource => {
  const { address, name, index, values = {} } = resource;
  const configuration = configurationOf(scope, resource);
  const { expressions, for_each_expression: forEach } = configuration ?? {};
  const set = withoutUnset(written(resource, expressions));
  const unknowns = changes.get(address)?.change?.after_unknown;
  return {
    urn: address,
    type: token,
    name,
    props: withAllTags(withUnknowns(set, unknowns, expressions, opener(scope, { index, forEach }, changes))),
    outputs: values,
    ...(typeof values["id"] === "string" ? { id: values["id"] } : {}),
    propertyDependencies: {},
  };
};

/** Arguments of a bucket that resources of their own took over: the provider reads back what those will only set later. */
const takenOver: ReadonlySet<string> = new Set(
  (
    "acceleration_status acl cors_rule grant lifecycle_rule logging object_lock_configuration policy " +
    "replication_configuration request_payer server_side_encryption_configuration versioning website"
  ).split(" "),
);

const written = ({ type, values = {} }: PlannedResource, expressions: unknown): RawObject => {
  if (type !== "aws_s3_bucket" || typeof expressions !== "object" || expressions === null) return values;
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => !takenOver.has(key) || Object.hasOwn(expressions, key)),
  );
};

const notesOf = (plan: Plan): readonly string[] => [
  ...(plan.errored === true ? ["The plan ended in an error; what it does not hold is not judged."] : []),
  ...(plan.configuration === undefined
    ? ["The plan holds no configuration: what is known only after apply points to nothing."]
    : []),
];
