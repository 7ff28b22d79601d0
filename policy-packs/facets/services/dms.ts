import { derive } from "../../../components/model/value";
import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

/** The engines whose connections have an SSL mode: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html */
const withSslMode: ReadonlySet<string> = new Set([
  "aurora",
  "aurora-postgresql",
  "azuredb",
  "db2",
  "db2-zos",
  "docdb",
  "mariadb",
  "mongodb",
  "mysql",
  "oracle",
  "postgres",
  "sqlserver",
  "sybase",
]);

export const dms: FacetsOf<
  "AWS::DMS::Endpoint" | "AWS::DMS::ReplicationInstance" | "AWS::DMS::ReplicationSubnetGroup"
> = {
  "AWS::DMS::ReplicationSubnetGroup": {},
  "AWS::DMS::Endpoint": {
    // Encrypted always, with the account's key for DMS where none is named:
    // https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.EncryptionKey.html
    atRest: (it) => [
      { aspect: "connection", encrypted: always(it.get("KmsKeyId")), key: keyOwner(it.get("KmsKeyId"), "aws-managed") },
    ],
    inTransit: (it) => {
      const engine = it.get("EngineName").str("");
      if (engine.known && !withSslMode.has(engine.value)) return [];
      return [{ aspect: "database", encrypted: derive(it.get("SslMode").str("none"), (mode) => mode !== "none") }];
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::DMS::ReplicationInstance": {
    atRest: (it) => [
      { aspect: "storage", encrypted: always(it.get("KmsKeyId")), key: keyOwner(it.get("KmsKeyId"), "aws-managed") },
    ],
    // Public unless it says otherwise:
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dms-replicationinstance.html
    exposure: (it) => [{ aspect: "public-ip", open: it.get("PubliclyAccessible").bool(true) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
