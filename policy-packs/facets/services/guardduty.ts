import type { FacetsOf } from "../table";

export const guardduty: FacetsOf<"AWS::GuardDuty::Detector"> = { "AWS::GuardDuty::Detector": {} };
