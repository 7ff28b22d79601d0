import protectedFromDeletion from "../../policy-packs/rules/asset-management/deletion-protected";
import pointInTime from "../../policy-packs/rules/asset-management/point-in-time-recovery";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import ownKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

const table = "AWS::DynamoDB::Table";
const globalTable = "AWS::DynamoDB::GlobalTable";
const inPulumi = "aws:dynamodb/table:Table";
const recoverable = { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } };

testRule(pointInTime, {
  pass: [
    [{ type: table, properties: recoverable }],
    [{ type: globalTable, properties: { Replicas: [{ Region: "eu-west-1", ...recoverable }] } }],
    [{ type: inPulumi, properties: { pointInTimeRecovery: { enabled: true } } }],
  ],
  fail: [
    [[{ type: table, properties: {} }], /PointInTimeRecoveryEnabled is not set/],
    [
      [
        {
          type: globalTable,
          properties: { Replicas: [{ Region: "eu-west-1", ...recoverable }, { Region: "eu-west-2" }] },
        },
      ],
      /Replicas\[1\]\.PointInTimeRecoverySpecification\.PointInTimeRecoveryEnabled is not set/,
    ],
    // A replica has backups of its own, or none.
    [
      [
        {
          type: inPulumi,
          properties: { pointInTimeRecovery: { enabled: true }, replicas: [{ regionName: "eu-west-2" }] },
        },
      ],
      /replicas\[0\]\.pointInTimeRecovery is not set/,
    ],
    [[{ type: "aws:dynamodb/tableReplica:TableReplica", properties: {} }], /pointInTimeRecovery is not set/],
  ],
  unknown: [[{ type: table, properties: { PointInTimeRecoverySpecification: unknown } }]],
});

testRule(protectedFromDeletion, {
  pass: [
    [{ type: table, properties: { DeletionProtectionEnabled: true } }],
    [{ type: inPulumi, properties: { deletionProtectionEnabled: true } }],
  ],
  fail: [
    [[{ type: table, properties: {} }], /DeletionProtectionEnabled is not set/],
    [[{ type: inPulumi, properties: { deletionProtectionEnabled: false } }], /deletionProtectionEnabled is false/],
  ],
  unknown: [[{ type: globalTable, properties: { Replicas: unknown } }]],
});

testRule(ownKey, {
  pass: [
    [{ type: table, properties: { SSESpecification: { SSEEnabled: true, KMSMasterKeyId: "alias/orders" } } }],
    [{ type: inPulumi, properties: { serverSideEncryption: { enabled: true, kmsKeyArn: "arn:aws:kms:::key/1" } } }],
  ],
  fail: [
    [[{ type: table, properties: {} }], /SSESpecification\.SSEEnabled is not set/],
    [[{ type: inPulumi, properties: { serverSideEncryption: { enabled: true } } }], /kmsKeyArn is not set/],
    [
      [
        {
          type: globalTable,
          properties: { SSESpecification: { SSEEnabled: true }, Replicas: [{ Region: "eu-west-1" }] },
        },
      ],
      /Replicas\[0\]\.SSESpecification\.KMSMasterKeyId is not set/,
    ],
  ],
  unknown: [[{ type: table, properties: { SSESpecification: unknown } }]],
});

// DynamoDB has encrypted every table since 2018.
testRule(atRest, {
  pass: [[{ type: table, properties: {} }], [{ type: inPulumi, properties: {} }]],
  fail: [],
  unknown: [],
});
