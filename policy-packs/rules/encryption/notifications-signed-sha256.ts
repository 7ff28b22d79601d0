import { defineRule } from "../../core/rule";
import { oneOf } from "../../core/verdict";

export default defineRule({
  id: "notifications-signed-sha256",
  title: "A topic signs its notifications with SHA-256",
  principle: "encryption",
  severity: "low",
  why: "Who receives notifications over HTTPS trusts their signature: SHA-1, the default, can be forged by who can make two texts with one hash.",
  fix: { pulumi: "Set `signatureVersion: 2`.", cloudformation: 'Set `SignatureVersion: "2"`.' },
  links: ["https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html"],
  checks: {
    "AWS::SNS::Topic": (it) =>
      oneOf(it.get("SignatureVersion").str("1"), ["2"], "notifications are signed with SHA-1, which can be forged"),
  },
  remediate: { "AWS::SNS::Topic": { set: "2", pulumi: 2 } },
  examples: {
    good: [{ type: "AWS::SNS::Topic", properties: { SignatureVersion: "2" } }],
    bad: [{ type: "AWS::SNS::Topic", properties: { TopicName: "orders" } }],
  },
  equivalents: [],
});
