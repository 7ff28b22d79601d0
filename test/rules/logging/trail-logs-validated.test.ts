import rule from "../../../policy-packs/rules/logging/trail-logs-validated";
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
  pass: [[trail({ EnableLogFileValidation: true })], [pulumi({ enableLogFileValidation: true })]],
  fail: [
    [[trail({})], /EnableLogFileValidation is not set \(false by default\)/],
    [[pulumi({ enableLogFileValidation: false })], /enableLogFileValidation is false/],
  ],
  unknown: [[trail({ EnableLogFileValidation: unknown })]],
});
