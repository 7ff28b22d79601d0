import rule from "../../../policy-packs/rules/zoning/subnet-no-auto-public-ip";
import { testRule, unknown } from "../../rule-tester";

const subnet = (properties: object) => [{ type: "AWS::EC2::Subnet", properties: { VpcId: "vpc-1", ...properties } }];
const pulumi = (properties: object) => [
  { type: "aws:ec2/subnet:Subnet", properties: { vpcId: "vpc-1", ...properties } },
];

/** A subnet that gives IPv6 addresses, and where its packets go. */
const ipv6 = (route: object) => [
  ...subnet({ AssignIpv6AddressOnCreation: true }),
  { type: "AWS::EC2::RouteTable", properties: { VpcId: "vpc-1" } },
  {
    type: "AWS::EC2::SubnetRouteTableAssociation",
    properties: { RouteTableId: { Ref: "RouteTable" }, SubnetId: { Ref: "Subnet" } },
  },
  { type: "AWS::EC2::Route", properties: { RouteTableId: { Ref: "RouteTable" }, ...route } },
];
const pulumiIpv6 = (route: { readonly [name: string]: string }) => [
  ...pulumi({ assignIpv6AddressOnCreation: true }),
  { type: "aws:ec2/routeTable:RouteTable", properties: { vpcId: "vpc-1", routes: [route] } },
  {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    properties: { routeTableId: { Ref: "RouteTable" }, subnetId: { Ref: "Subnet" } },
  },
];

testRule(rule, {
  pass: [
    subnet({}),
    subnet({ MapPublicIpOnLaunch: false }),
    pulumi({}),
    pulumi({ mapPublicIpOnLaunch: false }),
    ipv6({ DestinationIpv6CidrBlock: "::/0", EgressOnlyInternetGatewayId: "eigw-1" }),
    ipv6({ DestinationCidrBlock: "0.0.0.0/0", GatewayId: "igw-1" }),
    pulumiIpv6({ ipv6CidrBlock: "::/0", egressOnlyGatewayId: "eigw-1" }),
  ],
  fail: [
    [
      ipv6({ DestinationIpv6CidrBlock: "::/0", GatewayId: "igw-1" }),
      /AssignIpv6AddressOnCreation is true: every machine/,
    ],
    [pulumiIpv6({ ipv6CidrBlock: "::/0", gatewayId: "igw-1" }), /assignIpv6AddressOnCreation is true/],
    [subnet({ MapPublicIpOnLaunch: "true" }), /MapPublicIpOnLaunch is true/],
    [pulumi({ mapPublicIpOnLaunch: true }), /mapPublicIpOnLaunch is true/],
    // A default subnet does it unless told otherwise.
    [
      [{ type: "aws:ec2/defaultSubnet:DefaultSubnet", properties: { availabilityZone: "eu-west-1a" } }],
      /mapPublicIpOnLaunch is not set \(true by default\)/,
    ],
  ],
  unknown: [subnet({ MapPublicIpOnLaunch: unknown }), pulumi({ mapPublicIpOnLaunch: unknown })],
});
