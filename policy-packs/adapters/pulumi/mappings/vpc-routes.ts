import type * as aws from "@pulumi/aws";
import { Reference } from "../../../../components/model/raw";
import { View } from "../../../../components/model/view";
import { map, part, split, type Part, type Plain } from "../mapping";

type Table = Pick<aws.ec2.RouteTableArgs, "routes"> & { readonly vpcId?: string };

const inline =
  (table: View<unknown>) =>
  (route: View<Plain<aws.types.input.ec2.RouteTableRoute>>): Part =>
    part("AWS::EC2::Route", {
      DestinationCidrBlock: route.get("cidrBlock"),
      DestinationIpv6CidrBlock: route.get("ipv6CidrBlock"),
      GatewayId: route.get("gatewayId"),
      RouteTableId: View.of<string>(table.source, new Reference("its route table", [table.source.address])),
      VpcPeeringConnectionId: route.get("vpcPeeringConnectionId"),
    });

/** CloudFormation has the routes of a table as resources of their own. */
const routeTable = split<Table>("AWS::EC2::RouteTable", (it) => [
  part("AWS::EC2::RouteTable", { VpcId: it.get("vpcId") }),
  ...it.get("routes").alternatives().map(inline(it)),
]);

export const vpcRoutes = {
  "aws:ec2/routeTable:RouteTable": routeTable,
  "aws:ec2/defaultRouteTable:DefaultRouteTable": routeTable,
  "aws:ec2/route:Route": map<aws.ec2.RouteArgs, "AWS::EC2::Route">("AWS::EC2::Route", (it) => ({
    DestinationCidrBlock: it.get("destinationCidrBlock"),
    DestinationIpv6CidrBlock: it.get("destinationIpv6CidrBlock"),
    GatewayId: it.get("gatewayId"),
    RouteTableId: it.get("routeTableId"),
    VpcPeeringConnectionId: it.get("vpcPeeringConnectionId"),
  })),
  // With a gateway in place of a subnet it is another resource of CloudFormation's, which no rule reads.
  "aws:ec2/routeTableAssociation:RouteTableAssociation": split<
    Pick<aws.ec2.RouteTableAssociationArgs, "gatewayId"> & { readonly routeTableId: string; readonly subnetId?: string }
  >("AWS::EC2::SubnetRouteTableAssociation", (it) =>
    it.get("gatewayId").isAbsent()
      ? [
          part("AWS::EC2::SubnetRouteTableAssociation", {
            RouteTableId: it.get("routeTableId"),
            SubnetId: it.get("subnetId"),
          }),
        ]
      : [],
  ),
};
