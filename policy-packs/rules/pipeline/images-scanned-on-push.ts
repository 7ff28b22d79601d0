import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { isTrue, pass } from "../../core/verdict";
import { allOf, anyOf } from "../../facets/read";

/** Of the filters that choose repositories only `*` is sure to choose each one. */
const scansAll = (registry: View<Properties<"AWS::ECR::RegistryScanningConfiguration">>): Value<boolean> => {
  const rules = registry.get("Rules");
  return given(rules.items(), (items) =>
    anyOf(
      items.map((rule) => {
        const filters = rule.get("RepositoryFilters");
        const automatic = derive(rule.get("ScanFrequency").str("MANUAL"), (frequency) => frequency !== "MANUAL");
        const every = given(filters.items(), (some) =>
          anyOf(
            some.map((filter) => derive(filter.get("Filter").str(""), (text) => text === "*")),
            derive(filters.items(), () => false),
          ),
        );
        return allOf([automatic, every], automatic);
      }),
      derive(rules.items(), () => false),
    ),
  );
};

const uncovered = "nobody looks for known flaws in an image before it runs";

export default defineRule({
  id: "images-scanned-on-push",
  title: "Images are scanned when they are pushed",
  principle: "pipeline",
  severity: "medium",
  why: "Images carry the known flaws of everything they are built from; unscanned, they go to production with them.",
  fix: {
    pulumi:
      "Set `imageScanningConfiguration: { scanOnPush: true }`, or scan the whole registry by an aws.ecr.RegistryScanningConfiguration with the filter `*`.",
    cloudformation:
      "Set `ImageScanningConfiguration.ScanOnPush` to true, or scan the whole registry by an AWS::ECR::RegistryScanningConfiguration with the filter `*`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-1"],
  checks: {
    "AWS::ECR::Repository": (it, near) => {
      const flag = it.get("ImageScanningConfiguration").get("ScanOnPush").bool(false);
      return given(flag, (on) => {
        if (on) return pass;
        const registries = near.all("AWS::ECR::RegistryScanningConfiguration").map(({ view }) => scansAll(view));
        return given(anyOf(registries, flag), (covered) => (covered ? pass : isTrue(flag, uncovered)));
      });
    },
  },
  remediate: { "AWS::ECR::Repository": { set: true } },
  examples: {
    good: [{ type: "AWS::ECR::Repository", properties: { ImageScanningConfiguration: { ScanOnPush: true } } }],
    bad: [{ type: "AWS::ECR::Repository", properties: {} }],
  },
  equivalents: [
    { id: "AWS-0030", type: "AWS::ECR::Repository" },
    { id: "CKV_AWS_163", type: "AWS::ECR::Repository" },
    { id: "ECR_REPO_SCAN_ON_PUSH", type: "AWS::ECR::Repository" },
    { id: "aws-ecr-repository-configure-image-scan", type: "AWS::ECR::Repository" },
    { id: "aws-ecr-repository-enable-image-scan", type: "AWS::ECR::Repository" },
    { id: "awsnative-ecr-repository-configure-image-scan", type: "AWS::ECR::Repository" },
    { id: "awsnative-ecr-repository-enable-image-scan", type: "AWS::ECR::Repository" },
  ],
});
