import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { map, part, split, type Part } from "../mapping";
import { document, itself } from "../policy-documents";

/** A policy written on the topic itself is, in CloudFormation, a policy of its own. */
const topic = split<aws.sns.TopicArgs>("AWS::SNS::Topic", (it): readonly Part[] => {
  const own = part("AWS::SNS::Topic", {
    TopicName: it.get("name"),
    KmsMasterKeyId: it.get("kmsMasterKeyId"),
    SignatureVersion: it.get("signatureVersion").as<string>(String),
    Subscription: View.absent(it),
    Tags: tags(it.get("tags")),
  });
  const policy = document(it.get("policy"));
  if (policy.isAbsent()) return [own];
  return [own, part("AWS::SNS::TopicInlinePolicy", { PolicyDocument: policy, TopicArn: itself(it) })];
});

export const sns = {
  "aws:sns/topic:Topic": topic,
  "aws:sns/topicPolicy:TopicPolicy": map<aws.sns.TopicPolicyArgs, "AWS::SNS::TopicPolicy">(
    "AWS::SNS::TopicPolicy",
    (it) => ({ PolicyDocument: document(it.get("policy")), Topics: it.get("arn").list() }),
  ),
  "aws:sns/topicSubscription:TopicSubscription": map<aws.sns.TopicSubscriptionArgs, "AWS::SNS::Subscription">(
    "AWS::SNS::Subscription",
    (it) => ({
      Endpoint: it.get("endpoint"),
      Protocol: it.get("protocol"),
      TopicArn: it.get("topic"),
    }),
  ),
};
