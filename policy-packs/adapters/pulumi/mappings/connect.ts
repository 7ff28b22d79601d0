import type * as aws from "@pulumi/aws";
import { map } from "../mapping";

export const connect = {
  "aws:connect/instanceStorageConfig:InstanceStorageConfig": map<
    aws.connect.InstanceStorageConfigArgs,
    "AWS::Connect::InstanceStorageConfig"
  >("AWS::Connect::InstanceStorageConfig", (it) => {
    const storage = it.get("storageConfig");
    const [bucket, video] = [storage.get("s3Config"), storage.get("kinesisVideoStreamConfig")];
    return {
      KinesisVideoStreamConfig: { EncryptionConfig: { KeyId: video.get("encryptionConfig").get("keyId") } },
      S3Config: {
        BucketName: bucket.get("bucketName"),
        EncryptionConfig: { KeyId: bucket.get("encryptionConfig").get("keyId") },
      },
      StorageType: storage.get("storageType"),
    };
  }),
};
