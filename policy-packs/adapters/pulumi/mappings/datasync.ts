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
  "aws:datasync/locationSmb:LocationSmb": map<aws.datasync.LocationSmbArgs, "AWS::DataSync::LocationSMB">(
    "AWS::DataSync::LocationSMB",
    (it) => ({ Password: password(it.get("password")) }),
  ),
};
