import callers from "../../policy-packs/rules/authentication/callers-are-authenticated";
import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import ownKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import closed from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const cluster = "AWS::MSK::Cluster";
const inPulumi = "aws:msk/cluster:Cluster";

testRule(inTransit, {
  // TLS is what MSK takes where nothing is said.
  pass: [[{ type: cluster, properties: {} }], [{ type: inPulumi, properties: {} }]],
  fail: [
    [
      [{ type: cluster, properties: { EncryptionInfo: { EncryptionInTransit: { ClientBroker: "TLS_PLAINTEXT" } } } }],
      /\(clients\) EncryptionInfo\.EncryptionInTransit\.ClientBroker is TLS_PLAINTEXT/,
    ],
    [
      [{ type: inPulumi, properties: { encryptionInfo: { encryptionInTransit: { inCluster: false } } } }],
      /\(node-to-node\) encryptionInfo\.encryptionInTransit\.inCluster is false/,
    ],
  ],
  unknown: [[{ type: cluster, properties: { EncryptionInfo: unknown } }]],
});

testRule(ownKey, {
  pass: [
    [
      {
        type: cluster,
        properties: { EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId: "arn:aws:kms:::key/1" } } },
      },
    ],
    [{ type: inPulumi, properties: { encryptionInfo: { encryptionAtRestKmsKeyArn: "arn:aws:kms:::key/1" } } }],
  ],
  fail: [[[{ type: cluster, properties: {} }], /DataVolumeKMSKeyId is not set/]],
  unknown: [[{ type: cluster, properties: { EncryptionInfo: unknown } }]],
});

testRule(closed, {
  pass: [[{ type: cluster, properties: {} }]],
  fail: [
    [
      [
        {
          type: cluster,
          properties: {
            BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: "SERVICE_PROVIDED_EIPS" } } },
          },
        },
      ],
      /PublicAccess\.Type is SERVICE_PROVIDED_EIPS/,
    ],
    [
      [
        {
          type: inPulumi,
          properties: {
            brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type: "SERVICE_PROVIDED_EIPS" } } },
          },
        },
      ],
      /publicAccess\.type is SERVICE_PROVIDED_EIPS/,
    ],
  ],
  unknown: [[{ type: cluster, properties: { BrokerNodeGroupInfo: unknown } }]],
});

testRule(callers, {
  pass: [
    [{ type: cluster, properties: { ClientAuthentication: { Sasl: { Iam: { Enabled: true } } } } }],
    [{ type: inPulumi, properties: { clientAuthentication: { sasl: { scram: true } } } }],
    [
      {
        type: inPulumi,
        properties: { clientAuthentication: { tls: { certificateAuthorityArns: ["arn:aws:acm-pca:::1"] } } },
      },
    ],
  ],
  fail: [
    [[{ type: cluster, properties: {} }], /\(clients\) ClientAuthentication\.Sasl\.Iam\.Enabled is not set/],
    [
      [{ type: inPulumi, properties: { clientAuthentication: { sasl: { iam: true }, unauthenticated: true } } }],
      /clientAuthentication\.unauthenticated is true/,
    ],
  ],
  unknown: [[{ type: cluster, properties: { ClientAuthentication: unknown } }]],
});

testRule(logged, {
  pass: [
    [{ type: cluster, properties: { LoggingInfo: { BrokerLogs: { S3: { Enabled: true } } } } }],
    [
      {
        type: inPulumi,
        properties: { loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: "kafka" } } } },
      },
    ],
  ],
  fail: [
    [
      [{ type: cluster, properties: {} }],
      /\(broker-logs\) LoggingInfo\.BrokerLogs\.CloudWatchLogs\.Enabled is not set/,
    ],
    [[{ type: inPulumi, properties: {} }], /loggingInfo\.brokerLogs\.cloudwatchLogs\.enabled is not set/],
  ],
  unknown: [[{ type: cluster, properties: { LoggingInfo: unknown } }]],
});
