import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";

export default defineRule({
  id: "trail-in-all-regions",
  title: "A trail records in all regions",
  principle: "logging",
  severity: "high",
  why: "Intruders work where nobody looks: what happens in another region leaves no record.",
  fix: {
    pulumi: "Set `isMultiRegionTrail: true`.",
    cloudformation: "Set `IsMultiRegionTrail: true`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-1"],
  checks: {
    "AWS::CloudTrail::Trail": (it) =>
      isTrue(it.get("IsMultiRegionTrail").bool(false), "what happens in other regions is not recorded"),
  },
  examples: {
    good: [{ type: "AWS::CloudTrail::Trail", properties: { IsLogging: true, IsMultiRegionTrail: true } }],
    bad: [{ type: "AWS::CloudTrail::Trail", properties: { IsLogging: true } }],
  },
  equivalents: [
    { id: "AWS-0014", type: "AWS::CloudTrail::Trail" },
    { id: "CKV_AWS_67", type: "AWS::CloudTrail::Trail" },
    { id: "MULTI_REGION_CLOUD_TRAIL_ENABLED", type: "AWS::CloudTrail::Trail" },
  ],
});
