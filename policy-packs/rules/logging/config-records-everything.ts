import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { eachOf, every, fail, isTrue, pass, type Verdict } from "../../core/verdict";
import { write } from "../../facets/fixes/fix";

type Group = View<NonNullable<Properties<"AWS::Config::ConfigurationRecorder">["RecordingGroup"]>>;

const recordsAll = (group: Group): Verdict =>
  given(group.get("RecordingStrategy").get("UseOnly").str(""), (strategy) =>
    strategy === "ALL_SUPPORTED_RESOURCE_TYPES" || strategy === "EXCLUSION_BY_RESOURCE_TYPES"
      ? pass
      : // Without a group all is recorded but the global types: https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html
        every([
          isTrue(group.get("AllSupported").bool(true), "changes of other types leave no record"),
          isTrue(group.get("IncludeGlobalResourceTypes").bool(false), "changes of users and roles leave no record"),
        ]),
  );

export default defineRule({
  id: "config-records-everything",
  title: "AWS Config records all types in all regions",
  principle: "logging",
  severity: "medium",
  why: "What Config does not record it cannot judge: a change there is found by nobody.",
  fix: {
    pulumi: "Set `recordingGroup: { allSupported: true, includeGlobalResourceTypes: true }`.",
    cloudformation: "Set `RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true }`.",
  },
  fixes: {
    "AWS::Config::ConfigurationAggregator": write(
      "Set `allRegions: true` in `accountAggregationSource` or `organizationAggregationSource`",
      "Set `AllAwsRegions: true` in `AccountAggregationSources` or `OrganizationAggregationSource`",
    ),
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html#config-1"],
  checks: {
    "AWS::Config::ConfigurationAggregator": (it) => {
      const organization = it.get("OrganizationAggregationSource");
      const because = "other regions go unseen";
      if (organization.isAbsent()) {
        const accounts = it.get("AccountAggregationSources");
        if (accounts.isAbsent()) return fail(accounts, "nothing is collected");
      }
      return every([
        eachOf(it.get("AccountAggregationSources"), (source) =>
          isTrue(source.get("AllAwsRegions").bool(false), because),
        ),
        organization.isAbsent() ? pass : isTrue(organization.get("AllAwsRegions").bool(false), because),
      ]);
    },
    "AWS::Config::ConfigurationRecorder": (it) => recordsAll(it.get("RecordingGroup")),
  },
  examples: {
    good: [
      {
        type: "AWS::Config::ConfigurationRecorder",
        properties: { RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true } },
      },
    ],
    bad: [
      {
        type: "AWS::Config::ConfigurationRecorder",
        properties: { RecordingGroup: { AllSupported: false, ResourceTypes: ["AWS::EC2::Volume"] } },
      },
    ],
  },
  equivalents: [
    { id: "AWS-0019", type: "AWS::Config::ConfigurationAggregator" },
    { id: "CKV2_AWS_48", type: "AWS::Config::ConfigurationRecorder" },
    { id: "CKV_AWS_121", type: "AWS::Config::ConfigurationAggregator" },
  ],
});
