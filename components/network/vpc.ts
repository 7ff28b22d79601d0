import { boundedBy, type Bounded } from "../model/bounded";
import { accountId, att, planned, ref, region, text, type Planned } from "../model/plan";
import type { Space } from "./addresses";
import { ipv6BlockId, planIpv6Block } from "./dualstack";
import { routeTableId } from "./routes";
import type { Subnet, TagsOf, Zone } from "./zones";

/** The VPC, and its defaults without the rules that EC2 gives them: CIS AWS Foundations 5.4, FSBP EC2.2. */
export const planVpc = ({ vpc, dualstack }: Space, bounded: Bounded<unknown>, tags: TagsOf): readonly Planned[] => [
  planned("AWS::EC2::VPC", "vpc", {
    ...vpc,
    EnableDnsHostnames: true,
    EnableDnsSupport: true,
    Tags: tags("vpc"),
  }),
  ...(dualstack ? planIpv6Block() : []),
  planned("Custom::VpcRestrictDefaultSG", "vpc-default-security-group", {
    VpcId: ref("vpc"),
    DefaultSecurityGroupId: att("vpc", "DefaultSecurityGroup"),
    Account: accountId,
    ...boundedBy(bounded.boundary),
    Tags: tags("default-closed"),
  }),
  planned("Custom::VpcRestrictDefaultNetworkAcl", "vpc-default-acl", {
    VpcId: ref("vpc"),
    DefaultNetworkAclId: att("vpc", "DefaultNetworkAcl"),
    ...boundedBy(bounded.boundary),
    Tags: tags("default-closed"),
  }),
];

export const planSubnets = (zone: Zone, tags: TagsOf): readonly Planned[] =>
  [...zone.subnets, ...zone.grown.flatMap(({ subnets }) => subnets)].map((subnet) => planSubnet(zone, subnet, tags));

const planSubnet = (zone: Zone, { id, letter, ipv4, ipv6 }: Subnet, tags: TagsOf): Planned =>
  planned(
    "AWS::EC2::Subnet",
    id,
    {
      VpcId: ref("vpc"),
      AvailabilityZone: text`${region}${letter}`,
      CidrBlock: ipv4,
      // Not even at the edge: what faces the Internet says so itself. FSBP EC2.15. Every address of IPv6 is a public one.
      ...(ipv6 === undefined ? {} : { Ipv6CidrBlock: ipv6, AssignIpv6AddressOnCreation: zone.sensitivity !== "edge" }),
      MapPublicIpOnLaunch: false,
      Tags: tags(id, zone),
    },
    ipv6 === undefined ? [] : [ipv6BlockId],
  );

/** What a zone grew by is routed as what it had. */
export const planGrownRoutes = (zone: Zone): readonly Planned[] =>
  zone.grown.flatMap(({ subnets }) =>
    subnets.map(({ id, letter }) =>
      planned("AWS::EC2::SubnetRouteTableAssociation", `${id}-routes-subnet`, {
        RouteTableId: ref(routeTableId(zone.name, letter)),
        SubnetId: ref(id),
      }),
    ),
  );
