import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { isWorldOf } from "../../facets/ingress";

export default defineRule({
  id: "peering-routes-narrow",
  title: "A route over a peering connection leads to the other network only",
  principle: "zoning",
  severity: "medium",
  why: "A route for every address sends what is meant for anybody to the other network, whose owner then sees it.",
  fix: {
    pulumi: "Set `destinationCidrBlock` to the subnets of the other VPC that are called.",
    cloudformation: "Set `DestinationCidrBlock` to the subnets of the other VPC that are called.",
  },
  links: ["https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-partial-access.html"],
  checks: {
    "AWS::EC2::Route": (it, near) =>
      given(it.get("VpcPeeringConnectionId").isSet(), (peering): Verdict | readonly Verdict[] => {
        if (!peering) return [];
        const world = isWorldOf(it.get("DestinationCidrBlock"), it.get("DestinationIpv6CidrBlock"), near);
        return given(world, (is) => (is ? fail(world, "everything that leaves goes to the other network") : pass));
      }),
  },
  examples: {
    good: [
      {
        type: "AWS::EC2::Route",
        properties: { DestinationCidrBlock: "10.1.4.0/24", VpcPeeringConnectionId: "pcx-1", RouteTableId: "rtb-1" },
      },
    ],
    bad: [
      {
        type: "AWS::EC2::Route",
        properties: { DestinationCidrBlock: "0.0.0.0/0", VpcPeeringConnectionId: "pcx-1", RouteTableId: "rtb-1" },
      },
    ],
  },
  equivalents: [{ id: "CKV2_AWS_44", type: "AWS::EC2::Route" }],
});
