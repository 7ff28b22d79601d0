import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import type { QueuePublisher } from "../publishers";
import { planQueue } from "./plan";
import type { QueueOutputs, QueueSpec } from "./spec";

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
  readonly fifo: F;
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly deadLetters: { readonly arn: string; readonly url: string } | undefined;

  constructor(scope: Construct, id: string, props: QueueProps<C, P, F>) {
    super(scope, id);
    const plan = decide(this, () => planQueue(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    this.dataClass = outputs.dataClass;
    this.fifo = outputs.fifo;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.url = outputs.url;
    this.deadLetters = outputs.deadLetters;
  }
}
