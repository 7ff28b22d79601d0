import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const codeartifact: FacetsOf<"AWS::CodeArtifact::Domain"> = {
  "AWS::CodeArtifact::Domain": {
    // Packages are encrypted always: https://docs.aws.amazon.com/codeartifact/latest/ug/domain-create.html
    atRest: (it) => {
      const key = it.get("EncryptionKey");
      return [{ aspect: "packages", encrypted: always(key), key: keyOwner(key, "aws-managed") }];
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
};
