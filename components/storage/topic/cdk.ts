import type { IGrantable } from "aws-cdk-lib/aws-iam";
import * as sns from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { granting, type Because, type Let } from "../../carriers/cdk/granting";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import type { TopicPublisher } from "../publishers";
import { planTopic, type TopicGrant, type TopicOutputs, type TopicPlan, type TopicSpec } from "./plan";

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
  readonly kind = "topic";
  readonly keyArn: string;
  readonly fifo: F;
  readonly arn: string;
  /** For what takes a topic of CDK's own. Its policy is this component's: CDK adds nothing to it. */
  readonly topic: sns.ITopic;
  /** Lets a role in. */
  readonly grant: Let<TopicGrant<string>>;

  constructor(scope: Construct, id: string, props: TopicProps<C, P, F>) {
    super(scope, id);
    const today = dayOf(new Date());
    const { plan, show, grant } = granting<TopicGrant<string>, TopicPlan<C, F>>(this, props, (grants) =>
      planTopic(id, { ...props, grants }, today),
    );
    const outputs = plan.outputs(show);
    this.grant = grant;
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.fifo = outputs.fifo;
    this.arn = outputs.arn;
    this.topic = sns.Topic.fromTopicAttributes(this, "ITopic", {
      topicArn: this.arn,
      keyArn: props.key.arn,
    });
  }

  /** Lets a role publish. */
  grantPublish(grantee: IGrantable, because: Because): void {
    this.grant(grantee, { can: ["publish"], ...because });
  }
}
