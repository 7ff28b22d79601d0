import { anybodySends, everything, lambdasTrust, tlsOnly } from "./documents";

/** A resource as Terraform has it; what comes from another is a text `type.name.attribute` behind `$`. */
interface Written {
  readonly type: string;
  readonly name: string;
  readonly values: { readonly [argument: string]: unknown };
}

const owned = { tags: { Owner: "shop" }, tags_all: { Owner: "shop" } };
const json = (document: object) => JSON.stringify(document);

/** The same shop in Terraform, its resources called as elsewhere. */
const written: readonly Written[] = [
  {
    type: "aws_kms_key",
    name: "Key",
    values: { description: "shop", enable_key_rotation: true, deletion_window_in_days: 30 },
  },
  { type: "aws_s3_bucket", name: "Archive", values: { bucket: "shop-archive", ...owned } },
  {
    type: "aws_s3_bucket_versioning",
    name: "ArchiveVersioning",
    values: { bucket: "$aws_s3_bucket.Archive.id", versioning_configuration: [{ status: "Enabled" }] },
  },
  {
    type: "aws_s3_bucket_public_access_block",
    name: "ArchiveBlock",
    values: {
      bucket: "$aws_s3_bucket.Archive.id",
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    },
  },
  {
    type: "aws_s3_bucket_server_side_encryption_configuration",
    name: "ArchiveEncryption",
    values: {
      bucket: "$aws_s3_bucket.Archive.id",
      rule: [
        {
          apply_server_side_encryption_by_default: [
            { sse_algorithm: "aws:kms", kms_master_key_id: "$aws_kms_key.Key.arn" },
          ],
        },
      ],
    },
  },
  {
    type: "aws_s3_bucket_policy",
    name: "ArchivePolicy",
    values: { bucket: "$aws_s3_bucket.Archive.id", policy: json(tlsOnly) },
  },
  { type: "aws_s3_bucket", name: "Uploads", values: { bucket: "shop-uploads" } },
  {
    type: "aws_s3_bucket_versioning",
    name: "UploadsVersioning",
    values: { bucket: "$aws_s3_bucket.Uploads.id", versioning_configuration: [{ status: "Suspended" }] },
  },
  { type: "aws_sqs_queue", name: "Orders", values: { name: "shop-orders", sqs_managed_sse_enabled: false } },
  {
    type: "aws_sqs_queue_policy",
    name: "OrdersPolicy",
    values: { queue_url: "$aws_sqs_queue.Orders.id", policy: json(anybodySends) },
  },
  {
    type: "aws_sqs_queue",
    name: "Events",
    values: { name: "shop-events", kms_master_key_id: "$aws_kms_key.Key.arn", ...owned },
  },
  { type: "aws_iam_role", name: "Worker", values: { assume_role_policy: json(lambdasTrust) } },
  {
    type: "aws_iam_role_policy",
    name: "WorkerPolicy",
    values: { role: "$aws_iam_role.Worker.id", policy: json(everything) },
  },
  {
    type: "aws_security_group",
    name: "Database",
    values: {
      description: "the database",
      vpc_id: "vpc-12345678",
      ingress: [
        {
          protocol: "tcp",
          from_port: 5432,
          to_port: 5432,
          cidr_blocks: ["0.0.0.0/0"],
          description: "all",
          self: false,
        },
      ],
      egress: [
        {
          protocol: "tcp",
          from_port: 443,
          to_port: 443,
          cidr_blocks: ["10.0.0.0/16"],
          description: "inside",
          self: false,
        },
      ],
    },
  },
  {
    type: "aws_db_instance",
    name: "Store",
    values: {
      engine: "postgres",
      instance_class: "db.t4g.micro",
      allocated_storage: 20,
      username: "shop",
      manage_master_user_password: true,
      publicly_accessible: true,
      storage_encrypted: false,
      backup_retention_period: 1,
      multi_az: false,
      deletion_protection: false,
      vpc_security_group_ids: ["$aws_security_group.Database.id"],
      skip_final_snapshot: true,
    },
  },
  { type: "aws_cloudwatch_log_group", name: "Logs", values: { name: "shop", retention_in_days: 7 } },
  { type: "aws_sns_topic", name: "News", values: { name: "shop-news" } },
];

