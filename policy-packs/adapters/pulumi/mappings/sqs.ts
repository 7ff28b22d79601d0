import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map, part, split, type Part } from "../mapping";
import { document, itself } from "../policy-documents";

/** A policy written on the queue itself is, in CloudFormation, a policy of its own. */
const queue = split<aws.sqs.QueueArgs>("AWS::SQS::Queue", (it): readonly Part[] => {
  const own = part("AWS::SQS::Queue", {
    QueueName: it.get("name"),
    KmsMasterKeyId: it.get("kmsMasterKeyId"),
    SqsManagedSseEnabled: it.get("sqsManagedSseEnabled"),
    Tags: tags(it.get("tags")),
  });
  const policy = document(it.get("policy"));
  if (policy.isAbsent()) return [own];
  return [own, part("AWS::SQS::QueueInlinePolicy", { PolicyDocument: policy, Queue: itself(it) })];
});

export const sqs = {
  "aws:sqs/queue:Queue": queue,
  "aws:sqs/queuePolicy:QueuePolicy": map<aws.sqs.QueuePolicyArgs, "AWS::SQS::QueuePolicy">(
    "AWS::SQS::QueuePolicy",
    (it) => ({ PolicyDocument: document(it.get("policy")), Queues: it.get("queueUrl").list() }),
  ),
};
