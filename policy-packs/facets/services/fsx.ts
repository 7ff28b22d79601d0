import { derive, given } from "../../../components/model/value";
import { always, certainly, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const fsx: FacetsOf<"AWS::FSx::FileSystem"> = {
  "AWS::FSx::FileSystem": {
    // Encrypted always; scratch file systems of Lustre take no key of one's own:
    // https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-at-rest.html
    atRest: (it) => {
      const encrypted = always(it.get("KmsKeyId"));
      const key = keyOwner(it.get("KmsKeyId"), "aws-managed");
      const deployment = it.get("LustreConfiguration").get("DeploymentType").str("SCRATCH_1");
      const scratch = given(it.get("FileSystemType").str(""), (type) =>
        type === "LUSTRE" ? derive(deployment, (text) => text.startsWith("SCRATCH")) : derive(encrypted, () => false),
      );
      if (certainly(scratch)) return [{ aspect: "files", encrypted }];
      return [{ aspect: "files", encrypted, key: given(scratch, () => key) }];
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
};
