import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { fold, map, part, split, type Part } from "../mapping";
import { document, itself } from "../policy-documents";

/** A policy written on the queue itself is, in CloudFormation, a policy of its own. */
const queue = split<aws.sqs.QueueArgs>("AWS::SQS::Queue", (it, satellites): readonly Part[] => {
  const redriveAllow = satellites.one<aws.sqs.RedriveAllowPolicyArgs>("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy");
  const redrive = satellites.one<aws.sqs.RedrivePolicyArgs>("aws:sqs/redrivePolicy:RedrivePolicy");
  const own = part("AWS::SQS::Queue", {
    QueueName: it.get("name"),
    KmsMasterKeyId: it.get("kmsMasterKeyId"),
    RedriveAllowPolicy: View.either(redriveAllow.get("redriveAllowPolicy"), it.get("redriveAllowPolicy")).json(),
    RedrivePolicy: View.either(redrive.get("redrivePolicy"), it.get("redrivePolicy")).json(),
    SqsManagedSseEnabled: it.get("sqsManagedSseEnabled"),
    Tags: tags(it.get("tags")),
  });
  const policy = document(it.get("policy"));
  if (policy.isAbsent()) return [own];
  return [own, part("AWS::SQS::QueueInlinePolicy", { PolicyDocument: policy, Queue: itself(it) })];
});

export const sqs = {
  "aws:sqs/queue:Queue": queue,
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": fold("AWS::SQS::Queue", "queueUrl"),
  "aws:sqs/redrivePolicy:RedrivePolicy": fold("AWS::SQS::Queue", "queueUrl"),
  "aws:sqs/queuePolicy:QueuePolicy": map<aws.sqs.QueuePolicyArgs, "AWS::SQS::QueuePolicy">(
    "AWS::SQS::QueuePolicy",
    (it) => ({ PolicyDocument: document(it.get("policy")), Queues: it.get("queueUrl").list() }),
  ),
};
