import { keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const efs: FacetsOf<"AWS::EFS::AccessPoint" | "AWS::EFS::FileSystem" | "AWS::EFS::MountTarget"> = {
  "AWS::EFS::FileSystem": {
    // Off where it is not set, unlike in the console: https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
    atRest: (it) => [
      { aspect: "files", encrypted: it.get("Encrypted").bool(false), key: keyOwner(it.get("KmsKeyId"), "aws-managed") },
    ],
    ownership: (it) => ownership(it.get("FileSystemTags")),
  },
  "AWS::EFS::AccessPoint": { ownership: (it) => ownership(it.get("AccessPointTags")) },
  "AWS::EFS::MountTarget": {},
};
