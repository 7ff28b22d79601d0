import * as sns from "aws-cdk-lib/aws-sns";
import * as sqs from "aws-cdk-lib/aws-sqs";
import type { MessagesResources } from "../../model/planned/messages";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of SQS and SNS. */
export const messages: Makers<keyof MessagesResources<string>> = {
  "AWS::SNS::Subscription": one(sns.CfnSubscription),
  "AWS::SNS::Topic": one(sns.CfnTopic),
  "AWS::SNS::TopicPolicy": one(sns.CfnTopicPolicy),
  "AWS::SQS::Queue": one(sqs.CfnQueue),
  "AWS::SQS::QueuePolicy": one(sqs.CfnQueuePolicy),
};
