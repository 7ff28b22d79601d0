import rule from "../../../policy-packs/rules/zoning/peering-routes-narrow";
import { testRule, unknown } from "../../rule-tester";

const route = (properties: object) => [{ type: "AWS::EC2::Route", properties: properties as never }];
const pulumi = (properties: object) => [{ type: "aws:ec2/route:Route", properties: properties as never }];
const table = (routes: object[]) => [{ type: "aws:ec2/routeTable:RouteTable", properties: { routes } as never }];

testRule(rule, {
  pass: [
    route({ VpcPeeringConnectionId: "pcx-1", DestinationCidrBlock: "10.1.0.0/16" }),
    pulumi({ vpcPeeringConnectionId: "pcx-1", destinationCidrBlock: "10.1.4.0/24" }),
  ],
  fail: [
    [
      route({ VpcPeeringConnectionId: "pcx-1", DestinationCidrBlock: "0.0.0.0/0" }),
      /DestinationCidrBlock is 0\.0\.0\.0\/0/,
    ],
    [
      pulumi({ vpcPeeringConnectionId: "pcx-1", destinationIpv6CidrBlock: "::/0" }),
      /destinationIpv6CidrBlock is ::\/0/,
    ],
    [table([{ vpcPeeringConnectionId: "pcx-1", cidrBlock: "0.0.0.0/0" }]), /routes\[0\]\.cidrBlock is 0\.0\.0\.0\/0/],
  ],
  unknown: [route({ VpcPeeringConnectionId: "pcx-1", DestinationCidrBlock: unknown })],
  silent: [route({ DestinationCidrBlock: "0.0.0.0/0", NatGatewayId: "nat-1" }), table([{ cidrBlock: "0.0.0.0/0" }])],
});
