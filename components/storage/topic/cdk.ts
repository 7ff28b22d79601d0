import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import type { TopicPublisher } from "../publishers";
import { planTopic, type TopicOutputs, type TopicSpec } from "./plan";

export type TopicProps<C extends DataClass, P extends TopicPublisher = never, F extends boolean = false> = TopicSpec<
  C,
  P,
  F,
  string
>;

/** A topic for messages of one class. See {@link TopicSpec} for its arguments. */
export class Topic<C extends DataClass, P extends TopicPublisher = never, F extends boolean = false>
  extends Construct
  implements TopicOutputs<C, F, string>
{
  readonly dataClass: C;
  readonly fifo: F;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: TopicProps<C, P, F>) {
    super(scope, id);
    const plan = decide(this, () => planTopic(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    this.dataClass = outputs.dataClass;
    this.fifo = outputs.fifo;
    this.arn = outputs.arn;
  }
}
