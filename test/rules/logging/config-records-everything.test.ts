import rule from "../../../policy-packs/rules/logging/config-records-everything";
import { testRule, unknown } from "../../rule-tester";

const recorder = (RecordingGroup: object) => ({
  type: "AWS::Config::ConfigurationRecorder",
  properties: { RecordingGroup: RecordingGroup as never },
});
const pulumi = (recordingGroup: object) => ({
  type: "aws:cfg/recorder:Recorder",
  properties: { roleArn: "r", recordingGroup: recordingGroup as never },
});
const aggregator = "aws:cfg/configurationAggregator:ConfigurationAggregator";

testRule(rule, {
  pass: [
    [recorder({ AllSupported: true, IncludeGlobalResourceTypes: true })],
    [recorder({ RecordingStrategy: { UseOnly: "EXCLUSION_BY_RESOURCE_TYPES" } })],
    [pulumi({ includeGlobalResourceTypes: true })],
    [pulumi({ allSupported: false, recordingStrategies: [{ useOnly: "EXCLUSION_BY_RESOURCE_TYPES" }] })],
    [
      {
        type: "AWS::Config::ConfigurationAggregator",
        properties: { OrganizationAggregationSource: { AllAwsRegions: true } },
      },
    ],
    [{ type: aggregator, properties: { accountAggregationSource: { accountIds: ["1"], allRegions: true } } }],
  ],
  fail: [
    [[recorder({ AllSupported: false, ResourceTypes: ["AWS::EC2::Volume"] })], /AllSupported is false/],
    [[recorder({ AllSupported: true })], /IncludeGlobalResourceTypes is not set/],
    [[pulumi({ allSupported: false, resourceTypes: ["AWS::EC2::Volume"] })], /recordingGroup\.allSupported is false/],
    [
      [
        {
          type: "AWS::Config::ConfigurationAggregator",
          properties: { AccountAggregationSources: [{ AwsRegions: ["eu-west-1"] }] },
        },
      ],
      /AccountAggregationSources\[0\]\.AllAwsRegions is not set/,
    ],
    [
      [{ type: aggregator, properties: { organizationAggregationSource: { regions: ["eu-west-1"], roleArn: "r" } } }],
      /organizationAggregationSource\.allRegions is not set/,
    ],
  ],
  unknown: [[recorder({ AllSupported: unknown, IncludeGlobalResourceTypes: true })]],
});
