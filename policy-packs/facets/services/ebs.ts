import { ownership } from "../read";
import type { FacetsOf } from "../table";
import { encrypted, volumeKey } from "../volumes";

export const ebs: FacetsOf<"AWS::EC2::EbsDefaultKmsKey" | "AWS::EC2::EbsEncryptionByDefault" | "AWS::EC2::Volume"> = {
  "AWS::EC2::EbsDefaultKmsKey": {},
  "AWS::EC2::EbsEncryptionByDefault": {},
  "AWS::EC2::Volume": {
    atRest: (it, near) => [
      { aspect: "volume", encrypted: encrypted(it, near), key: volumeKey(it.get("KmsKeyId"), near) },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
