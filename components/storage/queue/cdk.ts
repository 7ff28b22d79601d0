import type { IGrantable } from "aws-cdk-lib/aws-iam";
import * as sqs from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { granting, type Because, type Let } from "../../carriers/cdk/granting";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import type { QueuePublisher } from "../publishers";
import { planQueue } from "./plan";
import type { QueueGrant, QueueOutputs, QueuePlan, QueueSpec } from "./spec";

export type QueueProps<C extends DataClass, P extends QueuePublisher = never, F extends boolean = false> = QueueSpec<
  C,
  P,
  F,
  string
>;

/** A queue for messages of one class. See {@link QueueSpec} for its arguments; it is kept when the stack is deleted. */
export class Queue<C extends DataClass, P extends QueuePublisher = never, F extends boolean = false>
  extends Construct
  implements QueueOutputs<C, F, string>
{
  readonly dataClass: C;
  readonly kind = "queue";
  readonly keyArn: string;
  readonly fifo: F;
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly deadLetters: { readonly arn: string; readonly url: string } | undefined;
  /** For what takes a queue of CDK's own. Its policy is this component's: CDK adds nothing to it. */
  readonly queue: sqs.IQueue;
  /** Lets a role in. */
  readonly grant: Let<QueueGrant<string>>;

  constructor(scope: Construct, id: string, props: QueueProps<C, P, F>) {
    super(scope, id);
    const today = dayOf(new Date());
    const { plan, show, grant } = granting<QueueGrant<string>, QueuePlan<C, F>>(this, props, (grants) =>
      planQueue(id, { ...props, grants }, today),
    );
    const outputs = plan.outputs(show);
    this.grant = grant;
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.fifo = outputs.fifo;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.url = outputs.url;
    this.deadLetters = outputs.deadLetters;
    this.queue = sqs.Queue.fromQueueAttributes(this, "IQueue", {
      queueArn: this.arn,
      queueUrl: this.url,
      keyArn: props.key.arn,
      fifo: this.fifo,
    });
  }

  /** Lets a role send messages. */
  grantSendMessages(grantee: IGrantable, because: Because): void {
    this.grant(grantee, { can: ["send"], ...because });
  }

  /** Lets a role receive messages and delete them. */
  grantConsumeMessages(grantee: IGrantable, because: Because): void {
    this.grant(grantee, { can: ["receive"], ...because });
  }
}
