import { formatCidr } from "../../../../components/model/cidr";
import type { Graph, Resource } from "../../../../components/model/graph";
import type { View } from "../../../../components/model/view";
import { shortName } from "../names";
import { isGap, type Maybe, type Route, type Table, type Target } from "../network";
import { listBlocks } from "./groups";
import { blockOf, keyOf, pointsTo, textOf } from "./read";

type RouteView = Resource<"AWS::EC2::Route">["view"];

/** The properties that name other things than gateways to the Internet, and what those are. */
const others = [
  ["CarrierGatewayId", "gateway"],
  ["CoreNetworkArn", "gateway"],
  ["InstanceId", "appliance"],
  ["LocalGatewayId", "gateway"],
  ["NatGatewayId", "nat"],
  ["NetworkInterfaceId", "appliance"],
  ["TransitGatewayId", "gateway"],
  ["VpcPeeringConnectionId", "peering"],
] as const;

const targetOf = (graph: Graph, view: RouteView): Maybe<Target> => {
  if (!view.get("EgressOnlyInternetGatewayId").isAbsent()) return { to: "egress-only" };
  if (!view.get("GatewayId").isAbsent()) return gatewayOf(graph, view.get("GatewayId"));
  if (!view.get("VpcEndpointId").isAbsent()) return endpointOf(graph, view.get("VpcEndpointId"));
  const stated = others.find(([property]) => !view.get(property).isAbsent());
  if (stated === undefined) return { missing: "where it leads is not written", at: view.origin };
  const [name, to] = stated;
  const key = keyOf(view.get(name)) ?? "";
  return isGap(key) ? key : { to, id: key };
};

const gatewayOf = (graph: Graph, view: View<string>): Maybe<Target> => {
  if (graph.targets(view, "AWS::EC2::InternetGateway").length > 0) return { to: "internet" };
  const key = keyOf(view) ?? "";
  if (isGap(key)) return key;
  return key.startsWith("igw-") ? { to: "internet" } : { to: "gateway", id: key };
};

/** Endpoints of firewalls, and of load balancers before appliances. */
const endpointOf = (graph: Graph, view: View<string>): Maybe<Target> => {
  const firewall = pointsTo(graph, view, "AWS::NetworkFirewall::Firewall");
  if (typeof firewall === "string") return { to: "firewall", id: firewall };
  const key = keyOf(view) ?? "";
  return isGap(key) ? key : { to: "appliance", id: key };
};

const spellTarget = (target: Maybe<Target>): string => {
  if (isGap(target)) return `somewhere unknown (${target.missing})`;
  const names = { internet: "the Internet gateway", "egress-only": "the egress-only gateway", nowhere: "nowhere" };
  return "id" in target ? `${target.to} ${shortName(target.id)}` : names[target.to];
};

const routeOf = (graph: Graph, { view }: Resource<"AWS::EC2::Route">): readonly Route[] => {
  // What stays within the VPC is a route of every table.
  if (textOf(view.get("GatewayId")) === "local") return [];
  const list = view.get("DestinationPrefixListId");
  const block = [view.get("DestinationCidrBlock"), view.get("DestinationIpv6CidrBlock")].find((it) => !it.isAbsent());
  const destination = block === undefined ? listBlocks(graph, list) : blockOf(block);
  const target = targetOf(graph, view);
  const towards = isGap(destination)
    ? `addresses unknown (${destination.missing})`
    : destination.map(formatCidr).join(", ");
  return [{ at: view.origin, says: `route ${towards} to ${spellTarget(target)}`, destination, target }];
};

export const tablesOf = (graph: Graph): readonly Table[] =>
  graph.all("AWS::EC2::RouteTable").map((table) => ({
    id: table.address,
    at: table.view.origin,
    routes: graph.satellites(table, "AWS::EC2::Route").flatMap((it) => routeOf(graph, it)),
  }));
