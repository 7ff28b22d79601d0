import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const logs = {
  "aws:cloudwatch/logGroup:LogGroup": map<aws.cloudwatch.LogGroupArgs, "AWS::Logs::LogGroup">(
    "AWS::Logs::LogGroup",
    (it) => ({
      LogGroupName: it.get("name"),
      KmsKeyId: it.get("kmsKeyId"),
      RetentionInDays: it.get("retentionInDays"),
      Tags: tags(it.get("tags")),
    }),
  ),
};
