import type { Planned } from "../../../components/model/plan";
import { dataClasses, type DataClass } from "../../../components/storage/data-class";
import { planLogGroup, type LogGroupSpec } from "../../../components/storage/log-group/plan";
import type { QueuePublisher, TopicPublisher } from "../../../components/storage/publishers";
import { planQueue } from "../../../components/storage/queue/plan";
import type { QueueSpec } from "../../../components/storage/queue/spec";
import { planTable, type TableSpec } from "../../../components/storage/table/plan";
import { planTopic, type TopicSpec } from "../../../components/storage/topic/plan";

const today = "2026-06-01";
export const role = { name: "shop", arn: "arn:aws:iam::111122223333:role/shop" };
const owner = "shop-team";

export const classes = Object.keys(dataClasses) as DataClass[];

const keyFor = <C extends DataClass>(dataClass: C) => ({
  dataClass,
  arn: "the-key",
  serves: {
    cloudwatch: true,
    dynamodb: true,
    events: true,
    logs: true,
    "s3-notifications": true,
    sns: true,
    "sns-subscriptions": true,
    sqs: true,
  } as const,
});

export const table = (dataClass: DataClass, own: Partial<TableSpec<DataClass, string>> = {}) =>
  planTable(
    "orders",
    { dataClass, owner, key: keyFor(dataClass), partitionKey: { name: "id", type: "S" }, ...own },
    today,
  );

export const topic = (dataClass: DataClass, own: Partial<TopicSpec<DataClass, TopicPublisher, boolean, string>> = {}) =>
  planTopic<DataClass, TopicPublisher, boolean>("orders", { dataClass, owner, key: keyFor(dataClass), ...own }, today);

export const queue = (dataClass: DataClass, own: Partial<QueueSpec<DataClass, QueuePublisher, boolean, string>> = {}) =>
  planQueue<DataClass, QueuePublisher, boolean>("orders", { dataClass, owner, key: keyFor(dataClass), ...own }, today);

export const logGroup = (dataClass: DataClass, own: Partial<LogGroupSpec<DataClass, string>> = {}) =>
  planLogGroup("orders", { dataClass, owner, key: keyFor(dataClass), ...own }, today);

const why = "the shop takes orders";
const until = "2026-12-31";

/** Tables, topics, queues and log groups, in every turn that their plans can take. */
export const messagePlans: readonly (readonly [string, readonly Planned[]])[] = [
  ...classes.flatMap((it) => [
    [`a table for ${it} data`, table(it).resources] as const,
    [`a topic for ${it} data`, topic(it).resources] as const,
    [`a queue for ${it} data`, queue(it).resources] as const,
    [`a log group for ${it} data`, logGroup(it).resources] as const,
  ]),
  [
    "a table with all that a table can have",
    table("confidential", {
      sortKey: { name: "placed", type: "N" },
      indexes: {
        customers: { partitionKey: { name: "customer", type: "S" }, sortKey: { name: "placed", type: "N" } },
        digests: { partitionKey: { name: "digest", type: "B" } },
      },
      stream: "NEW_AND_OLD_IMAGES",
      timeToLive: "expires",
      grants: {
        shop: { to: role, can: ["read", "write"], why },
        report: { to: role, can: ["read"], why: "the yearly report", until },
      },
    }).resources,
  ],
  [
    "a topic for services and roles",
    topic("confidential", {
      publishers: ["cloudwatch", "events", "s3-notifications"],
      grants: { shop: { to: role, can: ["publish"], why } },
    }).resources,
  ],
  ["a topic that keeps its order", topic("internal", { fifo: true }).resources],
  [
    "a queue for services, topics and roles",
    queue("restricted", {
      publishers: ["events", "s3-notifications"],
      topics: { news: { dataClass: "internal", fifo: false, arn: "arn:aws:sns:eu-west-1:111122223333:news" } },
      deadLetters: { create: { maxReceiveCount: 3 } },
      visibilityTimeout: 180,
      grants: {
        shop: { to: role, can: ["send"], why },
        packer: { to: role, can: ["receive"], why: "packs orders", until },
      },
    }).resources,
  ],
  [
    "a queue that keeps its order and shares its dead letters",
    queue("internal", {
      fifo: true,
      topics: { news: { dataClass: "public", fifo: true, arn: "arn:aws:sns:eu-west-1:111122223333:news.fifo" } },
      deadLetters: {
        use: {
          queue: { dataClass: "internal", fifo: true, arn: "arn:aws:sqs:eu-west-1:111122223333:dead.fifo" },
          maxReceiveCount: 2,
        },
      },
    }).resources,
  ],
  [
    "a queue for the dead letters of others",
    queue("internal", { deadLetters: "off", deadLettersOf: ["orders", "invoices"] }).resources,
  ],
  [
    "a log group that a service looks for",
    logGroup("restricted", {
      logGroupName: "/aws/lambda/orders",
      keepDays: 3653,
      findings: { name: "/aws/vendedlogs/findings" },
    }).resources,
  ],
];