const addressOf = ({ type, name }: Pick<Written, "type" | "name">) => `${type}.${name}`;

const isReference = (value: unknown): value is string => typeof value === "string" && value.startsWith("$");

const mapped = (value: unknown, change: (reference: string) => unknown): unknown => {
  if (isReference(value)) return change(value.slice(1));
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, mapped(item, change)] as const)
      .filter(([, item]) => item !== undefined),
  );
};

/** Where a value is not known: the same shape with `true` there, and nothing elsewhere. */
const unknownIn = (value: unknown): unknown => {
  if (isReference(value)) return true;
  if (Array.isArray(value)) return value.map((item) => unknownIn(item) ?? false);
  if (typeof value !== "object" || value === null) return undefined;
  const parts = Object.entries(value).flatMap(([key, item]) => {
    const unknown = unknownIn(item);
    return unknown === undefined ? [] : [[key, unknown] as const];
  });
  return Object.fromEntries(parts);
};

/** As the configuration of a plan has it: blocks are lists of objects, all else an expression. */
const expressionsOf = (values: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values as Record<string, unknown>).map(([key, value]): readonly [string, unknown] => {
      const [first] = Array.isArray(value) ? (value as readonly unknown[]) : [];
      if (Array.isArray(value) && typeof first === "object" && first !== null)
        return [key, (value as readonly object[]).map(expressionsOf)];
      const references = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter(isReference);
      if (references.length === 0) return [key, { constant_value: value }];
      return [key, { references: references.flatMap((it) => [it.slice(1), it.slice(1).replace(/\.[^.]*$/, "")]) }];
    }),
  );

/** What `terraform show -json PLANFILE` writes before anything is there. */
export const plan = {
  format_version: "1.2",
  terraform_version: "1.9.8",
  planned_values: {
    root_module: {
      resources: written.map((it) => ({
        address: addressOf(it),
        mode: "managed",
        type: it.type,
        name: it.name,
        values: mapped(it.values, () => undefined),
      })),
    },
  },
  resource_changes: written.map((it) => ({
    address: addressOf(it),
    mode: "managed",
    type: it.type,
    name: it.name,
    change: {
      actions: ["create"],
      before: null,
      after: mapped(it.values, () => undefined),
      after_unknown: { id: true, arn: true, ...(unknownIn(it.values) as object) },
    },
  })),
  configuration: {
    root_module: {
      resources: written.map((it) => ({
        address: addressOf(it),
        mode: "managed",
        type: it.type,
        name: it.name,
        expressions: expressionsOf(it.values),
      })),
    },
  },
};

const arnOf = (address: string) => `arn:aws:any:us-east-1:123456789012:${address}`;

/** What the provider reads back of a resource that others add to. */
const readBack: { readonly [address: string]: object } = {
  "aws_s3_bucket.Archive": {
    versioning: [{ enabled: true, mfa_delete: false }],
    policy: JSON.stringify(tlsOnly),
    server_side_encryption_configuration: [
      { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: "aws:kms", kms_master_key_id: "x" }] }] },
    ],
    logging: [],
  },
  "aws_s3_bucket.Uploads": { versioning: [{ enabled: false, mfa_delete: false }], policy: "", logging: [] },
  "aws_sqs_queue.Orders": { policy: JSON.stringify(anybodySends), kms_master_key_id: "" },
  "aws_iam_role.Worker": { inline_policy: [{ name: "WorkerPolicy", policy: JSON.stringify(everything) }] },
};

/** What `terraform show -json` writes once all is there. */
export const state = {
  format_version: "1.0",
  terraform_version: "1.9.8",
  values: {
    root_module: {
      resources: written.map((it) => {
        const address = addressOf(it);
        const resolve = (reference: string) => {
          const owner = reference.replace(/\.[^.]*$/, "");
          return reference.endsWith(".arn") ? arnOf(owner) : `id-of-${owner}`;
        };
        const values = {
          ...(mapped(it.values, resolve) as object),
          ...readBack[address],
          id: `id-of-${address}`,
          arn: arnOf(address),
        };
        return { address, mode: "managed", type: it.type, name: it.name, values, sensitive_values: {} };
      }),
    },
  },
};
