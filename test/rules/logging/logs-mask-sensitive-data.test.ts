import type { JsonObject } from "../../../policy-packs/core/rule";
import rule from "../../../policy-packs/rules/logging/logs-mask-sensitive-data";
import { testRule, unknown } from "../../rule-tester";

const keys = ["AwsSecretKey", "OpenSshPrivateKey", "PgpPrivateKey", "PkcsPrivateKey", "PuttyPrivateKey"];

const statement = (names: readonly string[], Operation: JsonObject): JsonObject => ({
  DataIdentifier: names.map((it) => `arn:aws:dataprotection::aws:data-identifier/${it}`),
  Operation,
});
const mask = { Deidentify: { MaskConfig: {} } };
const audit = { Audit: { FindingsDestination: {} } };

const masking = (...names: readonly string[]): JsonObject => ({
  Version: "2021-06-01",
  Statement: [statement(names, audit), statement(names, mask)],
});

const group = (dataClass: string, DataProtectionPolicy?: JsonObject) => ({
  type: "AWS::Logs::LogGroup",
  properties: {
    Tags: [{ Key: "DataClass", Value: dataClass }],
    ...(DataProtectionPolicy === undefined ? {} : { DataProtectionPolicy }),
  },
});

const pulumiGroup = { type: "aws:cloudwatch/logGroup:LogGroup", properties: { tags: { DataClass: "restricted" } } };
const pulumiPolicy = (document: JsonObject) => ({
  type: "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy",
  properties: { logGroupName: { Ref: "LogGroup" }, policyDocument: JSON.stringify(document) },
});

testRule(rule, {
  pass: [
    [group("internal", masking(...keys))],
    [group("confidential", masking(...keys, "EmailAddress"))],
    [pulumiGroup, pulumiPolicy(masking(...keys, "Name"))],
  ],
  fail: [
    [[group("public")], /DataProtectionPolicy is not set: keys in the logs are shown/],
    [[group("internal", masking("AwsSecretKey"))], /keys in the logs are shown/],
    [[group("internal", { Statement: [statement(keys, audit)] })], /keys in the logs are shown/],
    [[group("confidential", masking(...keys))], /personal data in logs about confidential data is shown/],
    [[pulumiGroup, pulumiPolicy(masking(...keys))], /personal data in logs about restricted data is shown/],
  ],
  unknown: [
    [group("internal", unknown)],
    [group("internal", { Statement: [{ DataIdentifier: unknown, Operation: mask }] })],
    [{ type: "AWS::Logs::LogGroup", properties: { Tags: unknown } }],
  ],
  silent: [[{ type: "AWS::Logs::LogGroup", properties: { RetentionInDays: 365 } }]],
});
