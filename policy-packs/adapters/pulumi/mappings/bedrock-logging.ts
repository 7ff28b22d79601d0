import type * as aws from "@pulumi/aws";
import { map } from "../mapping";

export const bedrockLogging = {
  "aws:bedrockmodel/invocationLoggingConfiguration:InvocationLoggingConfiguration": map<
    aws.bedrockmodel.InvocationLoggingConfigurationArgs,
    "Custom::BedrockInvocationLogging"
  >("Custom::BedrockInvocationLogging", (it) => ({
    BucketName: it.get("loggingConfig").get("s3Config").get("bucketName"),
    LogGroupName: it.get("loggingConfig").get("cloudwatchConfig").get("logGroupName"),
    TextDataDeliveryEnabled: it.get("loggingConfig").get("textDataDeliveryEnabled"),
  })),
};
