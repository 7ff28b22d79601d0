import { att, planned, ref, type Planned } from "../model/plan";
import type { Resources } from "../model/planned";
import type { Text } from "../model/plan";
import { PlanError } from "../model/plan-error";
import { internet } from "./ends";
import { natHolder, type WayOut } from "./egress";
import { firewallEndpoint } from "./firewall";
import type { Flow } from "./flows";
import type { TagsOf, Zone } from "./zones";

export const routeTableId = (zone: string, letter: string): string => `${zone}-${letter}-routes`;

/** The zones that have a way to or from the Internet. */
interface Open {
  /** Those that face the Internet themselves, or hold the NAT gateways. */
  readonly facing: readonly Zone[];
  /** Those that leave by a NAT gateway. */
  readonly translated: readonly Zone[];
}

/**
 * A route table a subnet, and in it a way to the Internet only where a flow needs one. Edge zones face it, by the gateway or, where a
 * firewall stands between, by the firewall's endpoint in their own availability zone; another zone leaves by a NAT gateway.
 * `firewalls` is the zone of the firewall's subnets, where there is one.
 */
export const planRoutes = (
  zones: readonly Zone[],
  flows: readonly Flow[],
  way: WayOut,
  firewalls: Zone | undefined,
  tags: TagsOf,
): readonly Planned[] => {
  const { facing, translated } = openZones(zones, flows, way);
  const all = firewalls === undefined ? zones : [...zones, firewalls];
  const connected = facing.length + translated.length > 0;
  return [
    ...all.flatMap((zone) => tablesOf(zone, tags)),
    ...(connected ? gateway(tags) : []),
    ...facing.flatMap((zone) =>
      routesOf(zone, (letter) => (firewalls === undefined ? byGateway : { VpcEndpointId: firewallEndpoint(letter) })),
    ),
    ...(connected && firewalls !== undefined ? inspectedRoutes(firewalls, facing, tags) : []),
    ...(translated.length === 0 ? [] : natOf(way, zones, tags)),
    ...translated.flatMap((zone) => routesOf(zone, (letter) => ({ NatGatewayId: ref(natId(way, letter)) }))),
  ];
};

const openZones = (zones: readonly Zone[], flows: readonly Flow[], { nat }: WayOut): Open => {
  const leaving = new Set(flows.filter(({ to }) => to === internet).map(({ from }) => from));
  const entered = new Set(flows.filter(({ from }) => from === internet).map(({ to }) => to));
  const translated = zones.filter(({ name, sensitivity }) => sensitivity !== "edge" && leaving.has(name));
  const [first] = translated;
  const holder = first === undefined || nat === "regional" ? undefined : natHolder(zones);
  if (first !== undefined && nat !== "regional" && holder === undefined) {
    throw new PlanError(`Zone ${first.name} has a flow to the Internet, which goes through an edge zone: add one.`);
  }
  const facing = zones.filter(
    (zone) => zone.sensitivity === "edge" && (zone === holder || leaving.has(zone.name) || entered.has(zone.name)),
  );
  return { facing, translated };
};

const tablesOf = (zone: Zone, tags: TagsOf): readonly Planned[] =>
  zone.subnets.flatMap(({ id, letter }) => [
    planned("AWS::EC2::RouteTable", routeTableId(zone.name, letter), {
      VpcId: ref("vpc"),
      Tags: tags(`${zone.name}-${letter}`, zone),
    }),
    planned("AWS::EC2::SubnetRouteTableAssociation", `${routeTableId(zone.name, letter)}-subnet`, {
      RouteTableId: ref(routeTableId(zone.name, letter)),
      SubnetId: ref(id),
    }),
  ]);

const gateway = (tags: TagsOf): readonly Planned[] => [
  planned("AWS::EC2::InternetGateway", "internet-gateway", { Tags: tags("internet-gateway") }),
  planned("AWS::EC2::VPCGatewayAttachment", "internet-gateway-attachment", {
    VpcId: ref("vpc"),
    InternetGatewayId: ref("internet-gateway"),
  }),
];

