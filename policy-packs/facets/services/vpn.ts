import type { FacetsOf } from "../table";

export const vpn: FacetsOf<"AWS::EC2::VPNConnection"> = {
  "AWS::EC2::VPNConnection": {},
};
