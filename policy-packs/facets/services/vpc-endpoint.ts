import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const vpcEndpoint: FacetsOf<"AWS::EC2::VPCEndpoint" | "AWS::EC2::VPCEndpointService"> = {
  "AWS::EC2::VPCEndpoint": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::EC2::VPCEndpointService": {},
};
