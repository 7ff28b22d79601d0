import { always, keyOwner, ownership } from "../read";
import { derive } from "../../../components/model/value";
import type { FacetsOf } from "../table";

export const memorydb: FacetsOf<"AWS::MemoryDB::Cluster" | "AWS::MemoryDB::SubnetGroup" | "AWS::MemoryDB::User"> = {
  "AWS::MemoryDB::Cluster": {
    // Encrypted at rest, always: https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html
    atRest: (it) => [
      {
        aspect: "cache",
        encrypted: always(it.get("KmsKeyId")),
        key: keyOwner(it.get("KmsKeyId"), "aws-owned"),
      },
    ],
    inTransit: (it) => [{ aspect: "clients", encrypted: it.get("TLSEnabled").bool(true) }],
    // The list that lets in everybody has no users: https://docs.aws.amazon.com/memorydb/latest/devguide/clusters.acls.html
    authentication: (it) => [
      { aspect: "clients", required: derive(it.get("ACLName").str("open-access"), (name) => name !== "open-access") },
    ],
    ownership: (it) => ownership(it.get("Tags")),
    recovery: (it) => ({ backupDays: it.get("SnapshotRetentionLimit").num(0) }),
  },
  "AWS::MemoryDB::SubnetGroup": {},
  "AWS::MemoryDB::User": {},
};
