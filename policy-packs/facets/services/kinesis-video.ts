import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const kinesisVideo: FacetsOf<"AWS::KinesisVideo::Stream"> = {
  "AWS::KinesisVideo::Stream": {
    // Encrypted always: https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/how-kms.html
    atRest: (it) => [
      { aspect: "video", encrypted: always(it.get("KmsKeyId")), key: keyOwner(it.get("KmsKeyId"), "aws-managed") },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
