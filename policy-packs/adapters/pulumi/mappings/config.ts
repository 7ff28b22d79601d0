import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { map } from "../mapping";

export const config = {
  "aws:cfg/recorder:Recorder": map<aws.cfg.RecorderArgs, "AWS::Config::ConfigurationRecorder">(
    "AWS::Config::ConfigurationRecorder",
    (it) => {
      const group = it.get("recordingGroup");
      return {
        Name: it.get("name"),
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
