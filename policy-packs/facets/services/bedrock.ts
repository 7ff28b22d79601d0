import { always, keyOwner, tagMap } from "../read";
import type { FacetsOf } from "../table";

export const bedrock: FacetsOf<"AWS::Bedrock::Agent"> = {
  "AWS::Bedrock::Agent": {
    // Encrypted always: https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-agents.html
    atRest: (it) => {
      const key = it.get("CustomerEncryptionKeyArn");
      return [{ aspect: "sessions", encrypted: always(key), key: keyOwner(key, "aws-owned") }];
    },
    ownership: (it) => tagMap(it.get("Tags")),
  },
};
