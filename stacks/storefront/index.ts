import * as pulumi from "@pulumi/pulumi";
import { BackupVault, Bucket, Database, DatabaseMonitoring, LogBucket, Network, Queue, Role } from "sallyport/pulumi";
import { boundaries, shopPath } from "./boundaries";
import { frontDoor } from "./front-door";
import { keysOf } from "./keys";
import { pipeline } from "./pipeline";

// A web shop: customers come in over HTTPS, the shop runs in containers that its own pipeline deploys, orders are kept in
// PostgreSQL and wait in a queue for the warehouse, pictures of goods and customers' invoices are kept in buckets.

const owner = "storefront-team";
const config = new pulumi.Config();

const keys = keysOf(owner);
const logs = new LogBucket("storefront-logs", { owner, accepts: ["s3", "load-balancers"] });
const within = boundaries();

const network = new Network("storefront", {
  cidr: "10.20.0.0/16",
  owner,
  availabilityZones: ["a", "b"],
  zones: { edge: {}, app: {}, data: {} },
  flows: {
    "internet -> edge : 443": "customers reach the load balancer",
    "edge -> app : 8443": "the load balancer calls the shop",
    "app -> data : 5433": "the shop keeps its orders",
    "app -> aws.s3 : 443": "the shop keeps pictures and invoices",
    "app -> aws.sqs : 443": "the shop hands orders to the warehouse",
  },
  egress: "endpoints",
  endpoints: { zone: "app" },
  flowLogs: { to: "log-group", key: keys.for.internal },
  boundary: within.shop,
});
const { edge, app, data } = network.zones;

// What the shop's containers act as. What it may do, each thing says that is granted to it.
const shop = new Role("storefront", {
  owner,
  why: "the shop's containers",
  trust: { service: "ecs-tasks" },
  boundary: within.shop,
  path: shopPath,
  attachments: "shared",
});

const pictures = new Bucket("storefront-pictures", {
  dataClass: "public",
  owner,
  key: keys.for.public,
  accessLogs: logs,
  grants: { shop: { to: shop, can: ["read", "write"], why: "the shop shows pictures of its goods" } },
});
const invoices = new Bucket("storefront-invoices", {
  dataClass: "confidential",
  owner,
  key: keys.for.confidential,
  accessLogs: logs,
  grants: { shop: { to: shop, can: ["write"], why: "the shop writes an invoice for each order" } },
});
const orders = new Queue("storefront-orders", {
  dataClass: "confidential",
  owner,
  key: keys.for.confidential,
  grants: { shop: { to: shop, can: ["send"], why: "the shop hands orders to the warehouse" } },
});
const database = new Database("storefront-orders", {
  form: "instance",
  engine: "postgresql-17",
  size: "db.t4g.medium",
  storageGib: 50,
  dataClass: "confidential",
  owner,
  key: keys.for.confidential,
  zone: data,
  monitoring: new DatabaseMonitoring("storefront", { owner, key: keys.for.internal, boundary: within.shop }),
  grants: { shop: { to: shop, can: ["connect"], user: "shop", why: "the shop keeps its orders" } },
});
new BackupVault("storefront", {
  dataClass: "confidential",
  owner,
  key: keys.for.confidential,
  protects: { resources: { orders: database } },
  boundary: within.shop,
});

const targets = frontDoor({
  owner,
  network,
  zone: edge,
  logs,
  logKey: keys.for.internal,
  certificate: config.require("certificateArn"),
});

const roles = pipeline({ owner, keys, logs, within, connection: config.require("connectionArn") });

export const flowMatrix = network.flowMatrix;

/** What the pipeline of the shop's containers needs to know. */
export const platform = {
  subnets: app.subnets,
  securityGroup: app.securityGroup,
  targetGroup: targets.arn,
  role: shop.arn,
  deployedBy: roles.entries,
  database: database.address,
  queue: orders.url,
  buckets: { pictures: pictures.name, invoices: invoices.name },
};
