import rule from "../../../policy-packs/rules/encryption/secret-parameters-encrypted";
import { testRule, unknown } from "../../rule-tester";

const parameter = (Name: unknown, Type: unknown, Value: unknown) => [
  { type: "AWS::SSM::Parameter", properties: { Name, Type, Value } as never },
];
const pulumi = (name: string, type: string) => [
  { type: "aws:ssm/parameter:Parameter", properties: { name, type, value: unknown } },
];

testRule(rule, {
  pass: [parameter("/db/password", "SecureString", "x"), pulumi("/db/password", "SecureString")],
  fail: [
    [pulumi("/db/password", "String"), /type is String: by its name it holds a secret/],
    [parameter("/stripe/api-key", "String", unknown), /Type is String/],
    [parameter("/db/password", "String", "{{resolve:secretsmanager:db:SecretString:password}}"), /Type is String/],
  ],
  unknown: [parameter(unknown, "String", unknown), parameter("/db/password", unknown, unknown)],
  silent: [
    parameter("/db/host", "String", unknown),
    // What is written here is the finding of no-plaintext-secrets, and an ARN is no secret.
    parameter("/db/password", "String", "hunter2"),
    [
      ...parameter("/db/password", "String", { Ref: "Secret" }),
      { type: "AWS::SecretsManager::Secret", properties: {} },
    ],
  ],
});
