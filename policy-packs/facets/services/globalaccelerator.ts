import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const globalaccelerator: FacetsOf<"AWS::GlobalAccelerator::Accelerator"> = {
  "AWS::GlobalAccelerator::Accelerator": {
    audit: (it) => [{ aspect: "flow-logs", enabled: it.get("FlowLogsEnabled").bool(false) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
