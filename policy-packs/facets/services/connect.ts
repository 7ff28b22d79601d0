import { derive } from "../../../components/model/value";
import { always, keyOwner } from "../read";
import type { FacetsOf } from "../table";

export const connect: FacetsOf<"AWS::Connect::InstanceStorageConfig"> = {
  "AWS::Connect::InstanceStorageConfig": {
    // What goes to a stream is the stream's affair: https://docs.aws.amazon.com/connect/latest/adminguide/encryption-at-rest.html
    atRest: (it) => {
      const type = it.get("StorageType").str("");
      if (!type.known) return [{ aspect: "storage", encrypted: derive(type, () => true) }];
      const places = { KINESIS_VIDEO_STREAM: it.get("KinesisVideoStreamConfig"), S3: it.get("S3Config") };
      const place = places[type.value as keyof typeof places] as (typeof places)["S3"] | undefined;
      if (place === undefined) return [];
      const key = place.get("EncryptionConfig").get("KeyId");
      return [{ aspect: "storage", encrypted: always(key), key: keyOwner(key, "aws-owned") }];
    },
  },
};
