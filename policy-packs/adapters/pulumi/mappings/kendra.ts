import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const kendra = {
  "aws:kendra/index:Index": map<aws.kendra.IndexArgs, "AWS::Kendra::Index">("AWS::Kendra::Index", (it) => ({
    Name: it.get("name"),
    ServerSideEncryptionConfiguration: { KmsKeyId: it.get("serverSideEncryptionConfiguration").get("kmsKeyId") },
    Tags: tags(it.get("tags")),
  })),
};
