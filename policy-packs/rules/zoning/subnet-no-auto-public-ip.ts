import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { aspect, fail, isFalse, pass, type Verdict } from "../../core/verdict";

type Subnet = View<Properties<"AWS::EC2::Subnet">>;

/** The routes by which IPv6 comes in and goes out, as far as they are here: by an egress-only gateway nobody comes in. */
const waysIn = (near: Neighbours): readonly View<string>[] => {
  const tables = near
    .all("AWS::EC2::SubnetRouteTableAssociation")
    .filter(({ view }) =>
      near.targets(view.get("SubnetId"), "AWS::EC2::Subnet").some((it) => it.address === near.self.address),
    )
    .flatMap(({ view }) => near.targets(view.get("RouteTableId"), "AWS::EC2::RouteTable"))
    .map(({ address }) => address);
  return near
    .all("AWS::EC2::Route")
    .filter(({ view }) =>
      near.targets(view.get("RouteTableId"), "AWS::EC2::RouteTable").some(({ address }) => tables.includes(address)),
    )
    .filter(({ view }) => given(view.get("DestinationIpv6CidrBlock").str(""), (it) => it === "::/0") === true)
    .map(({ view }) => view.get("GatewayId"))
    .filter((gateway) => !gateway.isAbsent());
};

/** Every address of IPv6 is a public one: what keeps the Internet out is that no route leads it in. */
const ipv6 = (it: Subnet, near: Neighbours): Verdict | readonly Verdict[] => {
  const gives = it.get("AssignIpv6AddressOnCreation").bool(false);
  return given(gives, (does): Verdict | readonly Verdict[] => {
    if (!does) return aspect("ipv6", pass);
    const because = "every machine started here gets an address to which the Internet has a route";
    return waysIn(near).length > 0 ? aspect("ipv6", fail(gives, because)) : [];
  });
};

export default defineRule({
  id: "subnet-no-auto-public-ip",
  title: "A subnet gives no public addresses by itself",
  principle: "zoning",
  severity: "medium",
  why: "Every machine started in the subnet, on purpose or by a slip, gets an address on the Internet.",
  fix: {
    pulumi:
      "Set `mapPublicIpOnLaunch: false`, and `assignIpv6AddressOnCreation: false` where an Internet gateway is, on the aws.ec2.Subnet; load balancers and NAT gateways do not need them.",
    cloudformation:
      "Set `MapPublicIpOnLaunch: false`, and `AssignIpv6AddressOnCreation: false` where an Internet gateway is; load balancers and NAT gateways do not need them.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15"],
  checks: {
    "AWS::EC2::Subnet": (it, near) =>
      [
        isFalse(it.get("MapPublicIpOnLaunch").bool(false), "every machine started here gets a public address"),
        ipv6(it, near),
      ].flat(),
  },
  examples: {
    good: [{ type: "AWS::EC2::Subnet", properties: { VpcId: "vpc-1" } }],
    bad: [{ type: "AWS::EC2::Subnet", properties: { VpcId: "vpc-1", MapPublicIpOnLaunch: true } }],
  },
  equivalents: [
    { id: "AWS-0164", type: "AWS::EC2::Subnet" },
    { id: "CKV_AWS_130", type: "AWS::EC2::Subnet" },
    { id: "HIPAA.Security-VPCSubnetAutoAssignPublicIpDisabled", type: "AWS::EC2::Subnet" },
    { id: "NIST.800.53.R5-VPCSubnetAutoAssignPublicIpDisabled", type: "AWS::EC2::Subnet" },
    { id: "PCI.DSS.321-VPCSubnetAutoAssignPublicIpDisabled", type: "AWS::EC2::Subnet" },
    { id: "SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED", type: "AWS::EC2::Subnet" },
  ],
});
