import { beforeAll, describe, expect, it } from "@jest/globals";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { App, Stack } from "aws-cdk-lib";
import * as cdk from "../../../components/cdk";
import { Key, LogGroup, Queue, Table, Topic } from "../../../components/pulumi";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { said } from "../../laws/graphs";
import { run } from "../carriers/run";
import { resourcesOf } from "../carriers/synth";

const owner = "shop-team";
const services = ["cloudwatch", "dynamodb", "logs", "sns", "sns-subscriptions", "sqs"] as const;

/** As a program would write it: everything from outputs of something else. */
const shop = () => {
  const role = new aws.iam.Role("packer", { assumeRolePolicy: "{}", tags: { Owner: owner } });
  const key = new Key("orders", { dataClass: "confidential", owner, services });
  const common = { dataClass: "confidential", owner, key } as const;
  const carts = new Table("carts", { ...common, partitionKey: { name: "id", type: "S" }, stream: "KEYS_ONLY" });
  const placed = new Topic("placed", { ...common, publishers: ["cloudwatch"] });
  const grants = { packer: { to: role, can: ["receive"], why: "packs orders" } } as const;
  const packing = new Queue("packing", { ...common, topics: { placed }, grants });
  const audit = new LogGroup("audit", common);
  return { role, key, common, carts, placed, packing, audit };
};

describe("tables, topics, queues and log groups, carried out by Pulumi", () => {
  let resources: readonly PulumiResource[] = [];
  const shown: Record<string, unknown> = {};
  const one = (type: string, name: string): PulumiResource => {
    const found = resources.find((it) => it.type.endsWith(`:${type}`) && it.name === name);
    if (found === undefined) throw new Error(`There is no ${type} ${name}.`);
    return found;
  };

  beforeAll(async () => {
    resources = await run(() => {
      const { carts, placed, packing, audit } = shop();
      pulumi
        .all({ table: carts.arn, stream: carts.stream, topic: placed.arn, queue: packing.url, log: audit.name })
        .apply((all) => Object.assign(shown, all));
      pulumi.output(packing.deadLetters?.arn).apply((letters) => Object.assign(shown, { letters }));
    });
  }, 60_000);

  it("pass every rule, as one program", () => {
    expect(evaluate(adaptPulumi(resources), rules).findings.map(said)).toEqual([]);
  });

  it("show what they made", () => {
    expect(shown).toEqual({
      table: one("Table", "carts-table").outputs?.["arn"],
      stream: one("Table", "carts-table").outputs?.["streamArn"],
      topic: one("Topic", "placed-topic").outputs?.["arn"],
      queue: one("Queue", "packing-queue").id,
      log: one("LogGroup", "audit-log-group").id,
      letters: one("Queue", "packing-dead-letters").outputs?.["arn"],
    });
  });

  it("let the topic, and no other, into the queue that subscribes to it", () => {
    const policy = JSON.stringify(one("QueuePolicy", "packing-policy").props);
    expect(policy).toContain(one("Topic", "placed-topic").outputs?.["arn"]);
    expect(one("TopicSubscription", "packing-subscription-placed").props).toMatchObject({
      endpoint: one("Queue", "packing-queue").outputs?.["arn"],
      rawMessageDelivery: true,
    });
  });
});

describe("a queue, carried out by CDK", () => {
  it("refers to the queue beside it, which knows it by its name: no circle that CloudFormation would refuse", () => {
    const stack = new Stack(new App(), "shop");
    const key = new cdk.Key(stack, "orders", { dataClass: "internal", owner, services: ["sqs"] });
    new cdk.Queue(stack, "packing", { dataClass: "internal", owner, key });
    const queues = Object.entries(resourcesOf(stack)).filter(([, { Type }]) => Type === "AWS::SQS::Queue");
    const [letters] = queues.find(([id]) => id.includes("deadletters")) ?? [];
    const refersTo = (it: unknown, id: string | undefined): boolean => JSON.stringify(it).includes(`"${String(id)}"`);
    expect(queues.filter(([, it]) => refersTo(it, letters)).map(([, { Properties }]) => Properties)).toMatchObject([
      { QueueName: "packing" },
    ]);
    expect(queues.filter(([, it]) => queues.some(([id]) => id !== letters && refersTo(it, id)))).toEqual([]);
  });
});

/** Never run: the compiler is the test. Each line below a directive must not compile, or the directive itself is an error. */
export const wrongCombinations = (): void => {
  const { common, placed } = shop();
  const bare = new Key("bare", { dataClass: "confidential", owner, services: ["sns", "sqs"] });
  const unable = { ...common, key: bare };
  // @ts-expect-error Alarms would be lost: the key does not let CloudWatch encrypt.
  new Topic("alarms", { ...unable, publishers: ["cloudwatch"] });
  // @ts-expect-error The key does not let topics encrypt for the queue.
  new Queue("packing", { ...unable, topics: { placed } });
  // @ts-expect-error The key does not let EventBridge encrypt for the queue.
  new Queue("packing", { ...unable, publishers: ["events"] });
  // @ts-expect-error The key serves no tables.
  new Table("carts", { ...unable, partitionKey: { name: "id", type: "S" } });
  // @ts-expect-error The key serves no logs.
  new LogGroup("audit", unable);
  // @ts-expect-error No service publishes to a FIFO topic.
  new Topic("ordered", { ...common, fifo: true, publishers: ["cloudwatch"] });
  const ordered = new Topic("ordered", { ...common, fifo: true });
  // @ts-expect-error A standard queue does not keep the order of a FIFO topic.
  new Queue("packing", { ...common, topics: { ordered } });
  const internal = { dataClass: "internal", owner } as const;
  const key = new Key("internal", { ...internal, services });
  // @ts-expect-error Confidential messages do not flow into an internal queue.
  new Queue("packing", { ...internal, key, topics: { placed } });
  const letters = new Queue("letters", { ...internal, key, deadLetters: "off", deadLettersOf: ["packing"] });
  // @ts-expect-error Nor do confidential dead letters.
  new Queue("packing", { ...common, deadLetters: { use: { queue: letters } } });
  // @ts-expect-error CloudWatch Logs keeps nothing for 366 days.
  new LogGroup("audit", { ...common, keepDays: 366 });
};

/** What does compile: data moves up, never down. */
export const rightCombinations = (): void => {
  const { common } = shop();
  const internal = { dataClass: "internal", owner } as const;
  const key = new Key("internal", { ...internal, services });
  const news = new Topic("news", { ...internal, key });
  new Queue("packing", { ...common, topics: { news } });
  const letters = new Queue("letters", { ...common, deadLetters: "off", deadLettersOf: ["parcels"] });
  new Queue("parcels", { ...internal, key, deadLetters: { use: { queue: letters } } });
};
