import * as pulumi from "@pulumi/pulumi";
import { Bucket, Key, LogBucket, Network } from "sallyport/pulumi";
import { frontDoor } from "./front-door";
import { orderDatabase } from "./order-database";
import { orderQueue } from "./order-queue";

// A web shop: customers come in over HTTPS, the shop runs in containers that its own pipeline deploys, orders are kept in
// PostgreSQL and wait in a queue for the warehouse, pictures of goods and customers' invoices are kept in buckets.

const owner = "storefront-team";
const config = new pulumi.Config();

const logs = new LogBucket("storefront-logs", { owner, accepts: ["s3", "load-balancers"] });
const logKey = new Key("storefront-operations", { dataClass: "internal", owner, services: ["logs"] });
const pictureKey = new Key("storefront-pictures", { dataClass: "public", owner, services: ["s3"] });
const orderKey = new Key("storefront-orders", {
  dataClass: "confidential",
  owner,
  services: ["rds", "s3", "secretsmanager", "sqs"],
});

const network = new Network("storefront", {
  cidr: "10.20.0.0/16",
  owner,
  availabilityZones: ["a", "b"],
  zones: { edge: {}, app: {}, data: {} },
  flows: {
    "internet -> edge : 443": "customers reach the load balancer",
    "edge -> app : 8443": "the load balancer calls the shop",
    "app -> data : 5433": "the shop keeps its orders",
  },
  flowLogs: { to: "log-group", key: logKey },
});
const { edge, app, data } = network.zones;

const pictures = new Bucket("storefront-pictures", { dataClass: "public", owner, key: pictureKey, accessLogs: logs });
const invoices = new Bucket("storefront-invoices", {
  dataClass: "confidential",
  owner,
  key: orderKey,
  accessLogs: logs,
});

const orders = orderQueue({ owner, key: orderKey.arn });
const database = orderDatabase({ owner, key: orderKey.arn, zone: data });
const shop = frontDoor({
  owner,
  vpc: network.vpc,
  zone: edge,
  logs: logs.name,
  logKey: logKey.arn,
  certificate: config.require("certificateArn"),
});

export const flowMatrix = network.flowMatrix;

/** What the pipeline of the shop's containers needs to know. */
export const platform = {
  subnets: app.subnets,
  securityGroup: app.securityGroup,
  targetGroup: shop.arn,
  database: database.address,
  queue: orders.url,
  buckets: { pictures: pictures.name, invoices: invoices.name },
};
