import { expect, it } from "@jest/globals";
import rule from "../../../policy-packs/rules/authentication/no-secrets-in-environment";
import { judge, testRule, unknown, type Given } from "../../rule-tester";

const accessKey = `AKIA${"A".repeat(16)}`;
const lambda = (variables: Given["properties"]): Given => ({
  type: "AWS::Lambda::Function",
  properties: { Environment: { Variables: variables } },
});
const containers = (...environment: readonly { readonly name: string; readonly value: string }[]): Given => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  properties: { containerDefinitions: JSON.stringify([{ name: "web", environment }]) },
});
const build = (variable: Given["properties"]): Given => ({
  type: "aws:codebuild/project:Project",
  properties: { environment: { environmentVariables: [variable] } },
});

testRule(rule, {
  pass: [
    [lambda({ STAGE: "production", TABLE: { Ref: "Table" } })],
    [lambda({ DB_PASSWORD: { Ref: "Secret" } }), { type: "AWS::SecretsManager::Secret", properties: {} }],
    // Names of secrets, and words about them, are no secrets.
    [
      lambda({
        DB_PASSWORD_SECRET: "prod/db",
        TOKEN_LIFETIME: "3600",
        API_KEY: "arn:aws:secretsmanager:eu-west-1:1:secret:x",
      }),
    ],
    [lambda({ DB_PASSWORD: "{{resolve:secretsmanager:db:SecretString:password}}", JWT_SECRET: "/orders/jwt" })],
    // Under a harmless name what is not known does not matter.
    [lambda({ STAGE: unknown })],
    [{ type: "AWS::Lambda::Function", properties: {} }],
    [containers({ name: "DATABASE_URL", value: "postgres://orders.internal:5432/orders" })],
    [build({ name: "DB_PASSWORD", type: "SECRETS_MANAGER", value: "prod/db:password" })],
  ],
  fail: [
    [[lambda({ ID: accessKey })], /Environment\.Variables\.ID is an AWS access key: /],
    [[lambda({ dbPassword: "correct horse" })], /Variables\.dbPassword is the plain value of dbPassword: /],
    [
      [containers({ name: "DATABASE_URL", value: "postgres://orders:hunter2@orders.internal/orders" })],
      /containerDefinitions\[0\]\.environment\[0\]\.value is an address with a password in it/,
    ],
    [[build({ name: "AWS_SECRET_ACCESS_KEY", value: "x" })], /environmentVariables\[0\]\.value is the plain value/],
    [
      [
        {
          type: "aws:lambda/function:Function",
          properties: { environment: { variables: { KEY: "-----BEGIN RSA PRIVATE KEY-----\nabc" } } },
        },
      ],
      /environment\.variables\.KEY is a private key/,
    ],
  ],
  unknown: [
    [lambda({ DB_PASSWORD: unknown })],
    [{ type: "aws:ecs/taskDefinition:TaskDefinition", properties: { containerDefinitions: unknown } }],
  ],
});

it("never says the secret itself", () => {
  const { findings } = judge(rule, [lambda({ A: accessKey, DB_PASSWORD: "correct horse" })]);
  expect(findings.length).toBeGreaterThan(0);
  expect(JSON.stringify(findings.map(({ message }) => message))).not.toMatch(/AKIA|horse/);
});
