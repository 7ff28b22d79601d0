import { View } from "../../../components/model/view";
import { keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";
import { encrypted, volumeKey } from "../volumes";

export const ebs: FacetsOf<
  | "AWS::EC2::EbsDefaultKmsKey"
  | "AWS::EC2::EbsEncryptionByDefault"
  | "AWS::EC2::SnapshotBlockPublicAccess"
  | "AWS::EC2::Volume"
  | "Custom::EbsEncryptionByDefault"
> = {
  "AWS::EC2::EbsDefaultKmsKey": {},
  "AWS::EC2::EbsEncryptionByDefault": {
    atRest: (it, near) => [
      {
        aspect: "new-volumes",
        encrypted: it.get("Enabled").bool(false),
        key: volumeKey(View.absent<string>(it), near),
      },
    ],
  },
  "AWS::EC2::SnapshotBlockPublicAccess": {},
  "Custom::EbsEncryptionByDefault": {
    atRest: (it) => [
      {
        aspect: "new-volumes",
        encrypted: it.get("Enabled").bool(false),
        key: keyOwner(it.get("KmsKeyId"), "aws-managed"),
      },
    ],
  },
  "AWS::EC2::Volume": {
    atRest: (it, near) => [
      { aspect: "volume", encrypted: encrypted(it, near), key: volumeKey(it.get("KmsKeyId"), near) },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
