import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const transitGateway: FacetsOf<"AWS::EC2::TransitGateway"> = {
  "AWS::EC2::TransitGateway": { ownership: (it) => ownership(it.get("Tags")) },
};