const attached = ["internet-gateway-attachment"];
const byGateway = { GatewayId: ref("internet-gateway") };

/**
 * Behind the firewall the gateway; and what the gateway lets in goes to the firewall of the availability zone where it is meant for,
 * or answers would pass one that knows nothing of the question:
 * https://docs.aws.amazon.com/network-firewall/latest/developerguide/arch-two-zone-igw.html
 */
const inspectedRoutes = (firewalls: Zone, facing: readonly Zone[], tags: TagsOf): readonly Planned[] => [
  ...routesOf(firewalls, () => byGateway),
  planned("AWS::EC2::RouteTable", "internet-gateway-routes", { VpcId: ref("vpc"), Tags: tags("internet-gateway") }),
  planned(
    "AWS::EC2::GatewayRouteTableAssociation",
    "internet-gateway-routes-gateway",
    { GatewayId: ref("internet-gateway"), RouteTableId: ref("internet-gateway-routes") },
    attached,
  ),
  ...facing
    .flatMap(({ subnets, grown }) => [...subnets, ...grown.flatMap((it) => it.subnets)])
    .map(({ id, letter, ipv4 }) =>
      planned("AWS::EC2::Route", `internet-gateway-routes-${id}`, {
        RouteTableId: ref("internet-gateway-routes"),
        DestinationCidrBlock: ipv4,
        VpcEndpointId: firewallEndpoint(letter),
      }),
    ),
];

const natId = ({ nat }: WayOut, letter: string): string =>
  nat === "regional" ? "nat-gateway" : `nat-gateway-${typeof nat === "object" ? nat.single : letter}`;

/** One in each availability zone, so that losing one loses one, unless the switch says otherwise. */
const natOf = (way: WayOut, zones: readonly Zone[], tags: TagsOf): readonly Planned[] => {
  const { nat } = way;
  if (nat === "regional") {
    return [
      planned(
        "AWS::EC2::NatGateway",
        "nat-gateway",
        { AvailabilityMode: "regional", VpcId: ref("vpc"), Tags: tags("nat-gateway") },
        attached,
      ),
    ];
  }
  const subnets = natHolder(zones)?.subnets ?? [];
  return subnets
    .filter(({ letter }) => typeof nat !== "object" || nat.single === letter)
    .flatMap(({ id, letter }) => zonalNat(natId(way, letter), id, tags));
};

const addressSuffix = "-address";

/** The public addresses of the NAT gateways among these resources, by availability zone. AWS alone knows a regional one's. */
export const natAddresses = (resources: readonly Planned[]): readonly (readonly [letter: string, id: string])[] =>
  resources.flatMap(({ id, type }) =>
    type === "AWS::EC2::EIP" ? [[id.slice(-addressSuffix.length - 1, -addressSuffix.length), id]] : [],
  );

const zonalNat = (id: string, subnet: string, tags: TagsOf): readonly Planned[] => [
  planned("AWS::EC2::EIP", `${id}${addressSuffix}`, { Domain: "vpc", Tags: tags(id) }, attached),
  planned(
    "AWS::EC2::NatGateway",
    id,
    { AllocationId: att(`${id}${addressSuffix}`, "AllocationId"), SubnetId: ref(subnet), Tags: tags(id) },
    attached,
  ),
];

type Target = Pick<Resources<Text>["AWS::EC2::Route"], "GatewayId" | "NatGatewayId" | "VpcEndpointId">;

const routesOf = (zone: Zone, target: (letter: string) => Target): readonly Planned[] =>
  zone.subnets.map(({ letter }) =>
    planned(
      "AWS::EC2::Route",
      `${routeTableId(zone.name, letter)}-internet`,
      { RouteTableId: ref(routeTableId(zone.name, letter)), DestinationCidrBlock: "0.0.0.0/0", ...target(letter) },
      attached,
    ),
  );
