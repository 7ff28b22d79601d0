import upgraded from "../../policy-packs/rules/asset-management/minor-upgrades-automatic";
import noSecrets from "../../policy-packs/rules/authentication/no-plaintext-secrets";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import notOpen from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const key = "arn:aws:kms:eu-west-1:111122223333:key/1";
const broker = (properties: object) => ({ type: "AWS::AmazonMQ::Broker", properties: { ...properties } });
const pulumi = (properties: object) => ({ type: "aws:mq/broker:Broker", properties: { ...properties } });

testRule(notOpen, {
  pass: [[broker({ PubliclyAccessible: false })], [pulumi({})]],
  fail: [
    [[broker({ PubliclyAccessible: true })], /\(endpoint\) PubliclyAccessible is true/],
    [[pulumi({ publiclyAccessible: true })], /\(endpoint\) publiclyAccessible is true/],
  ],
  unknown: [[broker({ PubliclyAccessible: unknown })]],
});

testRule(logged, {
  pass: [
    [broker({ EngineType: "ACTIVEMQ", Logs: { General: true, Audit: true } })],
    // RabbitMQ keeps no audit log.
    [broker({ EngineType: "RabbitMQ", Logs: { General: true } })],
    [pulumi({ engineType: "RabbitMQ", logs: { general: true } })],
  ],
  fail: [
    [[broker({ EngineType: "RABBITMQ" })], /\(general-logs\) Logs\.General is not set/],
    [[broker({ EngineType: "ActiveMQ", Logs: { General: true } })], /\(audit-logs\) Logs\.Audit is not set/],
    [
      [pulumi({ engineType: "ActiveMQ", logs: { general: true, audit: false } })],
      /\(audit-logs\) logs\.audit is false/,
    ],
  ],
  unknown: [
    [broker({ EngineType: "RABBITMQ", Logs: unknown })],
    [broker({ EngineType: unknown, Logs: { General: true } })],
  ],
});

testRule(customerKey, {
  pass: [
    [broker({ EncryptionOptions: { UseAwsOwnedKey: false, KmsKeyId: key } })],
    [pulumi({ encryptionOptions: { useAwsOwnedKey: false, kmsKeyId: key } })],
  ],
  fail: [
    [[broker({})], /\(messages\) EncryptionOptions\.UseAwsOwnedKey is not set/],
    [[broker({ EncryptionOptions: { UseAwsOwnedKey: false } })], /\(messages\) EncryptionOptions\.KmsKeyId is not set/],
    [[pulumi({ encryptionOptions: { useAwsOwnedKey: true } })], /encryptionOptions\.useAwsOwnedKey is true/],
  ],
  unknown: [[broker({ EncryptionOptions: unknown })]],
});

testRule(upgraded, {
  pass: [[broker({ AutoMinorVersionUpgrade: true })], [pulumi({ autoMinorVersionUpgrade: true })]],
  fail: [
    [[broker({ AutoMinorVersionUpgrade: false })], /AutoMinorVersionUpgrade is false/],
    [[pulumi({})], /autoMinorVersionUpgrade is not set \(false by default\)/],
  ],
  unknown: [[broker({})]],
});

testRule(noSecrets, {
  pass: [
    [broker({ Users: [{ Password: "{{resolve:ssm-secure:broker}}" }] })],
    [pulumi({ users: [{ password: "x" }] })],
  ],
  fail: [[[broker({ Users: [{ Password: "correct horse" }] })], /Users\[0\]\.Password holds a secret/]],
  unknown: [[broker({ Users: unknown })]],
});
