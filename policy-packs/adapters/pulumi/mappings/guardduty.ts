import type * as aws from "@pulumi/aws";
import { map } from "../mapping";

export const guardduty = {
  "aws:guardduty/detector:Detector": map<aws.guardduty.DetectorArgs, "AWS::GuardDuty::Detector">(
    "AWS::GuardDuty::Detector",
    // The provider's default: https://www.pulumi.com/registry/packages/aws/api-docs/guardduty/detector/
    (it) => ({ Enable: it.get("enable").otherwise(true) }),
  ),
};
