import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const cloudtrail = {
  "aws:cloudtrail/trail:Trail": map<aws.cloudtrail.TrailArgs, "AWS::CloudTrail::Trail">(
    "AWS::CloudTrail::Trail",
    (it) => ({
      TrailName: it.get("name"),
      CloudWatchLogsLogGroupArn: it.get("cloudWatchLogsGroupArn"),
      EnableLogFileValidation: it.get("enableLogFileValidation"),
      IncludeGlobalServiceEvents: it.get("includeGlobalServiceEvents"),
      // The provider's default: https://www.pulumi.com/registry/packages/aws/api-docs/cloudtrail/trail/
      IsLogging: it.get("enableLogging").otherwise(true),
      IsMultiRegionTrail: it.get("isMultiRegionTrail"),
      IsOrganizationTrail: it.get("isOrganizationTrail"),
      KMSKeyId: it.get("kmsKeyId"),
      S3BucketName: it.get("s3BucketName"),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:cloudtrail/eventDataStore:EventDataStore": map<
    aws.cloudtrail.EventDataStoreArgs,
    "AWS::CloudTrail::EventDataStore"
  >("AWS::CloudTrail::EventDataStore", (it) => ({
    Name: it.get("name"),
    KmsKeyId: it.get("kmsKeyId"),
    Tags: tags(it.get("tags")),
    TerminationProtectionEnabled: it.get("terminationProtectionEnabled"),
  })),
};
