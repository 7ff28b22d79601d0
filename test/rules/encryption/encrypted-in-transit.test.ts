import rule from "../../../policy-packs/rules/encryption/encrypted-in-transit";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::ElastiCache::ReplicationGroup", properties: { TransitEncryptionEnabled: true } }],
    [{ type: "aws:dax/cluster:Cluster", properties: { clusterEndpointEncryptionType: "TLS" } }],
  ],
  fail: [
    [
      [{ type: "AWS::ElastiCache::ReplicationGroup", properties: {} }],
      /^fail \(clients\) TransitEncryptionEnabled is not set .*: data may pass in the clear/,
    ],
    [
      [{ type: "aws:elasticache/replicationGroup:ReplicationGroup", properties: { transitEncryptionEnabled: false } }],
      /transitEncryptionEnabled is false/,
    ],
    // Each way is judged by itself: that one is encrypted does not speak for the other.
    [
      [{ type: "AWS::OpenSearchService::Domain", properties: { DomainEndpointOptions: { EnforceHTTPS: true } } }],
      /^fail \(node-to-node\)/,
    ],
  ],
  unknown: [[{ type: "AWS::ElastiCache::ReplicationGroup", properties: { TransitEncryptionEnabled: unknown } }]],
});
