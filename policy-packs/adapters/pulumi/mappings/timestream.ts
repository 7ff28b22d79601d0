import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const timestream = {
  "aws:timestreamwrite/database:Database": map<aws.timestreamwrite.DatabaseArgs, "AWS::Timestream::Database">(
    "AWS::Timestream::Database",
    (it) => ({
      DatabaseName: it.get("databaseName"),
      KmsKeyId: it.get("kmsKeyId"),
      Tags: tags(it.get("tags")),
    }),
  ),
};
