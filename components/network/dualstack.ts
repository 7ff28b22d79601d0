import { planned, ref, type Planned } from "../model/plan";
import { internet } from "./ends";
import type { Flow } from "./flows";
import { routeTableId } from "./routes";
import type { TagsOf, Zone } from "./zones";

export const ipv6BlockId = "vpc-ipv6";
const gatewayId = "egress-only-gateway";

/** The /56 that Amazon gives, of addresses that are the network's alone. */
export const planIpv6Block = (): readonly Planned[] => [
  planned("AWS::EC2::VPCCidrBlock", ipv6BlockId, { VpcId: ref("vpc"), AmazonProvidedIpv6CidrBlock: true }),
];

/**
 * IPv6 knows no NAT: a zone that faces the Internet does so by the Internet gateway, if a flow of its own says so; any other zone with
 * a flow to the Internet leaves by an egress-only gateway, through which nobody comes in.
 * https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html
 */
export const planIpv6Routes = (zones: readonly Zone[], flows: readonly Flow[], tags: TagsOf): readonly Planned[] => {
  const leaves = ({ name }: Zone): boolean => flows.some(({ from, to }) => from === name && to === internet);
  const entered = ({ name }: Zone): boolean => flows.some(({ from, to }) => to === name && from === internet);
  const facing = zones.filter((zone) => zone.sensitivity === "edge" && (leaves(zone) || entered(zone)));
  const leaving = zones.filter((zone) => zone.sensitivity !== "edge" && leaves(zone));
  return [
    ...facing.flatMap((zone) =>
      routesOf(zone, { GatewayId: ref("internet-gateway") }, ["internet-gateway-attachment"]),
    ),
    ...(leaving.length === 0
      ? []
      : [planned("AWS::EC2::EgressOnlyInternetGateway", gatewayId, { VpcId: ref("vpc"), Tags: tags(gatewayId) })]),
    ...leaving.flatMap((zone) => routesOf(zone, { EgressOnlyInternetGatewayId: ref(gatewayId) }, [])),
  ];
};

const routesOf = (
  zone: Zone,
  target:
    { readonly GatewayId: ReturnType<typeof ref> } | { readonly EgressOnlyInternetGatewayId: ReturnType<typeof ref> },
  after: readonly string[],
): readonly Planned[] =>
  zone.subnets.map(({ letter }) =>
    planned(
      "AWS::EC2::Route",
      `${routeTableId(zone.name, letter)}-internet-ipv6`,
      { RouteTableId: ref(routeTableId(zone.name, letter)), DestinationIpv6CidrBlock: "::/0", ...target },
      after,
    ),
  );
