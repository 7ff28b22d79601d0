import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import type { TopicPublisher } from "../publishers";
import { planTopic, type TopicOutputs, type TopicSpec } from "./plan";

export type TopicArgs<C extends DataClass, P extends TopicPublisher = never, F extends boolean = false> = TopicSpec<
  C,
  P,
  F,
  pulumi.Input<string>
>;

/** A topic for messages of one class. See {@link TopicSpec} for its arguments. */
export class Topic<C extends DataClass, P extends TopicPublisher = never, F extends boolean = false>
  extends pulumi.ComponentResource
  implements TopicOutputs<C, F, pulumi.Output<string>>
{
  readonly dataClass: C;
  readonly kind = "topic";
  readonly keyArn: pulumi.Output<string>;
  readonly fifo: F;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: TopicArgs<C, P, F>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:Topic", name, {}, opts);
    const plan = decide(`Topic ${name}`, () => planTopic(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.fifo = outputs.fifo;
    this.arn = outputs.arn;
    this.registerOutputs(outputs);
  }
}
