import { Graph } from "../../../components/model/graph";
import type { Raw, RawObject } from "../../../components/model/raw";
import { adaptPulumi } from "../pulumi/adapt";
import type { PulumiResource } from "../pulumi/resource";
import { withoutUnset } from "../pulumi/unset";
import { terraform } from "./dialect";
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

/** The arguments that a resource only repeats, because resources of their own set them. */
type Satellites = (type: string, values: RawObject) => readonly string[];

/** By owner and argument, the types that set the argument in the owner's place, each with the argument that points to the owner. */
const setElsewhere: { readonly [owner: string]: { readonly [argument: string]: { readonly [type: string]: string } } } =
  {
    aws_iam_role: {
      inline_policy: { aws_iam_role_policy: "role" },
      managed_policy_arns: { aws_iam_role_policy_attachment: "role" },
    },
    aws_kms_key: { policy: { aws_kms_key_policy: "key_id" } },
    aws_network_acl: {
      egress: { aws_network_acl_rule: "network_acl_id" },
      ingress: { aws_network_acl_rule: "network_acl_id" },
    },
    aws_route_table: { route: { aws_route: "route_table_id" } },
    aws_s3_bucket: {
      acl: { aws_s3_bucket_acl: "bucket" },
      grant: { aws_s3_bucket_acl: "bucket" },
      lifecycle_rule: { aws_s3_bucket_lifecycle_configuration: "bucket" },
      logging: { aws_s3_bucket_logging: "bucket" },
      object_lock_configuration: { aws_s3_bucket_object_lock_configuration: "bucket" },
      policy: { aws_s3_bucket_policy: "bucket" },
      replication_configuration: { aws_s3_bucket_replication_configuration: "bucket" },
      server_side_encryption_configuration: { aws_s3_bucket_server_side_encryption_configuration: "bucket" },
      versioning: { aws_s3_bucket_versioning: "bucket" },
      website: { aws_s3_bucket_website_configuration: "bucket" },
    },
    aws_security_group: {
      egress: { aws_security_group_rule: "security_group_id", aws_vpc_security_group_egress_rule: "security_group_id" },
      ingress: {
        aws_security_group_rule: "security_group_id",
        aws_vpc_security_group_ingress_rule: "security_group_id",
      },
    },
    aws_sns_topic: { policy: { aws_sns_topic_policy: "arn" } },
    aws_sqs_queue: {
      policy: { aws_sqs_queue_policy: "queue_url" },
      redrive_allow_policy: { aws_sqs_queue_redrive_allow_policy: "queue_url" },
      redrive_policy: { aws_sqs_queue_redrive_policy: "queue_url" },
    },
  };

const satellitesIn = (resources: readonly PlannedResource[]): Satellites => {
  const pointing = new Map<string, Set<Raw>>();
  for (const { type, values = {} } of resources) {
    for (const [key, value] of Object.entries(values)) {
      if (typeof value !== "string") continue;
      const of = `${type} ${key}`;
      const targets = pointing.get(of);
      if (targets === undefined) pointing.set(of, new Set([value]));
      else targets.add(value);
    }
  }
  return (owner, values) => {
    const names = ["id", "arn", "name", "bucket", "url", "key_id"]
      .map((key) => values[key])
      .filter((it) => it !== undefined);
    return Object.entries(setElsewhere[owner] ?? {}).flatMap(([argument, types]) => {
      const set = Object.entries(types).some(([type, key]) =>
        names.some((it) => pointing.get(`${type} ${key}`)?.has(it) === true),
      );
      return set ? [argument] : [];
    });
  };
};
