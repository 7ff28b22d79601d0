import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const kinesis = {
  "aws:kinesis/stream:Stream": map<aws.kinesis.StreamArgs, "AWS::Kinesis::Stream">(
    "AWS::Kinesis::Stream",
    (stream) => ({
      Name: stream.get("name"),
      // The provider's default is NONE: https://www.pulumi.com/registry/packages/aws/api-docs/kinesis/stream/
      StreamEncryption: {
        EncryptionType: stream.get("encryptionType").otherwise("NONE"),
        KeyId: stream.get("kmsKeyId"),
      },
      Tags: tags(stream.get("tags")),
    }),
  ),
};
