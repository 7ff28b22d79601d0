import type { FacetsOf } from "../table";

export const batch: FacetsOf<"AWS::Batch::JobDefinition"> = { "AWS::Batch::JobDefinition": {} };
