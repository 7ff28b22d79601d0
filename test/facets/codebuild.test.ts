import noSecrets from "../../policy-packs/rules/authentication/no-plaintext-secrets";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import notOpen from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const key = "arn:aws:kms:eu-west-1:111122223333:key/1";
const project = (properties: object) => ({ type: "AWS::CodeBuild::Project", properties: { ...properties } });
const pulumi = (properties: object) => ({ type: "aws:codebuild/project:Project", properties: { ...properties } });
const s3 = { Type: "S3", Location: "builds" };

testRule(atRest, {
  pass: [
    [project({ Artifacts: s3 })],
    // The switch counts for S3 alone.
    [project({ Artifacts: { Type: "CODEPIPELINE", EncryptionDisabled: true } })],
    [pulumi({ artifacts: { type: "S3", encryptionDisabled: false } })],
  ],
  fail: [
    [
      [project({ Artifacts: { ...s3, EncryptionDisabled: true } })],
      /\(artifacts\) Artifacts\.EncryptionDisabled is true/,
    ],
    [
      [project({ Artifacts: s3, SecondaryArtifacts: [{ ...s3, EncryptionDisabled: true }] })],
      /\(artifacts\) SecondaryArtifacts\[0\]\.EncryptionDisabled is true/,
    ],
    [
      [pulumi({ logsConfig: { s3Logs: { status: "ENABLED", encryptionDisabled: true } } })],
      /\(s3-logs\) logsConfig\.s3Logs\.encryptionDisabled is true/,
    ],
  ],
  unknown: [[project({ Artifacts: { ...s3, EncryptionDisabled: unknown } })]],
  silent: [[project({ Artifacts: { Type: "NO_ARTIFACTS" } })]],
});

testRule(customerKey, {
  pass: [[project({ Artifacts: s3, EncryptionKey: key })], [pulumi({ artifacts: { type: "S3" }, encryptionKey: key })]],
  fail: [
    [[project({ Artifacts: s3 })], /\(artifacts\) EncryptionKey is not set/],
    [
      [pulumi({ artifacts: { type: "S3" }, encryptionKey: "alias/aws/s3" })],
      /\(artifacts\) encryptionKey is alias\/aws\/s3/,
    ],
  ],
  unknown: [[project({ Artifacts: s3, EncryptionKey: unknown })]],
});

testRule(logged, {
  pass: [
    [project({})],
    [pulumi({ logsConfig: { cloudwatchLogs: { status: "DISABLED" }, s3Logs: { status: "ENABLED" } } })],
  ],
  fail: [
    [
      [project({ LogsConfig: { CloudWatchLogs: { Status: "DISABLED" } } })],
      /\(build-logs\) LogsConfig\.CloudWatchLogs\.Status is DISABLED/,
    ],
    [
      [pulumi({ logsConfig: { cloudwatchLogs: { status: "DISABLED" } } })],
      /\(build-logs\) logsConfig\.cloudwatchLogs\.status is DISABLED/,
    ],
  ],
  unknown: [[project({ LogsConfig: unknown })]],
});

testRule(notOpen, {
  pass: [[project({})], [pulumi({ projectVisibility: "PRIVATE" })]],
  fail: [
    [[project({ Visibility: "PUBLIC_READ" })], /\(builds\) Visibility is PUBLIC_READ/],
    [[pulumi({ projectVisibility: "PUBLIC_READ" })], /\(builds\) projectVisibility is PUBLIC_READ/],
  ],
  unknown: [[project({ Visibility: unknown })]],
});

testRule(noSecrets, {
  pass: [[{ type: "AWS::CodeBuild::SourceCredential", properties: { Token: "{{resolve:secretsmanager:github}}" } }]],
  fail: [
    [[{ type: "AWS::CodeBuild::SourceCredential", properties: { Token: unknown } }], /is a parameter without NoEcho: /],
    [[{ type: "AWS::CodeBuild::SourceCredential", properties: { Token: "ghp_1" } }], /Token holds a secret/],
  ],
  unknown: [],
});
