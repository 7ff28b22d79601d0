import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";

export default defineRule({
  id: "secret-public-policy-blocked",
  title: "A secret refuses policies that open it to everybody",
  principle: "zoning",
  severity: "low",
  why: "Unless it is told to, Secrets Manager takes any policy: one wrong principal, on any day, and strangers read the secret.",
  fix: {
    pulumi: "Set `blockPublicPolicy: true` on an aws.secretsmanager.SecretPolicy of its own.",
    cloudformation: "Set `BlockPublicPolicy: true`.",
  },
  links: ["https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html"],
  checks: {
    "AWS::SecretsManager::ResourcePolicy": (it) =>
      isTrue(it.get("BlockPublicPolicy").bool(false), "a policy that opens the secret to everybody is taken"),
  },
  remediate: { "AWS::SecretsManager::ResourcePolicy": { set: true } },
  examples: {
    good: [
      { type: "AWS::SecretsManager::ResourcePolicy", properties: { SecretId: "database", BlockPublicPolicy: true } },
    ],
    bad: [{ type: "AWS::SecretsManager::ResourcePolicy", properties: { SecretId: "database" } }],
  },
  equivalents: [],
});
