import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";

export default defineRule({
  id: "guardduty-on",
  title: "GuardDuty is switched on",
  principle: "logging",
  severity: "high",
  why: "A detector that is switched off sees neither stolen keys nor miners, and keeps no findings.",
  fix: {
    pulumi: "Leave `enable` of the aws.guardduty.Detector out or set it to true.",
    cloudformation: "Set `Enable: true` on the AWS::GuardDuty::Detector.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-1"],
  checks: {
    "AWS::GuardDuty::Detector": (it) => isTrue(it.get("Enable").bool(), "nobody watches the account"),
  },
  examples: {
    good: [{ type: "AWS::GuardDuty::Detector", properties: { Enable: true } }],
    bad: [{ type: "AWS::GuardDuty::Detector", properties: { Enable: false } }],
  },
  equivalents: [
    { id: "CKV2_AWS_3", type: "AWS::GuardDuty::Detector" },
    { id: "CKV_AWS_238", type: "AWS::GuardDuty::Detector" },
  ],
});
