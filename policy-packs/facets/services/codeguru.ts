import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const codeguru: FacetsOf<"Custom::CodeGuruRepositoryAssociation"> = {
  // CloudFormation's association takes no key. Encrypted always:
  // https://docs.aws.amazon.com/codeguru/latest/reviewer-ug/encryption-data-at-rest.html
  "Custom::CodeGuruRepositoryAssociation": {
    atRest: (it) => [
      { aspect: "code", encrypted: always(it.get("KmsKeyId")), key: keyOwner(it.get("KmsKeyId"), "aws-owned") },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
