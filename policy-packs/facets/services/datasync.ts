import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const datasync: FacetsOf<"AWS::DataSync::LocationObjectStorage" | "AWS::DataSync::LocationSMB"> = {
  "AWS::DataSync::LocationObjectStorage": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::DataSync::LocationSMB": {},
};
