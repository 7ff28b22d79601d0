import backups from "../../policy-packs/rules/asset-management/backups-kept";
import callers from "../../policy-packs/rules/authentication/callers-are-authenticated";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import { testRule, unknown } from "../rule-tester";

const group = "AWS::ElastiCache::ReplicationGroup";
const inPulumi = "aws:elasticache/replicationGroup:ReplicationGroup";

testRule(atRest, {
  pass: [
    [{ type: group, properties: { AtRestEncryptionEnabled: true } }],
    [{ type: inPulumi, properties: { atRestEncryptionEnabled: true } }],
    [{ type: "aws:elasticache/serverlessCache:ServerlessCache", properties: { engine: "valkey" } }],
  ],
  fail: [
    [[{ type: group, properties: {} }], /\(cache\) AtRestEncryptionEnabled is not set/],
    [[{ type: inPulumi, properties: { atRestEncryptionEnabled: false } }], /atRestEncryptionEnabled is false/],
  ],
  unknown: [[{ type: group, properties: { AtRestEncryptionEnabled: unknown } }]],
});

testRule(inTransit, {
  pass: [
    [{ type: group, properties: { TransitEncryptionEnabled: true } }],
    [{ type: inPulumi, properties: { transitEncryptionEnabled: true, transitEncryptionMode: "required" } }],
  ],
  fail: [
    [[{ type: group, properties: {} }], /\(clients\) TransitEncryptionEnabled is not set/],
    // Plain clients are still let in.
    [
      [{ type: inPulumi, properties: { transitEncryptionEnabled: true, transitEncryptionMode: "preferred" } }],
      /transitEncryptionMode is preferred/,
    ],
    [
      [{ type: "aws:elasticache/cluster:Cluster", properties: { engine: "memcached" } }],
      /transitEncryptionEnabled is not set/,
    ],
  ],
  unknown: [[{ type: group, properties: { TransitEncryptionEnabled: unknown } }]],
});

testRule(callers, {
  pass: [
    [{ type: group, properties: { AuthToken: "{{resolve:secretsmanager:cache}}" } }],
    [{ type: group, properties: { UserGroupIds: ["orders"] } }],
    [{ type: inPulumi, properties: { authToken: "from-a-secret" } }],
  ],
  fail: [
    [[{ type: group, properties: {} }], /\(clients\) AuthToken is not set/],
    [[{ type: "AWS::ElastiCache::ServerlessCache", properties: { Engine: "redis" } }], /UserGroupId is not set/],
    [[{ type: inPulumi, properties: {} }], /authToken is not set/],
  ],
  unknown: [[{ type: group, properties: { AuthToken: unknown } }]],
  silent: [[{ type: "AWS::ElastiCache::ServerlessCache", properties: { Engine: "memcached" } }]],
});

testRule(backups, {
  pass: [
    [{ type: group, properties: { SnapshotRetentionLimit: 7 } }],
    [{ type: "aws:elasticache/cluster:Cluster", properties: { engine: "redis", snapshotRetentionLimit: 14 } }],
  ],
  fail: [
    [[{ type: group, properties: {} }], /SnapshotRetentionLimit is not set \(0 by default\)/],
    [[{ type: inPulumi, properties: { snapshotRetentionLimit: 1 } }], /snapshotRetentionLimit is 1/],
  ],
  unknown: [[{ type: group, properties: { SnapshotRetentionLimit: unknown } }]],
  silent: [
    [{ type: "AWS::ElastiCache::CacheCluster", properties: { Engine: "memcached" } }],
    [{ type: "AWS::ElastiCache::CacheCluster", properties: { Engine: "redis", CacheNodeType: "cache.t1.micro" } }],
  ],
});
