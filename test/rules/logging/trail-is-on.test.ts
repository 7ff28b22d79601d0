import rule from "../../../policy-packs/rules/logging/trail-is-on";
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
  pass: [[trail({})], [pulumi({})], [pulumi({ enableLogging: true })]],
  fail: [
    [[trail({ IsLogging: false })], /IsLogging is false: nothing is recorded/],
    [[pulumi({ enableLogging: false })], /enableLogging is false/],
  ],
  unknown: [[trail({ IsLogging: unknown })]],
});
