import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { assemble, fold } from "../mapping";

export const logs = {
  "aws:cloudwatch/logGroup:LogGroup": assemble<aws.cloudwatch.LogGroupArgs, "AWS::Logs::LogGroup">(
    "AWS::Logs::LogGroup",
    (it, satellites) => ({
      LogGroupName: it.get("name"),
      DataProtectionPolicy: satellites
        .one<aws.cloudwatch.LogDataProtectionPolicyArgs>(
          "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy",
        )
        .get("policyDocument")
        .json(),
      DeletionProtectionEnabled: it.get("deletionProtectionEnabled"),
      KmsKeyId: it.get("kmsKeyId"),
      RetentionInDays: it.get("retentionInDays"),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy": fold("AWS::Logs::LogGroup", "logGroupName"),
};
