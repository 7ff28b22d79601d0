import { given } from "../../../components/model/value";
import { ownership } from "../read";
import type { FacetsOf } from "../table";
import { encrypted, volumeKey } from "../volumes";

type Kinds =
  "AWS::EC2::Image" | "AWS::EC2::ImageBlockPublicAccess" | "AWS::EC2::ImageLaunchPermission" | "AWS::EC2::SnapshotCopy";

export const images: FacetsOf<Kinds> = {
  "AWS::EC2::Image": {
    atRest: (it, near) => {
      const devices = it.get("BlockDeviceMappings");
      return given(devices.isSet(), (set) => set) === false
        ? []
        : devices
            .alternatives()
            .map((device) => device.get("Ebs"))
            // Whether a volume from a snapshot is encrypted, and how, stands on the snapshot.
            .filter((volume) => volume.get("SnapshotId").isAbsent())
            .map((volume) => ({
              aspect: "volumes",
              encrypted: encrypted(volume, near),
              key: volumeKey(volume.get("KmsKeyId"), near),
            }));
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::EC2::ImageBlockPublicAccess": {},
  "AWS::EC2::ImageLaunchPermission": {},
  "AWS::EC2::SnapshotCopy": {
    atRest: (it, near) => [
      {
        aspect: "snapshot",
        encrypted: it.get("Encrypted").bool(false),
        key: volumeKey(it.get("KmsKeyId"), near),
      },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
