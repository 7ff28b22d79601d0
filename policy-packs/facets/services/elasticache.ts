import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { anySet, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

/** Memcached keeps nothing, and the oldest nodes cannot be backed up: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups.html */
const backups = (engine: View<string>, node: View<string> | undefined, days: Value<number>) => {
  const name = engine.str("redis");
  const size = node?.str("");
  if (name.known && name.value === "memcached") return {};
  if (size?.known === true && size.value.startsWith("cache.t1.")) return {};
  return { backupDays: given(name, () => days) };
};

export const elasticache: FacetsOf<
  | "AWS::ElastiCache::CacheCluster"
  | "AWS::ElastiCache::ReplicationGroup"
  | "AWS::ElastiCache::SecurityGroup"
  | "AWS::ElastiCache::ServerlessCache"
  | "AWS::ElastiCache::SubnetGroup"
  | "AWS::ElastiCache::User"
> = {
  "AWS::ElastiCache::SecurityGroup": {},
  "AWS::ElastiCache::SubnetGroup": {},
  "AWS::ElastiCache::ReplicationGroup": {
    atRest: (it) => [
      {
        aspect: "cache",
        encrypted: it.get("AtRestEncryptionEnabled").bool(false),
        key: keyOwner(it.get("KmsKeyId"), "aws-owned"),
      },
    ],
    inTransit: (it) => {
      const on = it.get("TransitEncryptionEnabled").bool(false);
      // "preferred" still lets plain clients in: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html
      const mode = derive(it.get("TransitEncryptionMode").str("required"), (text) => text !== "preferred");
      return [{ aspect: "clients", encrypted: given(on, (it) => (it ? mode : on)) }];
    },
    authentication: (it) => [{ aspect: "clients", required: anySet(it.get("AuthToken"), it.get("UserGroupIds")) }],
    ownership: (it) => ownership(it.get("Tags")),
    recovery: (it) => backups(it.get("Engine"), it.get("CacheNodeType"), it.get("SnapshotRetentionLimit").num(0)),
  },
  "AWS::ElastiCache::CacheCluster": {
    inTransit: (it) => [{ aspect: "clients", encrypted: it.get("TransitEncryptionEnabled").bool(false) }],
    ownership: (it) => ownership(it.get("Tags")),
    recovery: (it) => backups(it.get("Engine"), it.get("CacheNodeType"), it.get("SnapshotRetentionLimit").num(0)),
  },
  // Encrypted at rest and in transit, always: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/WhatIs.deployment.html
  "AWS::ElastiCache::ServerlessCache": {
    atRest: (it) => [
      {
        aspect: "cache",
        encrypted: derive(it.get("KmsKeyId").isSet(), () => true),
        key: keyOwner(it.get("KmsKeyId"), "aws-owned"),
      },
    ],
    authentication: (it) => {
      const engine = it.get("Engine").str("redis");
      if (engine.known && engine.value === "memcached") return [];
      return [{ aspect: "clients", required: given(engine, () => it.get("UserGroupId").isSet()) }];
    },
    ownership: (it) => ownership(it.get("Tags")),
    recovery: (it) => backups(it.get("Engine"), undefined, it.get("SnapshotRetentionLimit").num(0)),
  },
  "AWS::ElastiCache::User": {},
};
