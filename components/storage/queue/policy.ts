import { planned, ref, type Planned, type Text } from "../../model/plan";
import type { PolicyStatement } from "../../model/planned/policy";
import { policyOf, type DataClass } from "../data-class";
import { useOfKey, type Rights } from "../grants";
import { denyOtherAccounts, denyPlainHttp } from "../resource-policy";
import type { QueueGrant } from "./spec";

/** What says who may use a queue of the plan: one document, which replaces all that was said before. */
export const queuePolicy = (queue: string, statements: readonly PolicyStatement<Text>[]): Planned =>
  planned("AWS::SQS::QueuePolicy", queue === "queue" ? "policy" : `${queue}-policy`, {
    PolicyDocument: { Version: "2012-10-17", Statement: statements },
    Queues: [ref(queue)],
  });

export const denials = (dataClass: DataClass, queue: Text): readonly PolicyStatement<Text>[] => {
  const all = { Action: "sqs:*", Resource: queue };
  return [denyPlainHttp(all), ...(policyOf(dataClass).ownAccountOnly ? [denyOtherAccounts(all)] : [])];
};

/** The one topic, and no other: https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html */
export const allowTopic = (name: string, topic: Text, queue: Text): PolicyStatement<Text> => ({
  Sid: `Topic${name.replace(/[^A-Za-z0-9]/g, "")}Sends`,
  Effect: "Allow",
  Principal: { Service: "sns.amazonaws.com" },
  Action: "sqs:SendMessage",
  Resource: queue,
  Condition: { ArnEquals: { "aws:SourceArn": topic } },
});

const rights = {
  receive: {
    actions: ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:ReceiveMessage"],
    key: ["kms:Decrypt"],
  },
  send: { actions: ["sqs:SendMessage"], key: ["kms:Decrypt", "kms:GenerateDataKey"] },
} as const;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#sqs-what-permissions-for-sse */
export const queueRights = <R>(name: string, queue: Text, key: Text): Rights<QueueGrant<R>> => ({
  of: `queue ${name}`,
  onThing: ({ can }) => [
    {
      Sid: "UsesMessages",
      Action: [...can.flatMap((it) => rights[it].actions), "sqs:GetQueueAttributes", "sqs:GetQueueUrl"],
      Resource: queue,
    },
  ],
  onRole: ({ can }) =>
    useOfKey({ key, service: "sqs", context: { "aws:sqs:arn": queue }, actions: can.flatMap((it) => rights[it].key) }),
});
