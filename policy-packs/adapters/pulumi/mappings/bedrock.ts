import type * as aws from "@pulumi/aws";
import { first } from "../codecs";
import { map } from "../mapping";

export const bedrock = {
  "aws:bedrock/agentAgent:AgentAgent": map<aws.bedrock.AgentAgentArgs, "AWS::Bedrock::Agent">(
    "AWS::Bedrock::Agent",
    (it) => ({
      AgentName: it.get("agentName"),
      CustomerEncryptionKeyArn: it.get("customerEncryptionKeyArn"),
      GuardrailConfiguration: {
        GuardrailIdentifier: first(it.get("guardrailConfigurations")).get("guardrailIdentifier"),
      },
      Tags: it.get("tags"),
    }),
  ),
};
