import rule from "../../../policy-packs/rules/zoning/secret-public-policy-blocked";
import { testRule, unknown } from "../../rule-tester";

const policy = (own: object) => ({
  type: "AWS::SecretsManager::ResourcePolicy",
  properties: { SecretId: "s", ...own },
});
const inPulumi = (own: object) => ({
  type: "aws:secretsmanager/secretPolicy:SecretPolicy",
  properties: { secretArn: "s", policy: "{}", ...own },
});

testRule(rule, {
  pass: [[policy({ BlockPublicPolicy: true })], [inPulumi({ blockPublicPolicy: true })]],
  fail: [
    [[policy({})], /BlockPublicPolicy is not set/],
    [[policy({ BlockPublicPolicy: false })], /BlockPublicPolicy is false/],
    [[inPulumi({})], /blockPublicPolicy is not set/],
    // Written on the secret itself, a policy cannot be refused.
    [[{ type: "aws:secretsmanager/secret:Secret", properties: { policy: "{}" } }], /is not set/],
  ],
  unknown: [[policy({ BlockPublicPolicy: unknown })]],
});
