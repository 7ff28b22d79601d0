import type { FacetsOf } from "../table";

export const vpcRoutes: FacetsOf<
  | "AWS::EC2::GatewayRouteTableAssociation"
  | "AWS::EC2::Route"
  | "AWS::EC2::RouteTable"
  | "AWS::EC2::SubnetRouteTableAssociation"
> = {
  "AWS::EC2::GatewayRouteTableAssociation": {},
  "AWS::EC2::Route": {},
  "AWS::EC2::RouteTable": {},
  "AWS::EC2::SubnetRouteTableAssociation": {},
};
