import type { Planned } from "../../../components/model/plan";
import { planRole, type Attachments, type RoleSpec } from "../../../components/identity/role/plan";

export const today = "2026-06-01";
const boundary = { arn: "arn:aws:iam::111122223333:policy/boundary" };

/** What every role says. */
const common = {
  owner: "shop-team",
  why: "packs orders",
  trust: { service: "lambda" },
  boundary,
} as const;

/** The usual role, with what a test is about in place of the rest. */
export const role = (own: Partial<RoleSpec<string, string, Attachments>> = {}) =>
  planRole<string, string, Attachments>("packer", { ...common, ...own }, today);

const why = "the order system is another team's";

const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/1";
const arn = (service: string, rest: string): string => `arn:aws:${service}:eu-west-1:111122223333:${rest}`;

/** What storage made, as it shows itself. */
export const things = {
  bucket: { kind: "bucket", arn: "arn:aws:s3:::invoices", keyArn },
  logs: { kind: "log-bucket", arn: "arn:aws:s3:::logs" },
  table: { kind: "table", arn: arn("dynamodb", "table/carts"), name: "carts", keyArn },
  queue: { kind: "queue", arn: arn("sqs", "packing"), keyArn },
  topic: { kind: "topic", arn: arn("sns", "placed"), keyArn },
  secret: { kind: "secret", arn: arn("secretsmanager", "secret:bank-AbCdEf"), keyArn },
  fileSystem: {
    kind: "file-system",
    arn: arn("elasticfilesystem", "file-system/fs-1"),
    accessPoints: { app: { arn: arn("elasticfilesystem", "access-point/fsap-1"), uid: 1000 } },
  },
  database: { kind: "database", arn: arn("rds", "db:orders"), resourceId: "db-ABC" },
  cluster: { kind: "cluster", arn: arn("rds", "cluster:orders"), resourceId: "cluster-ABC" },
  logGroup: { kind: "log-group", arn: arn("logs", "log-group:audit:*") },
} as const;

/** Roles, in every turn that their plans can take. */
export const rolePlans: readonly (readonly [string, readonly Planned[]])[] = [
  ["a role that may do nothing yet", role().resources],
  ["a role that things are granted to", role({ attachments: "shared" }).resources],
  [
    "a role that does what it declares",
    role({
      path: "/shop/",
      sessionHours: 8,
      access: {
        orders: {
          actions: ["states:StartExecution"],
          on: ["arn:aws:states:eu-west-1:111122223333:stateMachine:orders"],
          conditions: { StringEquals: { "aws:ResourceAccount": "111122223333" } },
          why,
        },
        machines: { actions: ["ec2:DescribeInstances", "xray:PutTraceSegments"], on: "every-resource", why },
      },
    }).resources,
  ],
  [
    "a role that uses what storage made",
    role({
      access: {
        invoices: { to: things.bucket, can: ["list", "read", "write"], prefix: "in/", why },
        logs: { to: things.logs, can: ["list", "read"], why },
        carts: { to: things.table, can: ["read", "write"], indexes: ["by-customer"], why },
        packing: { to: things.queue, can: ["receive", "send"], why },
        placed: { to: things.topic, can: ["publish"], why },
        bank: { to: things.secret, can: ["read"], why, until: "2026-12-31" },
        files: { to: things.fileSystem, can: ["read", "write"], through: "app", why },
        orders: { to: things.database, can: ["connect"], user: "packer", why },
        history: { to: things.cluster, can: ["connect"], user: "packer", why },
        audit: { to: things.logGroup, can: ["read", "write"], why, from: "2026-06-01", until: "2026-06-30" },
      },
    }).resources,
  ],
  [
    "a role for a week",
    role({
      access: { invoices: { to: things.bucket, can: ["read-versions"], why } },
      temporary: { from: "2026-06-01T08:00Z", for: "7d" },
    }).resources,
  ],
  [
    "a role for an evening",
    role({
      roleName: "packer",
      attachments: "shared",
      access: {
        orders: {
          actions: ["states:StopExecution"],
          on: ["arn:aws:states:eu-west-1:111122223333:execution:orders:*"],
          why: "incident 4711",
          from: "2026-06-01T18:00Z",
          for: "8h",
        },
      },
    }).resources,
  ],
];
