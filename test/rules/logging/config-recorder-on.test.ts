import rule from "../../../policy-packs/rules/logging/config-recorder-on";
import { testRule, unknown } from "../../rule-tester";

const recorder = { type: "AWS::Config::ConfigurationRecorder", properties: { Name: "all" } };
const channel = { type: "AWS::Config::DeliveryChannel", properties: { S3BucketName: "config" } };
const pulumi = { type: "aws:cfg/recorder:Recorder", properties: { roleArn: "r" } };
const status = (isEnabled: unknown) => ({
  type: "aws:cfg/recorderStatus:RecorderStatus",
  properties: { name: { Ref: "Recorder" }, isEnabled } as never,
});

testRule(rule, {
  pass: [
    [recorder, channel],
    [pulumi, status(true)],
  ],
  fail: [
    [[pulumi], /isEnabled is not set.*the recorder stands still/],
    [[pulumi, status(false)], /isEnabled is false: the recorder stands still/],
  ],
  unknown: [[recorder], [pulumi, status(unknown)]],
});
