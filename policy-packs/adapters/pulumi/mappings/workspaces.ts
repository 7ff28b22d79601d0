import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const workspaces = {
  "aws:workspaces/workspace:Workspace": map<aws.workspaces.WorkspaceArgs, "AWS::WorkSpaces::Workspace">(
    "AWS::WorkSpaces::Workspace",
    (it) => ({
      RootVolumeEncryptionEnabled: it.get("rootVolumeEncryptionEnabled"),
      Tags: tags(it.get("tags")),
      UserVolumeEncryptionEnabled: it.get("userVolumeEncryptionEnabled"),
      VolumeEncryptionKey: it.get("volumeEncryptionKey"),
    }),
  ),
};
