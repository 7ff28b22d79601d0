import type { FacetsOf } from "../table";

export const vpcGateways: FacetsOf<
  | "AWS::EC2::EIP"
  | "AWS::EC2::EIPAssociation"
  | "AWS::EC2::NatGateway"
  | "AWS::EC2::NetworkInterface"
  | "AWS::EC2::PrefixList"
  | "AWS::EC2::VPCGatewayAttachment"
  | "AWS::EC2::VPCPeeringConnection"
> = {
  "AWS::EC2::EIP": {},
  "AWS::EC2::EIPAssociation": {},
  "AWS::EC2::NatGateway": {},
  "AWS::EC2::NetworkInterface": {},
  "AWS::EC2::PrefixList": {},
  "AWS::EC2::VPCGatewayAttachment": {},
  "AWS::EC2::VPCPeeringConnection": {},
};
