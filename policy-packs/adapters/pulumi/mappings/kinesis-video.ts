import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const kinesisVideo = {
  "aws:kinesis/videoStream:VideoStream": map<aws.kinesis.VideoStreamArgs, "AWS::KinesisVideo::Stream">(
    "AWS::KinesisVideo::Stream",
    (it) => ({ Name: it.get("name"), KmsKeyId: it.get("kmsKeyId"), Tags: tags(it.get("tags")) }),
  ),
};
