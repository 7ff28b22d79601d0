import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { assemble, fold, map } from "../mapping";

export const config = {
  "aws:cfg/deliveryChannel:DeliveryChannel": map<aws.cfg.DeliveryChannelArgs, "AWS::Config::DeliveryChannel">(
    "AWS::Config::DeliveryChannel",
    (it) => ({ Name: it.get("name"), S3BucketName: it.get("s3BucketName") }),
  ),
  "aws:cfg/recorderStatus:RecorderStatus": fold("AWS::Config::ConfigurationRecorder", "name"),
  "aws:cfg/recorder:Recorder": assemble<aws.cfg.RecorderArgs, "AWS::Config::ConfigurationRecorder">(
    "AWS::Config::ConfigurationRecorder",
    (it, satellites) => {
      const status = satellites.one<aws.cfg.RecorderStatusArgs>("aws:cfg/recorderStatus:RecorderStatus");
      const group = it.get("recordingGroup");
      return {
        Name: it.get("name"),
        Recording: status.get("isEnabled"),
        RecordingGroup: {
          // The provider's default: https://www.pulumi.com/registry/packages/aws/api-docs/cfg/recorder/
          AllSupported: group.get("allSupported").otherwise(true),
          ExclusionByResourceTypes: {
            ResourceTypes: View.concat(
              View.absent<readonly string[]>(group.get("exclusionByResourceTypes")),
              ...group
                .get("exclusionByResourceTypes")
                .alternatives()
                .map((it) => it.get("resourceTypes")),
            ),
          },
          IncludeGlobalResourceTypes: group.get("includeGlobalResourceTypes"),
          RecordingStrategy: {
            UseOnly: View.either(
              ...([
                View.absent<string>(group.get("recordingStrategies")),
                ...group
                  .get("recordingStrategies")
                  .alternatives()
                  .map((it) => it.get("useOnly")),
              ] as const),
            ),
          },
          ResourceTypes: group.get("resourceTypes"),
        },
      };
    },
  ),
  "aws:cfg/configurationAggregator:ConfigurationAggregator": map<
    aws.cfg.ConfigurationAggregatorArgs,
    "AWS::Config::ConfigurationAggregator"
  >("AWS::Config::ConfigurationAggregator", (it) => ({
    ConfigurationAggregatorName: it.get("name"),
    AccountAggregationSources: it
      .get("accountAggregationSource")
      .list()
      .each<{ AllAwsRegions: boolean }>((source) => ({ AllAwsRegions: source.get("allRegions") })),
    OrganizationAggregationSource: {
      AllAwsRegions: it.get("organizationAggregationSource").get("allRegions"),
      RoleArn: it.get("organizationAggregationSource").get("roleArn"),
    },
  })),
};
