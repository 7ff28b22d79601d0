import { derive, type Value } from "../../../components/model/value";
import { parameterOf } from "../database-tls";
import { anySet, certainly, clusterRecovery, includesAny, keyOwner, ownership, unlessInherited } from "../read";
import type { FacetsOf } from "../table";

export const docdb: FacetsOf<
  | "AWS::DocDB::DBCluster"
  | "AWS::DocDB::DBClusterParameterGroup"
  | "AWS::DocDB::DBInstance"
  | "AWS::DocDB::DBSubnetGroup"
  | "AWS::DocDB::GlobalCluster"
> = {
  "AWS::DocDB::DBCluster": {
    atRest: (it) => {
      const stated = it.get("StorageEncrypted");
      const inherited: Value<boolean> = stated.isAbsent()
        ? anySet(it.get("SourceDBClusterIdentifier"), it.get("SnapshotIdentifier"))
        : stated.isSet();
      if (stated.isAbsent() && certainly(inherited)) return [];
      const encrypted = unlessInherited(stated.bool(false), inherited);
      return [{ aspect: "storage", encrypted, key: keyOwner(it.get("KmsKeyId"), "aws-managed") }];
    },
    audit: (it) => [{ aspect: "audit-export", enabled: includesAny(it.get("EnableCloudwatchLogsExports"), ["audit"]) }],
    ownership: (it) => ownership(it.get("Tags")),
    recovery: clusterRecovery,
  },
  "AWS::DocDB::DBClusterParameterGroup": {
    // On unless disabled: https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html
    inTransit: (it) => {
      const tls = parameterOf(it, "tls").str("enabled");
      return [{ aspect: "clients", encrypted: derive(tls, (text) => text !== "disabled") }];
    },
    // Off unless enabled: https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html
    audit: (it) => {
      const events = parameterOf(it, "audit_logs").str("disabled");
      return [{ aspect: "audit-events", enabled: derive(events, (text) => !["disabled", "none"].includes(text)) }];
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::DocDB::DBInstance": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::DocDB::DBSubnetGroup": {},
  "AWS::DocDB::GlobalCluster": {
    atRest: (it) => {
      const source = it.get("SourceDBClusterIdentifier").isSet();
      if (certainly(source)) return [];
      const encrypted = unlessInherited(it.get("StorageEncrypted").bool(false), source);
      // Whose key is its members' affair.
      return [{ aspect: "storage", encrypted }];
    },
    recovery: (it) => ({ deletionProtection: it.get("DeletionProtection").bool(false) }),
  },
};
