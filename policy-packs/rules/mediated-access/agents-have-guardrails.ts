import { defineRule } from "../../core/rule";
import { isSet } from "../../core/verdict";

export default defineRule({
  id: "agents-have-guardrails",
  title: "An agent of Bedrock answers through a guardrail",
  principle: "mediated-access",
  severity: "medium",
  why: "What users or documents talk the model into goes out unfiltered: others' personal data, or calls of the agent's tools.",
  fix: {
    pulumi: "Make an aws.bedrock.Guardrail and name it in `guardrailConfigurations`.",
    cloudformation: "Make an AWS::Bedrock::Guardrail and name it in `GuardrailConfiguration`.",
  },
  links: ["https://docs.aws.amazon.com/bedrock/latest/userguide/agents-guardrail.html"],
  checks: {
    "AWS::Bedrock::Agent": (it) =>
      isSet(it.get("GuardrailConfiguration").get("GuardrailIdentifier"), "nothing filters what it hears and says"),
  },
  examples: {
    good: [{ type: "AWS::Bedrock::Agent", properties: { GuardrailConfiguration: { GuardrailIdentifier: "orders" } } }],
    bad: [{ type: "AWS::Bedrock::Agent", properties: { AgentName: "orders" } }],
  },
  equivalents: [{ id: "CKV_AWS_383", type: "AWS::Bedrock::Agent" }],
});
