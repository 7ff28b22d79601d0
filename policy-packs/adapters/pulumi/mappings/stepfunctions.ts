import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const stepfunctions = {
  "aws:sfn/stateMachine:StateMachine": map<aws.sfn.StateMachineArgs, "AWS::StepFunctions::StateMachine">(
    "AWS::StepFunctions::StateMachine",
    (it) => ({
      StateMachineName: it.get("name"),
      RoleArn: it.get("roleArn"),
      EncryptionConfiguration: {
        KmsKeyId: it.get("encryptionConfiguration").get("kmsKeyId"),
        Type: it.get("encryptionConfiguration").get("type"),
      },
      LoggingConfiguration: { Level: it.get("loggingConfiguration").get("level") },
      Tags: tags(it.get("tags")),
      TracingConfiguration: { Enabled: it.get("tracingConfiguration").get("enabled") },
    }),
  ),
};
