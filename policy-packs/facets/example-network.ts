import type { Example } from "../core/rule";

/** A VPC with one subnet that has a way to the Internet gateway, for examples. */
export const publicSubnet: readonly Example[] = [
  { type: "AWS::EC2::VPC", properties: { CidrBlock: "10.0.0.0/16" } },
  { type: "AWS::EC2::Subnet", properties: { VpcId: { Ref: "VPC" }, CidrBlock: "10.0.0.0/24" } },
  { type: "AWS::EC2::InternetGateway", properties: {} },
  {
    type: "AWS::EC2::VPCGatewayAttachment",
    properties: { VpcId: { Ref: "VPC" }, InternetGatewayId: { Ref: "InternetGateway" } },
  },
  { type: "AWS::EC2::RouteTable", properties: { VpcId: { Ref: "VPC" } } },
  {
    type: "AWS::EC2::Route",
    properties: {
      RouteTableId: { Ref: "RouteTable" },
      DestinationCidrBlock: "0.0.0.0/0",
      GatewayId: { Ref: "InternetGateway" },
    },
  },
  {
    type: "AWS::EC2::SubnetRouteTableAssociation",
    properties: { SubnetId: { Ref: "Subnet" }, RouteTableId: { Ref: "RouteTable" } },
  },
];
