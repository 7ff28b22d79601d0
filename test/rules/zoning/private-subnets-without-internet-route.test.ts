import rule from "../../../policy-packs/rules/zoning/private-subnets-without-internet-route";
import { testRule, unknown } from "../../rule-tester";

const cloudFormation = (route: object, subnet: object, ...more: object[]) =>
  [
    { type: "AWS::EC2::Route", properties: { RouteTableId: { Ref: "RouteTable" }, ...route } },
    { type: "AWS::EC2::RouteTable", properties: {} },
    {
      type: "AWS::EC2::SubnetRouteTableAssociation",
      properties: { RouteTableId: { Ref: "RouteTable" }, SubnetId: { Ref: "Subnet" } },
    },
    { type: "AWS::EC2::Subnet", properties: subnet },
    { type: "AWS::EC2::InternetGateway", properties: {} },
    ...more,
  ] as never;
const out = { DestinationCidrBlock: "0.0.0.0/0", GatewayId: { Ref: "InternetGateway" } };
const named = (Value: string) => ({ Tags: [{ Key: "Name", Value }] });
const databases = { type: "AWS::RDS::DBSubnetGroup", properties: { SubnetIds: [{ Ref: "Subnet" }] } };
const pulumi = (routes: object[], name: string) =>
  [
    { type: "aws:ec2/routeTable:RouteTable", properties: { routes } },
    {
      type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
      properties: { routeTableId: { Ref: "RouteTable" }, subnetId: { Ref: "Subnet" } },
    },
    { type: "aws:ec2/subnet:Subnet", properties: { tags: { Name: name } } },
    { type: "aws:ec2/internetGateway:InternetGateway", properties: {} },
  ] as never;
const toInternet = { cidrBlock: "0.0.0.0/0", gatewayId: { Ref: "InternetGateway" } };

testRule(rule, {
  pass: [cloudFormation(out, named("public-a")), pulumi([toInternet], "edge")],
  fail: [
    [cloudFormation(out, named("shop/private/a")), /GatewayId is .*Subnet, which is called private, is not/],
    [
      cloudFormation(
        { ...out, DestinationCidrBlock: "::/0" },
        { Tags: [{ Key: "aws-cdk:subnet-type", Value: "Isolated" }] },
      ),
      /is called private/,
    ],
    [cloudFormation(out, named("a"), databases), /in which databases stand/],
    [pulumi([toInternet], "private"), /routes\[0\]\.gatewayId: .*called private/],
  ],
  unknown: [cloudFormation({ ...out, DestinationCidrBlock: unknown }, named("private"))],
  silent: [
    cloudFormation({ DestinationCidrBlock: "0.0.0.0/0", NatGatewayId: "nat-1" }, named("private")),
    cloudFormation({ DestinationCidrBlock: "0.0.0.0/0", GatewayId: "vgw-1" }, named("private")),
    cloudFormation({ ...out, DestinationCidrBlock: "10.9.0.0/16" }, named("private")),
  ],
});
