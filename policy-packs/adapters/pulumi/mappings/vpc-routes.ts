import type * as aws from "@pulumi/aws";
import { Reference } from "../../../../components/model/raw";
import { View } from "../../../../components/model/view";
import { fold, map, part, split, type Part, type Plain } from "../mapping";

type Table = Pick<aws.ec2.RouteTableArgs, "routes"> & { readonly vpcId?: string };

const inline =
  (table: View<unknown>) =>
  (route: View<Plain<aws.types.input.ec2.RouteTableRoute>>): Part =>
    part("AWS::EC2::Route", {
      CarrierGatewayId: route.get("carrierGatewayId"),
      CoreNetworkArn: route.get("coreNetworkArn"),
      DestinationCidrBlock: route.get("cidrBlock"),
      DestinationIpv6CidrBlock: route.get("ipv6CidrBlock"),
      DestinationPrefixListId: route.get("destinationPrefixListId"),
      EgressOnlyInternetGatewayId: route.get("egressOnlyGatewayId"),
      GatewayId: route.get("gatewayId"),
      InstanceId: View.absent<string>(route),
      LocalGatewayId: route.get("localGatewayId"),
      NatGatewayId: route.get("natGatewayId"),
      NetworkInterfaceId: route.get("networkInterfaceId"),
      RouteTableId: View.of<string>(table.source, new Reference("its route table", [table.source.address])),
      TransitGatewayId: route.get("transitGatewayId"),
      VpcEndpointId: route.get("vpcEndpointId"),
      VpcPeeringConnectionId: route.get("vpcPeeringConnectionId"),
    });

/** CloudFormation has the routes of a table as resources of their own. */
const tableAndRoutes = (it: View<Plain<Table>>, vpc: View<string>, main: View<boolean>): readonly Part[] => [
  part("AWS::EC2::RouteTable", { Main: main, VpcId: vpc }),
  ...it.get("routes").alternatives().map(inline(it)),
];

const mainAssociation = "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation";

export const vpcRoutes = {
  "aws:ec2/routeTable:RouteTable": split<Table>("AWS::EC2::RouteTable", (it, satellites) =>
    tableAndRoutes(it, it.get("vpcId"), View.absent<boolean>(it).otherwise(satellites.all(mainAssociation).length > 0)),
  ),
  [mainAssociation]: fold("AWS::EC2::RouteTable", "routeTableId"),
  // The table that a VPC is born with, whose id is known from the VPC alone.
  "aws:ec2/defaultRouteTable:DefaultRouteTable": split<Table & { readonly defaultRouteTableId?: string }>(
    "AWS::EC2::RouteTable",
    (it) => tableAndRoutes(it, it.get("defaultRouteTableId"), View.absent<boolean>(it).otherwise(true)),
  ),
  "aws:ec2/route:Route": map<aws.ec2.RouteArgs, "AWS::EC2::Route">("AWS::EC2::Route", (it) => ({
    CarrierGatewayId: it.get("carrierGatewayId"),
    CoreNetworkArn: it.get("coreNetworkArn"),
    DestinationCidrBlock: it.get("destinationCidrBlock"),
    DestinationIpv6CidrBlock: it.get("destinationIpv6CidrBlock"),
    DestinationPrefixListId: it.get("destinationPrefixListId"),
    EgressOnlyInternetGatewayId: it.get("egressOnlyGatewayId"),
    GatewayId: it.get("gatewayId"),
    InstanceId: View.absent<string>(it),
    LocalGatewayId: it.get("localGatewayId"),
    NatGatewayId: it.get("natGatewayId"),
    NetworkInterfaceId: it.get("networkInterfaceId"),
    RouteTableId: it.get("routeTableId"),
    TransitGatewayId: it.get("transitGatewayId"),
    VpcEndpointId: it.get("vpcEndpointId"),
    VpcPeeringConnectionId: it.get("vpcPeeringConnectionId"),
  })),
  // With a gateway in place of a subnet it is another resource of CloudFormation's.
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
      : [
          part("AWS::EC2::GatewayRouteTableAssociation", {
            GatewayId: it.get("gatewayId"),
            RouteTableId: it.get("routeTableId"),
          }),
        ],
  ),
};
