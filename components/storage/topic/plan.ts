import { Input, planned, ref, type Planned, type Show, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";
import { policyOf, type DataClass } from "../data-class";
import { planGrants, useOfKey, type Grant, type Grants, type Rights } from "../grants";
import type { KeyFor } from "../key-for";
import { allowPublish, type TopicPublisher } from "../publishers";
import { denyOtherAccounts, denyPlainHttp } from "../resource-policy";
import { tagsOf } from "../tags";

export type TopicGrant<R> = Grant<"publish", R>;

/** `R` is a value that may be known only after deployment; `P` are the services that publish, `F` is true of a FIFO topic. */
export interface TopicSpec<C extends DataClass, P extends TopicPublisher, F extends boolean, R> {
  /** How bad it is when the wrong people read it: decides who is let in, and which queues may subscribe. */
  readonly dataClass: C;
  /** Who answers for the messages: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** A key for data of the same class, with `sns` and every publisher among its services: without it their messages are lost. */
  readonly key: KeyFor<NoInfer<C>, "sns" | NoInfer<P>, R>;
  /** Services that publish in their own name, each for this account's own resources: `cloudwatch` is alarms. */
  readonly publishers?: F extends true ? readonly never[] : readonly P[];
  /** Whether messages keep their order and come once. Only FIFO queues subscribe to a FIFO topic, and no service publishes to one. */
  readonly fifo?: F;
  /** Roles that publish, by a name of your own. */
  readonly grants?: Grants<TopicGrant<R>>;
}

export interface TopicOutputs<C extends DataClass, F extends boolean, V> {
  readonly dataClass: C;
  /** What it is, for a role's `access` and for backups. */
  readonly kind: "topic";
  /** The ARN of its key. */
  readonly keyArn: V;
  readonly fifo: F;
  readonly arn: V;
}

export interface TopicPlan<C extends DataClass, F extends boolean> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => TopicOutputs<C, F, V>;
}

/**
 * A topic that only this account and the services it names publish to. The key is one's own because services cannot use
 * `alias/aws/sns`: their alarms are lost. Notifications are signed with SHA-256. Delivery status is not logged: a queue that
 * subscribes keeps what cannot be delivered itself, the message and not a line about it. Sources: FSBP SNS.4,
 * https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html and
 * https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html. `today` is the date, as `2027-03-31`.
 */
export const planTopic = <C extends DataClass, P extends TopicPublisher = never, F extends boolean = false, R = string>(
  name: string,
  spec: TopicSpec<C, P, F, R>,
  today: string,
): TopicPlan<C, F> => {
  const { dataClass, owner, key, fifo = false } = spec;
  const publishers: readonly TopicPublisher[] = spec.publishers ?? [];
  if (fifo && publishers.length > 0) {
    throw new PlanError(`No service publishes to a FIFO topic: take ${publishers.join(", ")} out of publishers.`);
  }
  const arn = ref("topic");
  const granted = planGrants(spec.grants, topicRights(name, arn, new Input(key.arn)), today);
  const topic = planned("AWS::SNS::Topic", "topic", {
    // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
    ...(fifo ? { FifoTopic: true as const, TopicName: `${name}.fifo` } : {}),
    KmsMasterKeyId: new Input(key.arn),
    SignatureVersion: "2",
    Tags: tagsOf(name, owner, dataClass),
  });
  const policy = planned("AWS::SNS::TopicPolicy", "policy", {
    PolicyDocument: {
      Version: "2012-10-17",
      Statement: [
        ...denials(dataClass, arn),
        ...[...new Set(publishers)].map((publisher) => allowPublish(publisher, arn)),
        ...granted.statements,
      ],
    },
    Topics: [arn],
  });
  return {
    resources: [topic, policy, ...granted.resources],
    outputs: (show) => ({
      dataClass,
      kind: "topic",
      keyArn: show(new Input(key.arn)),
      fifo: fifo as F,
      arn: show(arn),
    }),
  };
};

/** What a policy of a topic can be about; SNS refuses `sns:*` there. */
const every = [
  "sns:AddPermission",
  "sns:DeleteTopic",
  "sns:GetTopicAttributes",
  "sns:ListSubscriptionsByTopic",
  "sns:Publish",
  "sns:RemovePermission",
  "sns:SetTopicAttributes",
  "sns:Subscribe",
];

const denials = (dataClass: DataClass, topic: Text): readonly PolicyStatement<Text>[] => {
  const all = { Action: every, Resource: topic };
  return [denyPlainHttp(all), ...(policyOf(dataClass).ownAccountOnly ? [denyOtherAccounts(all)] : [])];
};

/** Who publishes encrypts: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#sns-what-permissions-for-sse */
export const topicRights = <R>(name: string, topic: Text, key: Text): Rights<TopicGrant<R>> => ({
  of: `topic ${name}`,
  onThing: () => [{ Sid: "Publishes", Action: "sns:Publish", Resource: topic }],
  onRole: () =>
    useOfKey({
      key,
      service: "sns",
      context: { "aws:sns:topicArn": topic },
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
    }),
});
