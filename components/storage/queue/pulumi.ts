import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import type { QueuePublisher } from "../publishers";
import { planQueue } from "./plan";
import type { QueueOutputs, QueueSpec } from "./spec";

export type QueueArgs<C extends DataClass, P extends QueuePublisher = never, F extends boolean = false> = QueueSpec<
  C,
  P,
  F,
  pulumi.Input<string>
>;

/** A queue for messages of one class. See {@link QueueSpec} for its arguments; it is protected from deletion. */
export class Queue<C extends DataClass, P extends QueuePublisher = never, F extends boolean = false>
  extends pulumi.ComponentResource
  implements QueueOutputs<C, F, pulumi.Output<string>>
{
  readonly dataClass: C;
  readonly kind = "queue";
  readonly keyArn: pulumi.Output<string>;
  readonly fifo: F;
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly url: pulumi.Output<string>;
  readonly deadLetters: { readonly arn: pulumi.Output<string>; readonly url: pulumi.Output<string> } | undefined;

  constructor(name: string, args: QueueArgs<C, P, F>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:Queue", name, {}, opts);
    const plan = decide(`Queue ${name}`, () => planQueue(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.fifo = outputs.fifo;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.url = outputs.url;
    this.deadLetters = outputs.deadLetters;
    this.registerOutputs(outputs);
  }
}
