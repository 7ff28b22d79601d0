import { att, planned, ref, type Planned, type Text } from "../model/plan";
import { PlanError } from "../model/plan-error";
import { internet, type Flow } from "./flows";
import type { TagsOf, Zone } from "./zones";

export const routeTableId = (zone: string, letter: string): string => `${zone}-${letter}-routes`;

/**
 * A route table a subnet. Edge zones reach the Internet by the gateway, if a flow goes there or comes from there; another zone only
 * if a flow of its own goes there, and then by a NAT gateway in its own availability zone, so that losing one loses one.
 */
export const planRoutes = (zones: readonly Zone[], flows: readonly Flow[], tags: TagsOf): readonly Planned[] => {
  const leaving = new Set(flows.filter(({ to }) => to === internet).map(({ from }) => from));
  const entered = new Set(flows.filter(({ from }) => from === internet).map(({ to }) => to));
  const edges = zones.filter(({ sensitivity }) => sensitivity === "edge");
  const translated = zones.filter(({ name, sensitivity }) => sensitivity !== "edge" && leaving.has(name));
  const [holder] = edges;
  const [first] = translated;
  if (first !== undefined && holder === undefined) {
    throw new PlanError(`Zone ${first.name} has a flow to the Internet, which goes through an edge zone: add one.`);
  }
  const nat = first === undefined ? undefined : holder;
  const open = edges.filter((zone) => zone === nat || leaving.has(zone.name) || entered.has(zone.name));
  return [
    ...zones.flatMap((zone) => tablesOf(zone, tags)),
    ...(open.length === 0 ? [] : gateway(tags)),
    ...open.flatMap((zone) => routesOf(zone, () => ({ GatewayId: ref("internet-gateway") }))),
    ...(nat === undefined ? [] : nat.subnets.flatMap(({ letter }) => natOf(nat, letter, tags))),
    ...translated.flatMap((zone) => routesOf(zone, (letter) => ({ NatGatewayId: ref(`nat-gateway-${letter}`) }))),
  ];
};

const tablesOf = (zone: Zone, tags: TagsOf): readonly Planned[] =>
  zone.subnets.flatMap(({ letter }) => [
    planned("AWS::EC2::RouteTable", routeTableId(zone.name, letter), {
      VpcId: ref("vpc"),
      Tags: tags(`${zone.name}-${letter}`, zone),
    }),
    planned("AWS::EC2::SubnetRouteTableAssociation", `${routeTableId(zone.name, letter)}-subnet`, {
      RouteTableId: ref(routeTableId(zone.name, letter)),
      SubnetId: ref(`${zone.name}-${letter}`),
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

const natOf = (zone: Zone, letter: string, tags: TagsOf): readonly Planned[] => [
  planned(
    "AWS::EC2::EIP",
    `nat-gateway-${letter}-address`,
    { Domain: "vpc", Tags: tags(`nat-gateway-${letter}`) },
    attached,
  ),
  planned(
    "AWS::EC2::NatGateway",
    `nat-gateway-${letter}`,
    {
      AllocationId: att(`nat-gateway-${letter}-address`, "AllocationId"),
      SubnetId: ref(`${zone.name}-${letter}`),
      Tags: tags(`nat-gateway-${letter}`),
    },
    attached,
  ),
];

const routesOf = (
  zone: Zone,
  target: (letter: string) => { readonly GatewayId: Text } | { readonly NatGatewayId: Text },
): readonly Planned[] =>
  zone.subnets.map(({ letter }) =>
    planned(
      "AWS::EC2::Route",
      `${routeTableId(zone.name, letter)}-internet`,
      { RouteTableId: ref(routeTableId(zone.name, letter)), DestinationCidrBlock: "0.0.0.0/0", ...target(letter) },
      attached,
    ),
  );
