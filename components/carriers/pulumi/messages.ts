import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { MessagesResources } from "../../model/planned/messages";
import { one, policy, tags, type Makers } from "./make";

/** How Pulumi makes what plans write of SQS and SNS. */
export const messages: Makers<keyof MessagesResources<string>> = {
  "AWS::SQS::Queue": one(
    aws.sqs.Queue,
    (it) => ({
      ...(it.FifoQueue === undefined ? {} : { fifoQueue: it.FifoQueue }),
      kmsMasterKeyId: it.KmsMasterKeyId,
      messageRetentionSeconds: it.MessageRetentionPeriod,
      ...(it.QueueName === undefined ? {} : { name: it.QueueName }),
      receiveWaitTimeSeconds: it.ReceiveMessageWaitTimeSeconds,
      redriveAllowPolicy: pulumi.jsonStringify(it.RedriveAllowPolicy),
      ...(it.RedrivePolicy === undefined ? {} : { redrivePolicy: pulumi.jsonStringify(it.RedrivePolicy) }),
      tags: tags(it.Tags),
      visibilityTimeoutSeconds: it.VisibilityTimeout,
    }),
    (queue) => ({ Arn: queue.arn, QueueName: queue.name }),
  ),
  "AWS::SQS::QueuePolicy": one(aws.sqs.QueuePolicy, (it) => ({
    policy: policy(it.PolicyDocument),
    queueUrl: it.Queues[0],
  })),
  "AWS::SNS::Topic": one(
    aws.sns.Topic,
    (it) => ({
      ...(it.FifoTopic === undefined ? {} : { fifoTopic: it.FifoTopic }),
      kmsMasterKeyId: it.KmsMasterKeyId,
      ...(it.TopicName === undefined ? {} : { name: it.TopicName }),
      signatureVersion: Number(it.SignatureVersion),
      tags: tags(it.Tags),
    }),
    (topic) => ({ Ref: topic.arn }),
  ),
  "AWS::SNS::TopicPolicy": one(aws.sns.TopicPolicy, (it) => ({ arn: it.Topics[0], policy: policy(it.PolicyDocument) })),
  "AWS::SNS::Subscription": one(aws.sns.TopicSubscription, (it) => ({
    endpoint: it.Endpoint,
    protocol: it.Protocol,
    rawMessageDelivery: it.RawMessageDelivery,
    ...(it.RedrivePolicy === undefined ? {} : { redrivePolicy: pulumi.jsonStringify(it.RedrivePolicy) }),
    topic: it.TopicArn,
  })),
};
