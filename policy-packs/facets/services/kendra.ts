import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const kendra: FacetsOf<"AWS::Kendra::Index"> = {
  "AWS::Kendra::Index": {
    // Encrypted always: https://docs.aws.amazon.com/kendra/latest/dg/encryption-at-rest.html
    atRest: (it) => {
      const key = it.get("ServerSideEncryptionConfiguration").get("KmsKeyId");
      return [{ aspect: "index", encrypted: always(key), key: keyOwner(key, "aws-owned") }];
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
};
