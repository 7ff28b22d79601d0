import { stacksOf, testMutation, type Table } from "../../laws/mutation";
import { messagePlans } from "./message-plans";

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

testMutation({
  of: "a table, a queue, a topic or a log group",
  stacks: () => stacksOf(messagePlans),
  notAHardening,
  survivors,
  least: 0.7,
});
