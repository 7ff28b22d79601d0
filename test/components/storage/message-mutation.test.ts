import { beforeAll, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { carryOut } from "../../../components/carriers/pulumi";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { mutantsOf, type Mutant } from "../../laws/mutants";
import { run } from "../carriers/run";
import { messagePlans } from "./message-plans";

/** Changes, as mutants name them, and why they stand here. */
type Table = readonly (readonly [why: string, what: readonly RegExp[]])[];

const notAHardening: Table = [
  ["the thing itself", [/^(?:LogGroup|Policy|Queue|RolePolicyAttachment|Table|Topic|TopicSubscription): remove$/]],
  [
    "which thing is meant: without it nothing is deployed",
    [
      /: drop (?:[\w.]+\.)?(?:arn|attributes|description|endpoint|hashKey|name|policy|policyArn|protocol|queueUrl|rangeKey|role|topic|type)$/,
      /^Table: (?:drop|weaken) globalSecondaryIndexes/,
    ],
  ],
  ["a label", [/: drop tags\.(?:Name|DataClass)$/]],
  [
    "somebody, or a service, may do less",
    [
      /^(?:Policy|QueuePolicy|ResourcePolicy|TopicPolicy): drop policy \w+(?:Key|Publishes|Sends|UsesItems|UsesMessages)$/,
    ],
  ],
  [
    "how much, how fast, in what order or at what cost",
    [
      /^(?:Queue|Topic): (?:drop|flip) fifo/,
      /^Queue: (?:drop|lower) (?:messageRetentionSeconds|receiveWaitTimeSeconds|visibilityTimeoutSeconds)$/,
      /^Table: drop billingMode$/,
      /^Table: (?:drop|flip) stream/,
      /^TopicSubscription: (?:drop|flip) rawMessageDelivery$/,
    ],
  ],
  [
    "what is written out is AWS's own default, too",
    [/^LogGroup: drop logGroupClass$/, /^Table: drop pointInTimeRecovery\.recoveryPeriodInDays$/],
  ],
  ["AWS refuses one statement without the other", [/^LogDataProtectionPolicy: drop policyDocument Audit$/]],
];

/** Hardenings that no rule misses, each with the reason. Shorter is better. */
const survivors: Table = [
  ["of a queue that is not there for dead letters, no rule asks whose it takes", [/^Queue: drop redriveAllowPolicy$/]],
  [
    "a queue or topic with a KMS key takes TLS alone, whatever its policy says",
    [
      /^(?:QueuePolicy|TopicPolicy): drop policy DenyPlainHttp(?: Condition)?$/,
      /^(?:QueuePolicy|TopicPolicy): remove$/,
    ],
  ],
  [
    "stricter than any rule: until when a grant holds, and for which thing a key opens",
    [/^(?:Policy|QueuePolicy|ResourcePolicy): drop policy \w+ Condition$/],
  ],
  ["whether a message that fails is kept is the user's to say", [/^(?:Queue|TopicSubscription): drop redrivePolicy$/]],
  ["when data may go is the user's to say", [/^Table: (?:drop|flip) ttl/]],
];

const listed = (table: Table, { what }: Mutant): boolean =>
  table.some(([, patterns]) => patterns.some((pattern) => pattern.test(what)));

const isSeen = ({ stack }: Mutant): boolean =>
  evaluate(adaptPulumi(stack), rules).findings.some(({ verdict }) => verdict === "fail");

let hardenings: readonly Mutant[] = [];
beforeAll(async () => {
  for (const [name, resources] of messagePlans) {
    const stack = await run(() => carryOut(new pulumi.ComponentResource("test:index:Component", "c"), "c", resources));
    const own = mutantsOf(stack).filter((mutant) => !listed(notAHardening, mutant));
    hardenings = [...hardenings, ...own.map((it) => ({ ...it, resource: name }))];
  }
}, 120_000);

it("taking any one hardening out of a table, a queue, a topic or a log group makes some rule fail", () => {
  const alive = hardenings.filter((mutant) => !isSeen(mutant));
  const kinds = (mutants: readonly Mutant[]): number => new Set(mutants.map(({ what }) => what)).size;
  const [seen, all] = [kinds(hardenings) - kinds(alive), kinds(hardenings)];
  console.info(
    `Mutation: rules see ${String(seen)} of ${String(all)} kinds of change (${String(Math.round((100 * seen) / all))} %).`,
  );
  const unexplained = alive.filter((mutant) => !listed(survivors, mutant));
  expect([...new Set(unexplained.map(({ what }) => what))]).toEqual([]);
  expect(seen / all).toBeGreaterThan(0.6);
}, 240_000);
