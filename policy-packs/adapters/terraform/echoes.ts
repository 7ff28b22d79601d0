import type { Raw, RawObject } from "../../../components/model/raw";
import type { PlannedResource } from "./plan";

/** The arguments that a resource only repeats, because resources of their own set them. */
export type Satellites = (type: string, values: RawObject) => readonly string[];

/** By owner and argument, the types that set the argument in the owner's place, each with the argument that points to the owner. */
const setElsewhere: { readonly [owner: string]: { readonly [argument: string]: { readonly [type: string]: string } } } =
  {
    aws_api_gateway_rest_api: { policy: { aws_api_gateway_rest_api_policy: "rest_api_id" } },
    aws_elasticsearch_domain: { access_policies: { aws_elasticsearch_domain_policy: "domain_name" } },
    aws_iam_role: {
      inline_policy: { aws_iam_role_policy: "role" },
      managed_policy_arns: { aws_iam_role_policy_attachment: "role" },
    },
    aws_kms_key: { policy: { aws_kms_key_policy: "key_id" } },
    aws_network_acl: {
      egress: { aws_network_acl_rule: "network_acl_id" },
      ingress: { aws_network_acl_rule: "network_acl_id" },
    },
    aws_opensearch_domain: { access_policies: { aws_opensearch_domain_policy: "domain_name" } },
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
    aws_secretsmanager_secret: { policy: { aws_secretsmanager_secret_policy: "secret_arn" } },
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
    aws_vpc_endpoint: { policy: { aws_vpc_endpoint_policy: "vpc_endpoint_id" } },
  };

export const satellitesIn = (resources: readonly PlannedResource[]): Satellites => {
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
    const names = ["id", "arn", "name", "bucket", "url", "key_id", "domain_name"]
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
