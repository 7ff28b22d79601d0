import { accountId, partition, region, text, type Text } from "../model/plan";
import type { PolicyStatement } from "../model/planned/policy";

/** Services that send in their own name: CloudWatch's alarms, EventBridge's rules, S3's event notifications. A key names them by the same words. */
export type TopicPublisher = "cloudwatch" | "events" | "s3-notifications";
/** Alarms send to topics only. A queue gets what a topic publishes by subscribing to it. */
export type QueuePublisher = "events" | "s3-notifications";

interface Service {
  readonly word: string;
  readonly principal: string;
  /** On whose behalf it may send: this account's alone, so that nobody else's alarm or bucket is let in (the confused deputy). */
  readonly own: NonNullable<PolicyStatement<Text>["Condition"]>;
}

const ownOf = (source: Text): Service["own"] => ({
  ArnLike: { "aws:SourceArn": source },
  StringEquals: { "aws:SourceAccount": accountId },
});

/** https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html */
const services: { readonly [P in TopicPublisher]: Service } = {
  cloudwatch: {
    word: "CloudWatch",
    principal: "cloudwatch.amazonaws.com",
    own: ownOf(text`arn:${partition}:cloudwatch:${region}:${accountId}:alarm:*`),
  },
  events: {
    word: "EventBridge",
    principal: "events.amazonaws.com",
    own: ownOf(text`arn:${partition}:events:${region}:${accountId}:rule/*`),
  },
  // The ARN of a bucket names no account: the condition on the account is what tells whose it is.
  "s3-notifications": { word: "S3", principal: "s3.amazonaws.com", own: ownOf(text`arn:${partition}:s3:::*`) },
};

/**
 * Lets a service publish to a topic. EventBridge gives SNS nothing that a condition could compare, and is refused where there is
 * one; its rules reach topics of their own account alone unless a role of that other account says otherwise, and roles of other
 * accounts are not let in.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 */
export const allowPublish = (publisher: TopicPublisher, topic: Text): PolicyStatement<Text> => ({
  Sid: `${services[publisher].word}Publishes`,
  Effect: "Allow",
  Principal: { Service: services[publisher].principal },
  Action: "sns:Publish",
  Resource: topic,
  ...(publisher === "events" ? {} : { Condition: services[publisher].own }),
});

/** Lets a service send to a queue: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sqs-permissions */
export const allowSend = (publisher: QueuePublisher, queue: Text): PolicyStatement<Text> => ({
  Sid: `${services[publisher].word}Sends`,
  Effect: "Allow",
  Principal: { Service: services[publisher].principal },
  Action: "sqs:SendMessage",
  Resource: queue,
  Condition: services[publisher].own,
});
