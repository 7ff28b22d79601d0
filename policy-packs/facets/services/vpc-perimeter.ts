import { ownership } from "../read";
import type { FacetsOf } from "../table";

type Kinds =
  | "AWS::EC2::EgressOnlyInternetGateway"
  | "AWS::EC2::TransitGatewayAttachment"
  | "AWS::EC2::VPCBlockPublicAccessExclusion"
  | "AWS::EC2::VPCBlockPublicAccessOptions"
  | "AWS::EC2::VPCEncryptionControl";

export const vpcPerimeter: FacetsOf<Kinds> = {
  "AWS::EC2::EgressOnlyInternetGateway": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::EC2::TransitGatewayAttachment": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::EC2::VPCBlockPublicAccessExclusion": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::EC2::VPCBlockPublicAccessOptions": {},
  "AWS::EC2::VPCEncryptionControl": { ownership: (it) => ownership(it.get("Tags")) },
};
