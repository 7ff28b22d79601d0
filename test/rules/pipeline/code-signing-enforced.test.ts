import rule from "../../../policy-packs/rules/pipeline/code-signing-enforced";
import { testRule, unknown } from "../../rule-tester";

const config = (UntrustedArtifactOnDeployment: string | typeof unknown) => ({
  type: "AWS::Lambda::CodeSigningConfig",
  properties: { CodeSigningPolicies: { UntrustedArtifactOnDeployment } },
});

const ofPulumi = (policies?: { readonly untrustedArtifactOnDeployment: string }) => ({
  type: "aws:lambda/codeSigningConfig:CodeSigningConfig",
  properties: {
    allowedPublishers: { signingProfileVersionArns: ["arn:aws:signer:eu-west-1:123456789012:/signing-profiles/a/b"] },
    ...(policies === undefined ? {} : { policies }),
  },
});

testRule(rule, {
  pass: [[config("Enforce")], [ofPulumi({ untrustedArtifactOnDeployment: "Enforce" })]],
  fail: [
    [[config("Warn")], /UntrustedArtifactOnDeployment is Warn: Lambda deploys code that nobody signed/],
    [[{ type: "AWS::Lambda::CodeSigningConfig", properties: {} }], /UntrustedArtifactOnDeployment is not set/],
    [[ofPulumi()], /untrustedArtifactOnDeployment is not set/],
  ],
  unknown: [[config(unknown)]],
});
