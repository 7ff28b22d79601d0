import rule from "../../../policy-packs/rules/mediated-access/agents-have-guardrails";
import { testRule, unknown } from "../../rule-tester";

const agent = (GuardrailConfiguration?: unknown) => ({
  type: "AWS::Bedrock::Agent",
  properties: {
    AgentName: "orders",
    ...(GuardrailConfiguration === undefined ? {} : { GuardrailConfiguration }),
  } as never,
});
const pulumi = (properties: object) => ({ type: "aws:bedrock/agentAgent:AgentAgent", properties: properties as never });

testRule(rule, {
  pass: [
    [agent({ GuardrailIdentifier: "g", GuardrailVersion: "1" })],
    [pulumi({ guardrailConfigurations: [{ guardrailIdentifier: "g", guardrailVersion: "1" }] })],
  ],
  fail: [
    [[agent()], /GuardrailConfiguration\.GuardrailIdentifier is not set: nothing filters/],
    [[pulumi({ agentName: "orders" })], /guardrailConfigurations.* is not set/],
  ],
  unknown: [[agent(unknown)]],
});
