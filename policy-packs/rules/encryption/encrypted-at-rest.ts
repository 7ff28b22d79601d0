import { defineRule } from "../../core/rule";
import { aspect, isTrue } from "../../core/verdict";
import { facet } from "../../facets/facet";

export default defineRule({
  id: "encrypted-at-rest",
  title: "Data is encrypted at rest",
  principle: "encryption",
  severity: "high",
  why: "Whoever gets hold of a disk, a snapshot or a backup reads everything on it.",
  fix: {
    pulumi:
      "Turn encryption on where the resource is made, for example `storageEncrypted: true` with `kmsKeyId`; most stores are replaced by the change.",
    cloudformation:
      "Turn encryption on where the resource is made, for example `StorageEncrypted: true` with `KmsKeyId`; most stores are replaced by the change.",
  },
  links: ["https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_rest_encrypt.html"],
  checks: facet("atRest", (stores) =>
    stores.map((store) => aspect(store.aspect, isTrue(store.encrypted, "the data lies in the clear on disk"))),
  ),
  examples: {
    good: [
      {
        type: "AWS::Kinesis::Stream",
        properties: { StreamEncryption: { EncryptionType: "KMS", KeyId: "alias/orders" } },
      },
    ],
    bad: [{ type: "AWS::Kinesis::Stream", properties: { Name: "orders" } }],
  },
  equivalents: [{ id: "CKV_AWS_43", type: "AWS::Kinesis::Stream" }],
});
