import { defineRule } from "../../core/rule";
import { oneOf } from "../../core/verdict";

export default defineRule({
  id: "code-signing-enforced",
  title: "Code that nobody signed is not deployed",
  principle: "pipeline",
  severity: "medium",
  why: "Where untrusted code only makes Lambda warn, whoever can update a function runs what they like, and the signature is decoration.",
  fix: {
    pulumi: 'Set `policies: { untrustedArtifactOnDeployment: "Enforce" }`.',
    cloudformation: "Set `CodeSigningPolicies.UntrustedArtifactOnDeployment` to `Enforce`.",
  },
  links: ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html"],
  checks: {
    "AWS::Lambda::CodeSigningConfig": (it) =>
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-codesigningconfig-codesigningpolicies.html
      oneOf(
        it.get("CodeSigningPolicies").get("UntrustedArtifactOnDeployment").str("Warn"),
        ["Enforce"],
        "Lambda deploys code that nobody signed, and writes a line about it",
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::Lambda::CodeSigningConfig",
        properties: { CodeSigningPolicies: { UntrustedArtifactOnDeployment: "Enforce" } },
      },
    ],
    bad: [{ type: "AWS::Lambda::CodeSigningConfig", properties: {} }],
  },
  equivalents: [],
});
