import noSecrets from "../../policy-packs/rules/authentication/no-plaintext-secrets";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../rule-tester";

const key = "arn:aws:kms:eu-west-1:111122223333:key/1";
const encryption = (settings: object) => ({ EncryptionConfiguration: { ...settings } });
const configuration = (settings: object) => ({
  type: "AWS::EMR::SecurityConfiguration",
  properties: { SecurityConfiguration: encryption(settings) as never },
});
const pulumi = (settings: object) => ({
  type: "aws:emr/securityConfiguration:SecurityConfiguration",
  properties: { configuration: JSON.stringify(encryption(settings)) },
});
const disk = {
  EnableAtRestEncryption: true,
  AtRestEncryptionConfiguration: {
    LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: "AwsKms", AwsKmsKey: key },
    S3EncryptionConfiguration: { EncryptionMode: "SSE-KMS", AwsKmsKey: key },
  },
};

testRule(atRest, {
  pass: [[configuration(disk)], [pulumi(disk)]],
  fail: [
    [
      [configuration({ EnableAtRestEncryption: true })],
      /\(local-disk\) .*LocalDiskEncryptionConfiguration\.EncryptionKeyProviderType is not set/,
    ],
    [
      [pulumi({ ...disk, EnableAtRestEncryption: false })],
      /\(local-disk\) configuration\.EncryptionConfiguration\.EnableAtRestEncryption is false/,
    ],
    [[{ type: "AWS::EMR::Cluster", properties: {} }], /\(local-disk\) SecurityConfiguration is not set/],
  ],
  unknown: [[{ type: "AWS::EMR::SecurityConfiguration", properties: { SecurityConfiguration: unknown } }]],
  // What the configuration says is judged where it stands.
  silent: [[{ type: "aws:emr/cluster:Cluster", properties: { securityConfiguration: "encrypted" } }]],
});

testRule(customerKey, {
  pass: [[configuration(disk)]],
  fail: [[[configuration({})], /\(s3\) .*EncryptionMode is not set \(SSE-S3 by default\)/]],
  unknown: [],
});

testRule(inTransit, {
  pass: [[configuration({ EnableInTransitEncryption: true })], [pulumi({ EnableInTransitEncryption: true })]],
  fail: [
    [[configuration({})], /\(node-to-node\) .*EnableInTransitEncryption is not set/],
    [[pulumi({ EnableInTransitEncryption: false })], /\(node-to-node\) .*EnableInTransitEncryption is false/],
  ],
  unknown: [[{ type: "aws:emr/securityConfiguration:SecurityConfiguration", properties: { configuration: unknown } }]],
});

testRule(logged, {
  pass: [
    [{ type: "AWS::EMR::Cluster", properties: { LogUri: "s3://logs/emr/" } }],
    [{ type: "aws:emr/cluster:Cluster", properties: { logUri: "s3://logs/emr/" } }],
  ],
  fail: [
    [[{ type: "AWS::EMR::Cluster", properties: {} }], /\(cluster-logs\) LogUri is not set/],
    [[{ type: "aws:emr/cluster:Cluster", properties: {} }], /\(cluster-logs\) logUri is not set/],
  ],
  unknown: [[{ type: "AWS::EMR::Cluster", properties: { LogUri: unknown } }]],
});

testRule(noSecrets, {
  pass: [[{ type: "AWS::EMR::Cluster", properties: {} }]],
  fail: [
    [
      [{ type: "AWS::EMR::Cluster", properties: { KerberosAttributes: { KdcAdminPassword: unknown } } }],
      /is a parameter without NoEcho: /,
    ],
    [
      [{ type: "AWS::EMR::Cluster", properties: { KerberosAttributes: { KdcAdminPassword: "correct horse" } } }],
      /KerberosAttributes\.KdcAdminPassword holds a secret/,
    ],
  ],
  unknown: [],
});
