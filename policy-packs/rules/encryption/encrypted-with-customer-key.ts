import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { aspect, fail, pass } from "../../core/verdict";
import { facet } from "../../facets/facet";

export default defineRule({
  id: "encrypted-with-customer-key",
  title: "Data at rest is encrypted with a key of your own",
  principle: "encryption",
  severity: "low",
  why: "With a key of AWS's you can neither say who may decrypt nor see who did, nor take the data away by disabling the key.",
  fix: {
    pulumi: "Make an aws.kms.Key and name it, for example `kmsKeyId: key.arn`.",
    cloudformation: "Make an AWS::KMS::Key and name it, for example `KmsKeyId: !GetAtt Key.Arn`.",
  },
  links: ["https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#customer-mgn-key"],
  checks: facet("atRest", (stores) =>
    stores.flatMap(({ aspect: name, encrypted, key }) =>
      key === undefined
        ? []
        : aspect(
            name,
            given(encrypted, (on) =>
              // Data that is not encrypted at all is the finding of encrypted-at-rest.
              !on
                ? pass
                : given(key, (owner) => (owner === "customer" ? pass : fail(key, "the key is AWS's, not yours"))),
            ),
          ),
    ),
  ),

  examples: {
    good: [
      {
        type: "AWS::Kinesis::Stream",
        properties: { StreamEncryption: { EncryptionType: "KMS", KeyId: "alias/orders" } },
      },
    ],
    bad: [
      {
        type: "AWS::Kinesis::Stream",
        properties: { StreamEncryption: { EncryptionType: "KMS", KeyId: "alias/aws/kinesis" } },
      },
    ],
  },
  equivalents: [],
});
