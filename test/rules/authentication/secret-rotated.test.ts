import rule from "../../../policy-packs/rules/authentication/secret-rotated";
import { testRule, unknown } from "../../rule-tester";

const secret = { type: "AWS::SecretsManager::Secret", properties: { Name: "database" } };
const schedule = (RotationRules: object, SecretId: object = { Ref: "Secret" }) => ({
  type: "AWS::SecretsManager::RotationSchedule",
  properties: { SecretId, RotationRules } as never,
});
const pulumi = { type: "aws:secretsmanager/secret:Secret", properties: { name: "database" } };
const rotation = (rotationRules: object) => ({
  type: "aws:secretsmanager/secretRotation:SecretRotation",
  properties: { secretId: { Ref: "Secret" }, rotationRules } as never,
});

testRule(rule, {
  pass: [
    [secret, schedule({ AutomaticallyAfterDays: 30 })],
    [secret, schedule({ ScheduleExpression: "rate(90 days)" })],
    [secret, schedule({ ScheduleExpression: "cron(0 4 1 * ? *)" })],
    // As CDK writes it: the schedule names the secret's attachment to a database.
    [
      secret,
      { type: "AWS::SecretsManager::SecretTargetAttachment", properties: { SecretId: { Ref: "Secret" } } },
      schedule({ AutomaticallyAfterDays: 30 }, { Ref: "SecretTargetAttachment" }),
    ],
    [pulumi, rotation({ automaticallyAfterDays: 30 })],
  ],
  fail: [
    [[secret], /never changed/],
    [
      [secret, schedule({ AutomaticallyAfterDays: 365 })],
      /AutomaticallyAfterDays is 365: .*90 days \(in .*RotationSchedule\)/,
    ],
    [[secret, schedule({ ScheduleExpression: "rate(180 days)" })], /ScheduleExpression is rate\(180 days\)/],
    [[secret, schedule({ AutomaticallyAfterDays: 30 }, { Ref: "Another" })], /never changed/],
    [[secret, schedule({})], /not changed again/],
    [[pulumi], /never changed/],
    [[pulumi, rotation({ automaticallyAfterDays: 400 })], /rotationRules\.automaticallyAfterDays is 400/],
  ],
  unknown: [
    [secret, schedule({ AutomaticallyAfterDays: unknown })],
    [pulumi, rotation({ automaticallyAfterDays: unknown })],
  ],
});
