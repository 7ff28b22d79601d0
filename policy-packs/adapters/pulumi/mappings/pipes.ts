import type * as aws from "@pulumi/aws";
import { map } from "../mapping";

export const pipes = {
  "aws:pipes/pipe:Pipe": map<aws.pipes.PipeArgs, "AWS::Pipes::Pipe">("AWS::Pipes::Pipe", (it) => {
    const logs = it.get("logConfiguration");
    return {
      Name: it.get("name"),
      KmsKeyIdentifier: it.get("kmsKeyIdentifier"),
      LogConfiguration: {
        CloudwatchLogsLogDestination: { LogGroupArn: logs.get("cloudwatchLogsLogDestination").get("logGroupArn") },
        FirehoseLogDestination: { DeliveryStreamArn: logs.get("firehoseLogDestination").get("deliveryStreamArn") },
        Level: logs.get("level"),
        S3LogDestination: { BucketName: logs.get("s3LogDestination").get("bucketName") },
      },
      Tags: it.get("tags"),
    };
  }),
};
