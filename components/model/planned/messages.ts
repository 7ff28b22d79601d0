import type { PolicyDocument } from "./policy";
import type { Tags } from "./tags";

/** What plans write of SQS and SNS, in CloudFormation's names. */
export interface MessagesResources<V> {
  "AWS::SQS::Queue": {
    /** Absent, not false, on a standard queue: CloudFormation refuses false. */
    readonly FifoQueue?: true;
    readonly KmsMasterKeyId: V;
    /** Seconds: 60 to 1,209,600 (14 days). */
    readonly MessageRetentionPeriod: number;
    readonly QueueName?: string;
    /** Seconds that a call waits for a message: 0 to 20. */
    readonly ReceiveMessageWaitTimeSeconds: number;
    readonly RedriveAllowPolicy:
      | { readonly redrivePermission: "byQueue"; readonly sourceQueueArns: readonly V[] }
      | { readonly redrivePermission: "denyAll" };
    readonly RedrivePolicy?: { readonly deadLetterTargetArn: V; readonly maxReceiveCount: number };
    readonly Tags: Tags;
    /** Seconds that a message is hidden from others once it is read: 0 to 43,200. */
    readonly VisibilityTimeout: number;
  };
  "AWS::SQS::QueuePolicy": { readonly PolicyDocument: PolicyDocument<V>; readonly Queues: readonly [V] };
  "AWS::SNS::Topic": {
    /** Absent, not false, on a standard topic. */
    readonly FifoTopic?: true;
    readonly KmsMasterKeyId: V;
    /** What SNS signs notifications with: 1 is SHA-1, 2 is SHA-256. */
    readonly SignatureVersion: "2";
    readonly Tags: Tags;
    /** Present on a FIFO topic, and ends with `.fifo`: CloudFormation would make up a name that does not. */
    readonly TopicName?: string;
  };
  "AWS::SNS::TopicPolicy": { readonly PolicyDocument: PolicyDocument<V>; readonly Topics: readonly [V] };
  "AWS::SNS::Subscription": {
    readonly Endpoint: V;
    readonly Protocol: "sqs";
    readonly RawMessageDelivery: boolean;
    readonly RedrivePolicy?: { readonly deadLetterTargetArn: V };
    readonly TopicArn: V;
  };
}
