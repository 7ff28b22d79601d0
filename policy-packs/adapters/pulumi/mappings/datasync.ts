import type * as aws from "@pulumi/aws";
import { password, tags } from "../codecs";
import { map } from "../mapping";

export const datasync = {
  "aws:datasync/locationObjectStorage:LocationObjectStorage": map<
    aws.datasync.LocationObjectStorageArgs,
    "AWS::DataSync::LocationObjectStorage"
  >("AWS::DataSync::LocationObjectStorage", (it) => ({
    SecretKey: password(it.get("secretKey")),
    Tags: tags(it.get("tags")),
  })),
};
