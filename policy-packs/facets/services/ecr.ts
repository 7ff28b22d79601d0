import { derive, given } from "../../../components/model/value";
import { openPolicy } from "../policies";
import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const ecr: FacetsOf<"AWS::ECR::RegistryScanningConfiguration" | "AWS::ECR::Repository"> = {
  "AWS::ECR::RegistryScanningConfiguration": {},
  "AWS::ECR::Repository": {
    // Images are encrypted always, by S3's own key where nothing else is said:
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
    atRest: (it) => {
      const encryption = it.get("EncryptionConfiguration");
      const type = encryption.get("EncryptionType").str("AES256");
      const key = given(type, (of) =>
        of === "AES256" ? derive(type, () => "aws-owned" as const) : keyOwner(encryption.get("KmsKey"), "aws-managed"),
      );
      return [{ aspect: "images", encrypted: always(encryption), key }];
    },
    exposure: (it) => [{ aspect: "policy", open: openPolicy(it.get("RepositoryPolicyText").json()) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
