import type { Properties } from "../../../components/model/graph";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { isTrue, pass, type Verdict } from "../../core/verdict";
import { unclear } from "../../facets/read";

type Recorder = "AWS::Config::ConfigurationRecorder";

/** CloudFormation starts a recorder as soon as its region has a delivery channel; in other engines somebody must. */
const judge = (it: View<Properties<Recorder>>, near: Neighbours<Recorder>): Verdict => {
  const switched = it.get("Recording");
  if (!switched.isAbsent() || !/::|^aws-native:/.test(near.self.type))
    return isTrue(switched.bool(false), "the recorder stands still, and no change leaves a record");
  return near.all("AWS::Config::DeliveryChannel").length > 0
    ? pass
    : unclear(it.get("Name"), "it starts once the region has a delivery channel, and none is here");
};

export default defineRule({
  id: "config-recorder-on",
  title: "The recorder of AWS Config runs",
  principle: "logging",
  severity: "high",
  why: "A recorder that was made and never started looks like an account that is watched, and sees nothing.",
  fix: {
    pulumi: "Add an aws.cfg.RecorderStatus with `isEnabled: true`, after the aws.cfg.DeliveryChannel.",
    cloudformation: "Add an AWS::Config::DeliveryChannel: CloudFormation then starts the recorder.",
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html#config-1",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-config-configurationrecorder.html",
  ],
  checks: { "AWS::Config::ConfigurationRecorder": judge },
  examples: {
    good: [
      { type: "AWS::Config::ConfigurationRecorder", properties: { Name: "all" } },
      { type: "AWS::Config::DeliveryChannel", properties: { S3BucketName: "config" } },
    ],
    bad: [{ type: "AWS::Config::ConfigurationRecorder", properties: { Recording: false } }],
  },
  equivalents: [{ id: "CKV2_AWS_45", type: "AWS::Config::ConfigurationRecorder" }],
});
