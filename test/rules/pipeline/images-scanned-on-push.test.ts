import rule from "../../../policy-packs/rules/pipeline/images-scanned-on-push";
import { testRule, unknown } from "../../rule-tester";

const registry = (filter: string) => ({
  type: "AWS::ECR::RegistryScanningConfiguration",
  properties: {
    Rules: [
      { ScanFrequency: "MANUAL", RepositoryFilters: [{ Filter: "sandbox" }] },
      { ScanFrequency: "CONTINUOUS_SCAN", RepositoryFilters: [{ Filter: filter }] },
    ],
  },
});
const repository = { type: "AWS::ECR::Repository", properties: {} };

testRule(rule, {
  pass: [
    [{ type: "AWS::ECR::Repository", properties: { ImageScanningConfiguration: { ScanOnPush: true } } }],
    [repository, registry("*")],
    [{ type: "aws:ecr/repository:Repository", properties: { imageScanningConfiguration: { scanOnPush: true } } }],
  ],
  fail: [
    [[repository], /ImageScanningConfiguration\.ScanOnPush is not set/],
    [[repository, registry("team-a")], /ScanOnPush is not set/],
    [
      [{ type: "aws:ecr/repository:Repository", properties: { imageScanningConfiguration: { scanOnPush: false } } }],
      /imageScanningConfiguration\.scanOnPush is false/,
    ],
  ],
  unknown: [[{ type: "AWS::ECR::Repository", properties: { ImageScanningConfiguration: unknown } }]],
});
