import { anySet, certainly, clusterRecovery, includesAny, keyOwner, ownership, unlessInherited } from "../read";
import { snapshotStore } from "../snapshots";
import type { FacetsOf } from "../table";

export const neptune: FacetsOf<
  | "AWS::Neptune::DBCluster"
  | "AWS::Neptune::DBInstance"
  | "AWS::Neptune::DBSubnetGroup"
  | "Custom::NeptuneClusterSnapshot"
> = {
  "AWS::Neptune::DBCluster": {
    atRest: (it) => {
      const stated = it.get("StorageEncrypted");
      const inherited = anySet(it.get("SourceDBClusterIdentifier"), it.get("SnapshotIdentifier"));
      if (certainly(inherited)) return [];
      const encrypted = unlessInherited(stated.bool(false), inherited);
      return [{ aspect: "storage", encrypted, key: keyOwner(it.get("KmsKeyId"), "aws-managed") }];
    },
    // Neptune has no users and passwords: without IAM whoever reaches the port may do everything.
    // https://docs.aws.amazon.com/neptune/latest/userguide/iam-auth.html
    authentication: (it) => [{ aspect: "iam", required: it.get("IamAuthEnabled").bool(false) }],
    audit: (it) => [{ aspect: "audit-export", enabled: includesAny(it.get("EnableCloudwatchLogsExports"), ["audit"]) }],
    ownership: (it) => ownership(it.get("Tags")),
    recovery: clusterRecovery,
  },
  "AWS::Neptune::DBInstance": {
    // Neptune was reachable from its VPC alone until 2025, and still is where nobody asks for more:
    // https://docs.aws.amazon.com/neptune/latest/userguide/neptune-public-endpoints.html
    exposure: (it) => [{ aspect: "endpoint", open: it.get("PubliclyAccessible").bool(false) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::Neptune::DBSubnetGroup": {},
  "Custom::NeptuneClusterSnapshot": {
    atRest: (it, near) =>
      snapshotStore(
        it.get("StorageEncrypted"),
        near.targets(it.get("Source"), "AWS::Neptune::DBCluster").map(({ view }) => view),
      ),
  },
};
