import type { Child } from "../../model/argument";
import type { Planned, Show } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { AtLeast, AtMost, DataClass } from "../data-class";
import type { Grant, Grants } from "../grants";
import type { KeyFor } from "../key-for";
import type { QueuePublisher } from "../publishers";

export type QueueGrant<R> = Grant<"receive" | "send", R>;

/** A topic to subscribe to, such as a `Topic`: of the same class or of a lower one, and FIFO if the queue is. */
interface TopicRef<C extends DataClass, F extends boolean, R> {
  readonly dataClass: AtMost<C>;
  readonly fifo: F;
  readonly arn: R;
}

interface Common<C extends DataClass, P extends QueuePublisher, F extends boolean, R> {
  /** How bad it is when the wrong people read it: decides who is let in, and how long a message waits. */
  readonly dataClass: C;
  /** Who answers for the messages: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** Services that send in their own name, each for this account's own resources. */
  readonly publishers?: readonly P[];
  /** Whether messages keep their order and come once. S3 sends to no such queue. */
  readonly fifo?: F;
  /**
   * Where messages go that were received `maxReceiveCount` times (5 by default) and never deleted. A queue beside this one by
   * default; another queue of the same class or of a higher one that names this one in `deadLettersOf`; or nowhere.
   */
  readonly deadLetters?: Child<
    { readonly maxReceiveCount?: number },
    {
      readonly queue: { readonly dataClass: AtLeast<NoInfer<C>>; readonly fifo: NoInfer<F>; readonly arn: R };
      readonly maxReceiveCount?: number;
    }
  >;
  /** Names of the queues of this account and region whose dead letters this queue is for: at most ten. */
  readonly deadLettersOf?: readonly string[];
  /** Seconds that a message is hidden from others once it is received: 0 to 43,200, 30 by default. For Lambda six times its timeout. */
  readonly visibilityTimeout?: number;
  /** Roles that send or receive, by a name of your own. */
  readonly grants?: Grants<QueueGrant<R>>;
}

/** What the key must serve depends on who sends: without it their messages are lost. */
type Senders<C extends DataClass, P extends QueuePublisher, F extends boolean, R> =
  | {
      /** A key for data of the same class, with `sqs` and every publisher among its services. */
      readonly key: KeyFor<NoInfer<C>, "sqs" | NoInfer<P>, R>;
      readonly topics?: never;
    }
  | {
      readonly key: KeyFor<NoInfer<C>, "sqs" | "sns-subscriptions" | NoInfer<P>, R>;
      /** Topics that this queue gets the messages of, by a name of your own. */
      readonly topics: { readonly [name: string]: TopicRef<NoInfer<C>, NoInfer<F>, R> };
    };

/** `R` is a value that may be known only after deployment; `P` are the services that send, `F` is true of a FIFO queue. */
export type QueueSpec<C extends DataClass, P extends QueuePublisher, F extends boolean, R> = Common<C, P, F, R> &
  Senders<C, P, F, R>;

/** What the planning itself needs to know, whatever the class. */
export interface AnyQueue {
  readonly dataClass: DataClass;
  readonly owner: string;
  readonly key: { readonly arn: unknown };
  readonly publishers?: readonly QueuePublisher[];
  readonly fifo?: boolean;
  readonly deadLetters?: Child<
    { readonly maxReceiveCount?: number },
    { readonly queue: { readonly arn: unknown }; readonly maxReceiveCount?: number }
  >;
  readonly deadLettersOf?: readonly string[];
  readonly visibilityTimeout?: number;
  readonly topics?: { readonly [name: string]: { readonly arn: unknown } };
}

export interface QueueOutputs<C extends DataClass, F extends boolean, V> {
  readonly dataClass: C;
  /** What it is, for a role's `access` and for backups. */
  readonly kind: "queue";
  /** The ARN of its key. */
  readonly keyArn: V;
  readonly fifo: F;
  readonly name: V;
  readonly arn: V;
  readonly url: V;
  /** The queue beside it, where there is one. */
  readonly deadLetters: { readonly arn: V; readonly url: V } | undefined;
}

export interface QueuePlan<C extends DataClass, F extends boolean> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => QueueOutputs<C, F, V>;
}

/** What no type says. Throws a `PlanError`. */
export const checkQueue = (name: string, spec: AnyQueue): void => {
  const {
    publishers = [],
    fifo = false,
    deadLettersOf = [],
    deadLetters = { create: {} },
    visibilityTimeout = 30,
  } = spec;
  if (!/^[A-Za-z0-9_-]{1,75}$/.test(name)) {
    throw new PlanError(`A queue cannot be named "${name}": use at most 75 letters, digits, dashes and underscores.`);
  }
  if (fifo && publishers.includes("s3-notifications")) {
    throw new PlanError("S3 sends to no FIFO queue: take it out of publishers, or send through EventBridge.");
  }
  if (deadLettersOf.length > 10) {
    throw new PlanError(`deadLettersOf names ${String(deadLettersOf.length)} queues: SQS knows at most ten.`);
  }
  within("visibilityTimeout", visibilityTimeout, 0, 43_200);
  if (deadLetters === "off") return;
  const { maxReceiveCount = 5 } = "create" in deadLetters ? deadLetters.create : deadLetters.use;
  within("maxReceiveCount", maxReceiveCount, 1, 1000);
};

const within = (what: string, value: number, least: number, most: number): void => {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new PlanError(`${what} is ${String(value)}: it is a whole number from ${String(least)} to ${String(most)}.`);
};
