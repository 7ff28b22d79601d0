import type { FacetsOf } from "../table";

export const iot: FacetsOf<"AWS::IoT::Policy"> = { "AWS::IoT::Policy": {} };
