import upgraded from "../../policy-packs/rules/asset-management/minor-upgrades-automatic";
import noSecrets from "../../policy-packs/rules/authentication/no-plaintext-secrets";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import notOpen from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const instance = "aws:dms/replicationInstance:ReplicationInstance";
const endpoint = "aws:dms/endpoint:Endpoint";
const key = "arn:aws:kms:eu-west-1:111122223333:key/1";

testRule(notOpen, {
  pass: [
    [{ type: "AWS::DMS::ReplicationInstance", properties: { PubliclyAccessible: false } }],
    // The provider says false where the program says nothing; CloudFormation says nothing, and the service makes it public.
    [{ type: instance, properties: {} }],
  ],
  fail: [
    [
      [{ type: "AWS::DMS::ReplicationInstance", properties: {} }],
      /\(public-ip\) PubliclyAccessible is not set \(true by default\)/,
    ],
    [[{ type: instance, properties: { publiclyAccessible: true } }], /\(public-ip\) publiclyAccessible is true/],
  ],
  unknown: [[{ type: "AWS::DMS::ReplicationInstance", properties: { PubliclyAccessible: unknown } }]],
});

testRule(customerKey, {
  pass: [
    [{ type: "AWS::DMS::ReplicationInstance", properties: { KmsKeyId: key } }],
    [{ type: endpoint, properties: { kmsKeyArn: key } }],
  ],
  fail: [
    [[{ type: instance, properties: {} }], /\(storage\) kmsKeyArn is not set/],
    [[{ type: "AWS::DMS::Endpoint", properties: {} }], /\(connection\) KmsKeyId is not set/],
  ],
  unknown: [[{ type: "AWS::DMS::ReplicationInstance", properties: { KmsKeyId: unknown } }]],
});

testRule(inTransit, {
  pass: [
    [{ type: "AWS::DMS::Endpoint", properties: { EngineName: "postgres", SslMode: "require" } }],
    [{ type: endpoint, properties: { engineName: "mysql", sslMode: "verify-full" } }],
  ],
  fail: [
    [
      [{ type: "AWS::DMS::Endpoint", properties: { EngineName: "postgres" } }],
      /\(database\) SslMode is not set \(none by default\)/,
    ],
    [[{ type: endpoint, properties: { engineName: "mysql", sslMode: "none" } }], /\(database\) sslMode is none/],
  ],
  unknown: [[{ type: endpoint, properties: { engineName: "mysql", sslMode: unknown } }]],
  silent: [[{ type: "AWS::DMS::Endpoint", properties: { EngineName: "s3" } }]],
});

testRule(upgraded, {
  pass: [
    [{ type: "AWS::DMS::ReplicationInstance", properties: {} }],
    [{ type: instance, properties: { autoMinorVersionUpgrade: true } }],
  ],
  fail: [
    [[{ type: "AWS::DMS::ReplicationInstance", properties: { AutoMinorVersionUpgrade: false } }], /is false/],
    [[{ type: instance, properties: {} }], /autoMinorVersionUpgrade is not set \(false by default\)/],
  ],
  unknown: [[{ type: instance, properties: { autoMinorVersionUpgrade: unknown } }]],
});

testRule(noSecrets, {
  pass: [
    [{ type: "AWS::DMS::Endpoint", properties: { Password: "{{resolve:secretsmanager:db:SecretString:password}}" } }],
    // A secret of the configuration arrives opened: nobody here can tell it from one in the program.
    [{ type: endpoint, properties: { password: "correct horse" } }],
  ],
  fail: [
    [[{ type: "AWS::DMS::Endpoint", properties: { Password: unknown } }], /is a parameter without NoEcho: /],
    [[{ type: "AWS::DMS::Endpoint", properties: { Password: "correct horse" } }], /^fail Password holds a secret/],
    [
      [{ type: "AWS::DMS::Endpoint", properties: { MongoDbSettings: { Password: "correct horse" } } }],
      /MongoDbSettings\.Password holds a secret/,
    ],
  ],
  unknown: [],
});
