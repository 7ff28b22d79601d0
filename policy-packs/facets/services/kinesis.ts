import { derive } from "../../../components/model/value";
import { keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const kinesis: FacetsOf<"AWS::Kinesis::Stream"> = {
  "AWS::Kinesis::Stream": {
    // A stream is encrypted only where StreamEncryption says so:
    // https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html
    atRest: (it) => [
      {
        aspect: "records",
        encrypted: derive(it.get("StreamEncryption").get("EncryptionType").str("NONE"), (type) => type === "KMS"),
        key: keyOwner(it.get("StreamEncryption").get("KeyId"), "aws-managed"),
      },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
