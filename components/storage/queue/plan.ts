import {
  accountId,
  att,
  Input,
  partition,
  planned,
  ref,
  region,
  retained,
  text,
  type Planned,
  type Show,
  type Text,
} from "../../model/plan";
import { policyOf, type DataClass } from "../data-class";
import { planGrants } from "../grants";
import { allowSend, type QueuePublisher } from "../publishers";
import { tagsOf } from "../tags";
import { allowTopic, denials, queuePolicy, queueRights } from "./policy";
import { checkQueue, type AnyQueue, type QueueOutputs, type QueuePlan, type QueueSpec } from "./spec";

const day = 86_400;

/**
 * A queue with a key of one's own. What cannot be handled goes to a queue beside it, kept for as long as SQS can; no other queue
 * sends its dead letters to either, which needs no right on them otherwise. Readers wait for messages instead of asking again.
 * Sources: FSBP SQS.1, SQS.2 and SQS.3, https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
 * and https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 *
 * The queue is named by the component: CloudFormation cannot make two queues that each refer to the other, and the name is how the
 * one for dead letters knows its source. `today` is the date, as `2027-03-31`. Throws a `PlanError`.
 */
export const planQueue = <C extends DataClass, P extends QueuePublisher = never, F extends boolean = false, R = string>(
  name: string,
  spec: QueueSpec<C, P, F, R>,
  today: string,
): QueuePlan<C, F> => {
  checkQueue(name, spec);
  const { dataClass, owner, key, publishers = [], topics = {}, visibilityTimeout = 30 } = spec;
  const arn = att("queue", "Arn");
  const granted = planGrants(spec.grants, queueRights(name, arn, new Input(key.arn)), today);
  const letters = deadLettersOf(name, spec);
  const queue = retained("AWS::SQS::Queue", "queue", {
    ...common(spec),
    MessageRetentionPeriod: policyOf(dataClass).messageDays * day,
    QueueName: queueName(name, spec.fifo),
    RedriveAllowPolicy: takenFrom(spec),
    ...(letters.target === undefined
      ? {}
      : { RedrivePolicy: { deadLetterTargetArn: letters.target, maxReceiveCount: letters.maxReceiveCount } }),
    Tags: tagsOf(name, owner, dataClass),
    VisibilityTimeout: visibilityTimeout,
  });
  const policy = queuePolicy("queue", [
    ...denials(dataClass, arn),
    ...[...new Set(publishers)].map((publisher) => allowSend(publisher, arn)),
    ...Object.entries(topics).map(([topic, it]) => allowTopic(topic, new Input(it.arn), arn)),
    ...granted.statements,
  ]);
  return {
    resources: [...letters.resources, queue, policy, ...subscriptions(topics, letters.target), ...granted.resources],
    outputs: (show) => outputsOf(spec, letters.resources.length > 0, show),
  };
};

const outputsOf = <C extends DataClass, F extends boolean, V>(
  { dataClass, key, fifo = false as F }: Pick<AnyQueue, "key"> & { readonly dataClass: C; readonly fifo?: F },
  ownLetters: boolean,
  show: Show<V>,
): QueueOutputs<C, F, V> => ({
  dataClass,
  kind: "queue",
  keyArn: show(new Input(key.arn)),
  fifo,
  arn: show(att("queue", "Arn")),
  url: show(ref("queue")),
  name: show(att("queue", "QueueName")),
  deadLetters: ownLetters ? { arn: show(att("dead-letters", "Arn")), url: show(ref("dead-letters")) } : undefined,
});

const common = ({ key, fifo }: AnyQueue) => ({
  ...(fifo === true ? { FifoQueue: true as const } : {}),
  KmsMasterKeyId: new Input(key.arn),
  ReceiveMessageWaitTimeSeconds: 20,
});

const queueName = (name: string, fifo = false): string => (fifo ? `${name}.fifo` : name);

const arnOf = (name: string, fifo?: boolean): Text =>
  text`arn:${partition}:sqs:${region}:${accountId}:${queueName(name, fifo)}`;

/** Whose dead letters a queue takes: nobody's, unless it is there for them. */
const takenFrom = ({ deadLettersOf = [], fifo }: AnyQueue) =>
  deadLettersOf.length === 0
    ? ({ redrivePermission: "denyAll" } as const)
    : ({ redrivePermission: "byQueue", sourceQueueArns: deadLettersOf.map((it) => arnOf(it, fifo)) } as const);

interface DeadLetters {
  readonly target?: Text;
  readonly maxReceiveCount: number;
  readonly resources: readonly Planned[];
}

/** Five times is what AWS asks for with Lambda: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
const tries = 5;

const deadLettersOf = (name: string, spec: AnyQueue): DeadLetters => {
  const { deadLetters = { create: {} }, dataClass, owner, topics = {} } = spec;
  if (deadLetters === "off") return { maxReceiveCount: tries, resources: [] };
  if ("use" in deadLetters) {
    const { queue, maxReceiveCount = tries } = deadLetters.use;
    return { target: new Input(queue.arn), maxReceiveCount, resources: [] };
  }
  const arn = att("dead-letters", "Arn");
  const queue = retained("AWS::SQS::Queue", "dead-letters", {
    ...common(spec),
    // The most that SQS keeps; a message's age counts from when it was first sent.
    MessageRetentionPeriod: 14 * day,
    RedriveAllowPolicy: { redrivePermission: "byQueue", sourceQueueArns: [arnOf(name, spec.fifo)] },
    Tags: tagsOf(`${name}-dead-letters`, owner, dataClass),
    VisibilityTimeout: 30,
  });
  const policy = queuePolicy("dead-letters", [
    ...denials(dataClass, arn),
    ...Object.entries(topics).map(([topic, it]) => allowTopic(topic, new Input(it.arn), arn)),
  ]);
  return { target: arn, maxReceiveCount: deadLetters.create.maxReceiveCount ?? tries, resources: [queue, policy] };
};

/** The message as it was published, without SNS's envelope; what cannot be delivered goes where dead letters go. */
const subscriptions = (topics: NonNullable<AnyQueue["topics"]>, target: Text | undefined): readonly Planned[] =>
  Object.entries(topics).map(([topic, { arn }]) =>
    planned(
      "AWS::SNS::Subscription",
      `subscription-${topic}`,
      {
        Endpoint: att("queue", "Arn"),
        Protocol: "sqs",
        RawMessageDelivery: true,
        ...(target === undefined ? {} : { RedrivePolicy: { deadLetterTargetArn: target } }),
        TopicArn: new Input(arn),
      },
      // Before the policy is there, messages are turned away.
      ["policy"],
    ),
  );
