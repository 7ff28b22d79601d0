import callers from "../../policy-packs/rules/authentication/callers-are-authenticated";
import kept from "../../policy-packs/rules/asset-management/backups-kept";
import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import ownKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

const cluster = "AWS::MemoryDB::Cluster";
const inPulumi = "aws:memorydb/cluster:Cluster";

testRule(inTransit, {
  pass: [[{ type: cluster, properties: {} }], [{ type: inPulumi, properties: { tlsEnabled: true } }]],
  fail: [
    [[{ type: cluster, properties: { TLSEnabled: false } }], /\(clients\) TLSEnabled is false/],
    [[{ type: inPulumi, properties: { tlsEnabled: false } }], /tlsEnabled is false/],
  ],
  unknown: [[{ type: cluster, properties: { TLSEnabled: unknown } }]],
});

testRule(callers, {
  pass: [[{ type: cluster, properties: { ACLName: "orders" } }]],
  fail: [
    [[{ type: cluster, properties: { ACLName: "open-access" } }], /ACLName is open-access/],
    [[{ type: inPulumi, properties: { aclName: "open-access" } }], /aclName is open-access/],
  ],
  unknown: [[{ type: cluster, properties: { ACLName: unknown } }]],
});

testRule(ownKey, {
  pass: [[{ type: inPulumi, properties: { kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1" } }]],
  fail: [[[{ type: cluster, properties: {} }], /KmsKeyId is not set/]],
  unknown: [[{ type: cluster, properties: { KmsKeyId: unknown } }]],
});

testRule(kept, {
  pass: [[{ type: cluster, properties: { SnapshotRetentionLimit: 7 } }]],
  fail: [[[{ type: inPulumi, properties: {} }], /snapshotRetentionLimit is not set \(0 by default\)/]],
  unknown: [[{ type: cluster, properties: { SnapshotRetentionLimit: unknown } }]],
});
