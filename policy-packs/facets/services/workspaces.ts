import { keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const workspaces: FacetsOf<"AWS::WorkSpaces::Workspace"> = {
  "AWS::WorkSpaces::Workspace": {
    // Volumes are encrypted only where it says so: https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html
    atRest: (it) => {
      const key = keyOwner(it.get("VolumeEncryptionKey"), "aws-managed");
      return [
        { aspect: "root-volume", encrypted: it.get("RootVolumeEncryptionEnabled").bool(false), key },
        { aspect: "user-volume", encrypted: it.get("UserVolumeEncryptionEnabled").bool(false), key },
      ];
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
};
