import { Graph } from "../../../components/model/graph";
import type { RawObject } from "../../../components/model/raw";
import { adaptPulumi } from "../pulumi/adapt";
import type { PulumiResource } from "../pulumi/resource";
import { withoutUnset } from "../pulumi/unset";
import { terraform } from "./dialect";
import { satellitesIn, type Satellites } from "./echoes";
import { isPlan, type Change, type Plan, type PlannedResource } from "./plan";
import { lookupsOf, providersOf } from "./asked";
import { ownerOf } from "./owners";
import { opener } from "./policy-document";
import { configurationOf, scopeOf, scopesOf, type Scope } from "./scope";
import { withAllTags, withType } from "./resource";
import { secretsAreWritten } from "./secrets";
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
  const scopes = scopesOf(root);
  const satellites = satellitesIn(scopes.flatMap((it) => it.resources));
  const forgotten: string[] = [];
  for (const scope of scopes) {
    for (const resource of scope.resources) {
      if (isForgotten(changes.get(resource.address))) {
        forgotten.push(resource.address);
        continue;
      }
      const token = tokenOf(resource.type);
      if (token === undefined) unread.set(resource.type, (unread.get(resource.type) ?? 0) + 1);
      else {
        types.set(resource.address, resource.type);
        resources.push(asPulumi(resource, token, scope, { changes, satellites }));
      }
    }
  }
  for (const [asked, type] of [...lookupsOf(json, scopes), ...providersOf(json)]) {
    types.set(asked.urn, type);
    resources.push(asked);
  }
  const { resources: read } = adaptPulumi(resources, terraform);
  const renamed = read.map((it) => withType(it, types));
  return { graph: new Graph(renamed, unread), notes: notesOf(json, forgotten) };
};

/** Terraform only stops managing it: what it will be like nobody says. */
const isForgotten = (change: Change | undefined): boolean => {
  const actions = change?.change?.actions ?? [];
  return actions.length > 0 && actions.every((it) => it === "forget");
};

interface Whole {
  readonly changes: ReadonlyMap<string, Change>;
  readonly satellites: Satellites;
}

const asPulumi = (
  resource: PlannedResource,
  token: string,
  scope: Scope,
  { changes, satellites }: Whole,
): PulumiResource => {
  const { address, name, type, index } = resource;
  const { after, after_unknown: unknowns, after_sensitive: secret } = changes.get(address)?.change ?? {};
  const values = resource.values ?? after ?? {};
  const configuration = configurationOf(scope, resource);
  const { expressions, for_each_expression: forEach } = configuration ?? {};
  const echoed = new Set(satellites(type, values));
  const own = Object.entries(written(type, values, expressions)).filter(([key]) => !echoed.has(key));
  const set = withoutUnset(Object.fromEntries(own));
  return {
    urn: address,
    type: token,
    name,
    props: withAllTags(withUnknowns(set, unknowns, expressions, opener(scope, { index, forEach }, changes))),
    outputs: values,
    ...(typeof values["id"] === "string" ? { id: values["id"] } : {}),
    ...ownerOf(token, expressions, scope, { index, forEach }),
    ...(secretsAreWritten(set, secret, expressions, scope) ? { secretsWithheld: true } : {}),
  };
};

/** Arguments of a bucket that resources of their own took over: the provider reads back what those will only set later. */
const takenOver: ReadonlySet<string> = new Set(
  (
    "acceleration_status acl cors_rule grant lifecycle_rule logging object_lock_configuration policy " +
    "replication_configuration request_payer server_side_encryption_configuration versioning website"
  ).split(" "),
);

const written = (type: string, values: RawObject, expressions: unknown): RawObject => {
  if (type !== "aws_s3_bucket" || typeof expressions !== "object" || expressions === null) return values;
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => !takenOver.has(key) || Object.hasOwn(expressions, key)),
  );
};

const notesOf = (plan: Plan, forgotten: readonly string[]): readonly string[] => [
  ...(forgotten.length === 0
    ? []
    : [`Not judged, for the plan only stops managing it: ${forgotten.slice().sort().join(", ")}.`]),
  ...(plan.errored === true ? ["The plan ended in an error; what it does not hold is not judged."] : []),
  ...(plan.configuration === undefined
    ? ["The plan holds no configuration: what is known only after apply points to nothing."]
    : []),
];
