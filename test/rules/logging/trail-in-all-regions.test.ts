import rule from "../../../policy-packs/rules/logging/trail-in-all-regions";
import { testRule, unknown } from "../../rule-tester";

const trail = (properties: object) => ({
  type: "AWS::CloudTrail::Trail",
  properties: { IsLogging: true, ...properties } as never,
});
const pulumi = (properties: object) => ({
  type: "aws:cloudtrail/trail:Trail",
  properties: { s3BucketName: "logs", ...properties } as never,
});

testRule(rule, {
  pass: [[trail({ IsMultiRegionTrail: true })], [pulumi({ isMultiRegionTrail: true })]],
  fail: [
    [[trail({})], /IsMultiRegionTrail is not set \(false by default\)/],
    [[pulumi({ isMultiRegionTrail: false })], /isMultiRegionTrail is false/],
  ],
  unknown: [[trail({ IsMultiRegionTrail: unknown })]],
});
