import type { FacetsOf } from "../table";

export const vpcEndpoint: FacetsOf<"AWS::EC2::VPCEndpoint" | "AWS::EC2::VPCEndpointService"> = {
  "AWS::EC2::VPCEndpoint": {},
  "AWS::EC2::VPCEndpointService": {},
};
