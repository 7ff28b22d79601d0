import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const keyspaces = {
  "aws:keyspaces/table:Table": map<aws.keyspaces.TableArgs, "AWS::Cassandra::Table">("AWS::Cassandra::Table", (it) => ({
    TableName: it.get("tableName"),
    EncryptionSpecification: {
      EncryptionType: it.get("encryptionSpecification").get("type"),
      KmsKeyIdentifier: it.get("encryptionSpecification").get("kmsKeyIdentifier"),
    },
    PointInTimeRecoveryEnabled: it
      .get("pointInTimeRecovery")
      .get("status")
      .as<boolean>((raw) => raw === "ENABLED"),
    Tags: tags(it.get("tags")),
  })),
};
