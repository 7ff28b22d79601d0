import type { Properties, Resource } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { anyOf, ownership } from "../../facets/read";

type Route = View<Properties<"AWS::EC2::Route">>;
type Subnet = Resource<"AWS::EC2::Subnet">;
type Near = Neighbours<"AWS::EC2::Route">;

/** Whether everything that has no other way goes to the Internet, and comes back in. */
const leadsOut = (it: Route): Value<boolean> => {
  const everywhere = (cidr: View<string>) => derive(cidr.str(""), (text) => text === "0.0.0.0/0" || text === "::/0");
  const ipv4 = everywhere(it.get("DestinationCidrBlock"));
  return anyOf([ipv4, everywhere(it.get("DestinationIpv6CidrBlock"))], ipv4);
};

const isInternet = (gateway: View<string>, near: Near): boolean =>
  near.targets(gateway, "AWS::EC2::InternetGateway").length > 0 ||
  given(gateway.str(""), (id) => id.startsWith("igw-")) === true;

const served = (it: Route, near: Near): readonly Subnet[] => {
  const tables = near.targets(it.get("RouteTableId"), "AWS::EC2::RouteTable").map(({ address }) => address);
  return near
    .all("AWS::EC2::SubnetRouteTableAssociation")
    .filter(({ view }) =>
      near.targets(view.get("RouteTableId"), "AWS::EC2::RouteTable").some(({ address }) => tables.includes(address)),
    )
    .flatMap(({ view }) => near.targets(view.get("SubnetId"), "AWS::EC2::Subnet"));
};

/** What CDK, EKS and people call a subnet that nobody outside shall reach. */
const isCalledPrivate = ({ view }: Subnet): boolean =>
  given(ownership(view.get("Tags")).tags, (tags) =>
    [...tags].some(
      ([key, value]) =>
        key === "kubernetes.io/role/internal-elb" ||
        (/^(name|tier|type|aws-cdk:subnet-type)$/i.test(key) && /(^|[^a-z])(private|isolated)([^a-z]|$)/i.test(value)),
    ),
  ) === true;

const holdsDatabases = ({ address }: Subnet, near: Near): boolean =>
  near
    .all("AWS::RDS::DBSubnetGroup")
    .some(({ view }) => near.targets(view.get("SubnetIds"), "AWS::EC2::Subnet").some((one) => one.address === address));

const judge = (it: Route, near: Near): Verdict => {
  const subnets = served(it, near);
  const called = subnets.find(isCalledPrivate);
  if (called !== undefined)
    return fail(it.get("GatewayId"), `the subnet ${nameOf(called)}, which is called private, is not`);
  const data = subnets.find((subnet) => holdsDatabases(subnet, near));
  return data === undefined
    ? pass
    : fail(it.get("GatewayId"), `the subnet ${nameOf(data)}, in which databases stand, has a way from the Internet`);
};

const nameOf = ({ address }: Subnet): string => address.split("::").at(-1) ?? address;

export default defineRule({
  id: "private-subnets-without-internet-route",
  title: "No route leads from a private subnet, or one that holds databases, to an Internet gateway",
  principle: "zoning",
  severity: "high",
  why: "Such a route makes the subnet public: one public address and one open security group later, its machines are reached by anybody.",
  fix: {
    pulumi:
      "Send the subnet's default route to a NAT gateway (`natGatewayId`), or leave it out; keep `gatewayId` for the subnets of load balancers.",
    cloudformation:
      "Send the subnet's default route to a NAT gateway (`NatGatewayId`), or leave it out; keep `GatewayId` for the subnets of load balancers.",
  },
  links: ["https://docs.aws.amazon.com/config/latest/developerguide/no-unrestricted-route-to-igw.html"],
  checks: {
    "AWS::EC2::Route": (it, near) => {
      if (!isInternet(it.get("GatewayId"), near)) return [];
      return given(leadsOut(it), (out): Verdict | readonly Verdict[] => (out ? judge(it, near) : []));
    },
  },
  examples: {
    good: [
      {
        type: "AWS::EC2::Route",
        properties: { RouteTableId: { Ref: "RouteTable" }, DestinationCidrBlock: "0.0.0.0/0", GatewayId: "igw-1" },
      },
      { type: "AWS::EC2::RouteTable", properties: { VpcId: "vpc-1" } },
      {
        type: "AWS::EC2::SubnetRouteTableAssociation",
        properties: { RouteTableId: { Ref: "RouteTable" }, SubnetId: { Ref: "Subnet" } },
      },
      { type: "AWS::EC2::Subnet", properties: { Tags: [{ Key: "Name", Value: "edge" }] } },
    ],
    bad: [
      {
        type: "AWS::EC2::Route",
        properties: { RouteTableId: { Ref: "RouteTable" }, DestinationCidrBlock: "0.0.0.0/0", GatewayId: "igw-1" },
      },
      { type: "AWS::EC2::RouteTable", properties: { VpcId: "vpc-1" } },
      {
        type: "AWS::EC2::SubnetRouteTableAssociation",
        properties: { RouteTableId: { Ref: "RouteTable" }, SubnetId: { Ref: "Subnet" } },
      },
      { type: "AWS::EC2::Subnet", properties: { Tags: [{ Key: "Name", Value: "private-a" }] } },
    ],
  },
  equivalents: [
    "HIPAA.Security-VPCNoUnrestrictedRouteToIGW",
    "NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW",
    "NO_UNRESTRICTED_ROUTE_TO_IGW",
    "PCI.DSS.321-VPCNoUnrestrictedRouteToIGW",
  ].map((id) => ({ id, type: "AWS::EC2::Route" })),
});
