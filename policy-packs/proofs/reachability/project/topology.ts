import type { Graph, Resource } from "../../../../components/model/graph";
import type { View } from "../../../../components/model/view";
import { shortName } from "../names";
import {
  isGap,
  type Acl,
  type Blocks,
  type Gap,
  type Gateway,
  type Maybe,
  type Nat,
  type PublicAccess,
  type Subnet,
  type Vpc,
} from "../network";
import { allOf, blockOf, keyOf, pointsTo, textOf } from "./read";

type Of<K extends Parameters<Graph["all"]>[0]> = Resource<K>;

/** Blocks that are written in several places, as one; unknown where one is. */
const together = (all: readonly Maybe<Blocks>[]): Maybe<Blocks> =>
  all.find(isGap) ?? all.flatMap((it) => (isGap(it) ? [] : it));

export const vpcsOf = (graph: Graph): readonly Vpc[] =>
  graph.all("AWS::EC2::VPC").map((vpc) => {
    const more = graph
      .satellites(vpc, "AWS::EC2::VPCCidrBlock")
      .flatMap(({ view }) => [
        ...[view.get("CidrBlock"), view.get("Ipv6CidrBlock")].filter((it) => !it.isAbsent()).map(blockOf),
        ...(view.get("AmazonProvidedIpv6CidrBlock").isAbsent()
          ? []
          : [{ missing: "Amazon chooses its IPv6 block", at: view.origin }]),
      ]);
    const own = vpc.view.get("CidrBlock");
    const block = own.isAbsent() ? { missing: "its block is not written", at: own.origin } : blockOf(own);
    const attachment = graph
      .all("AWS::EC2::VPCGatewayAttachment")
      .find(({ view }) => !view.get("InternetGatewayId").isAbsent() && isAt(graph, view.get("VpcId"), vpc));
    const inbound = inboundOf(graph, attachment);
    return {
      id: vpc.address,
      at: vpc.view.origin,
      blocks: together([block, ...more]),
      ...(attachment === undefined ? {} : { gateway: { at: attachment.view.origin, says: "attached to the VPC" } }),
      ...(inbound === undefined ? {} : { inbound }),
    };
  });

const isAt = (graph: Graph, view: View<string>, { address }: { readonly address: string }): boolean =>
  graph.targets(view, "AWS::EC2::VPC").some((it) => it.address === address);

/** The table that an Internet gateway hands on what comes in by. */
const inboundOf = (
  graph: Graph,
  attachment: Of<"AWS::EC2::VPCGatewayAttachment"> | undefined,
): Maybe<string> | undefined => {
  if (attachment === undefined) return undefined;
  const [gateway] = graph.targets(attachment.view.get("InternetGatewayId"), "AWS::EC2::InternetGateway");
  const association = graph
    .all("AWS::EC2::GatewayRouteTableAssociation")
    .find(({ view }) => graph.targets(view.get("GatewayId"), "AWS::EC2::InternetGateway").some((it) => it === gateway));
  return association === undefined
    ? undefined
    : pointsTo(graph, association.view.get("RouteTableId"), "AWS::EC2::RouteTable");
};

/** What is associated with each subnet, and whether an association is left of which nobody knows the subnet. */
interface Associations {
  readonly of: ReadonlyMap<string, Maybe<string>>;
  readonly open: Gap | undefined;
}

const associationsOf = <K extends "AWS::EC2::SubnetRouteTableAssociation" | "AWS::EC2::SubnetNetworkAclAssociation">(
  graph: Graph,
  kind: K,
  whatOf: (it: Of<K>) => Maybe<string> | undefined,
): Associations => {
  const of = new Map<string, Maybe<string>>();
  let open: Gap | undefined;
  for (const one of graph.all(kind)) {
    const view = (one.view as View<{ readonly SubnetId?: string }>).get("SubnetId");
    const subnet = pointsTo(graph, view, "AWS::EC2::Subnet");
    const what = whatOf(one) ?? { missing: "it names none", at: one.view.origin };
    if (typeof subnet === "string") of.set(subnet, what);
    else if (subnet !== undefined && !view.str().known) open ??= subnet;
  }
  return { of, open };
};

export const subnetsOf = (graph: Graph, acls: ReadonlyMap<string, Maybe<Acl>>): readonly Subnet[] => {
  const tables = associationsOf(graph, "AWS::EC2::SubnetRouteTableAssociation", ({ view }) =>
    pointsTo(graph, view.get("RouteTableId"), "AWS::EC2::RouteTable"),
  );
  const lists = associationsOf(graph, "AWS::EC2::SubnetNetworkAclAssociation", ({ view }) =>
    pointsTo(graph, view.get("NetworkAclId"), "AWS::EC2::NetworkAcl"),
  );
  return graph.all("AWS::EC2::Subnet").map((subnet): Subnet => {
    const { view, address } = subnet;
    const vpc = pointsTo(graph, view.get("VpcId"), "AWS::EC2::VPC");
    const home = typeof vpc === "string" ? vpc : "elsewhere";
    const acl = lists.of.get(address) ?? lists.open ?? defaultAcl(graph, home);
    const known = isGap(acl) ? acl : acls.get(acl);
    return {
      id: address,
      at: view.origin,
      vpc: home,
      called: callsOf(subnet),
      ipv4: blockOf(view.get("CidrBlock")),
      ipv6: view.get("Ipv6CidrBlock").isAbsent() ? [] : blockOf(view.get("Ipv6CidrBlock")),
      table: tables.of.get(address) ?? tables.open ?? mainTable(graph, home),
      acl: known !== undefined && isGap(known) ? known : acl,
      publicAccess: accessOf(graph, subnet, home),
    };
  });
};

/** Keys of tags that say where one is. */
const naming = ["name", "zone", "tier", "aws-cdk:subnet-name"];

const isNaming = (key: Maybe<string> | undefined): boolean =>
  typeof key === "string" && naming.includes(key.toLowerCase());

const callsOf = ({ view, address }: Of<"AWS::EC2::Subnet">): readonly string[] => {
  const tags = view.get("Tags").items();
  const values = tags.known
    ? tags.value.filter((tag) => isNaming(textOf(tag.get("Key")))).map((tag) => textOf(tag.get("Value")))
    : [];
  return [shortName(address), ...values.filter((it): it is string => typeof it === "string")];
};

/** The table, and the ACL, that a VPC is born with, where the input takes them over. */
const mainTable = (graph: Graph, vpc: string): string =>
  graph
    .all("AWS::EC2::RouteTable")
    .find(({ view }) => isOn(view.get("Main")) && isAt(graph, view.get("VpcId"), { address: vpc }))?.address ??
  `the main table of ${shortName(vpc)}`;

const defaultAcl = (graph: Graph, vpc: string): string =>
  graph
    .all("AWS::EC2::NetworkAcl")
    .find(({ view }) => isOn(view.get("Default")) && isAt(graph, view.get("VpcId"), { address: vpc }))?.address ??
  `the default ACL of ${shortName(vpc)}`;

const isOn = (view: View<boolean>): boolean => {
  const value = view.bool(false);
  return value.known && value.value;
};

/** One switch for the account and region; without it here, nothing is blocked unless exclusions say that it is thrown elsewhere. */
const accessOf = (graph: Graph, { address }: Of<"AWS::EC2::Subnet">, vpc: string): Maybe<PublicAccess> => {
  const exclusions = graph
    .all("AWS::EC2::VPCBlockPublicAccessExclusion")
    .filter(
      ({ view }) =>
        graph.targets(view.get("SubnetId"), "AWS::EC2::Subnet").some((it) => it.address === address) ||
        graph.targets(view.get("VpcId"), "AWS::EC2::VPC").some((it) => it.address === vpc),
    );
  const modes = exclusions.map(({ view }) => textOf(view.get("InternetGatewayExclusionMode")));
  const gap = modes.find(isGap);
  if (modes.includes("allow-bidirectional")) return "open";
  if (gap !== undefined) return gap;
  if (modes.includes("allow-egress")) return "egress";
  const [options] = graph.all("AWS::EC2::VPCBlockPublicAccessOptions");
  if (options === undefined) {
    const [one] = graph.all("AWS::EC2::VPCBlockPublicAccessExclusion");
    return one === undefined
      ? "open"
      : { missing: "how the account blocks public access is said elsewhere", at: one.view.origin };
  }
  const mode = textOf(options.view.get("InternetGatewayBlockMode")) ?? "off";
  if (isGap(mode)) return mode;
  return mode === "block-bidirectional" ? "none" : mode === "block-ingress" ? "gateways" : "open";
};

/** The switch is thrown by account and region, mostly by hand: its absence here says little. */
export const assumedOf = (graph: Graph): readonly string[] => {
  const said = [
    ...graph.all("AWS::EC2::VPCBlockPublicAccessOptions"),
    ...graph.all("AWS::EC2::VPCBlockPublicAccessExclusion"),
  ];
  if (said.length > 0 || graph.all("AWS::EC2::VPCGatewayAttachment").length === 0) return [];
  return ["VPC Block Public Access is set for the whole account, and not here: it is taken as off"];
};

export const natsOf = (graph: Graph): readonly Nat[] =>
  graph.all("AWS::EC2::NatGateway").map(({ address, view }) => {
    const subnet = pointsTo(graph, view.get("SubnetId"), "AWS::EC2::Subnet");
    const connectivity = textOf(view.get("ConnectivityType")) ?? "public";
    return {
      id: address,
      at: view.origin,
      ...(subnet === undefined ? {} : { subnet }),
      public: isGap(connectivity) ? connectivity : connectivity !== "private",
    };
  });

/** What joins VPCs with other networks: one entry for each VPC of this input that it is attached to. */
export const gatewaysOf = (graph: Graph): readonly Gateway[] => {
  const vpcsOf = (view: View<string>) => graph.targets(view, "AWS::EC2::VPC").map((it) => it.address);
  const transit = graph.all("AWS::EC2::TransitGatewayAttachment").flatMap(({ view }) => {
    const key = keyOf(view.get("TransitGatewayId"));
    if (key === undefined || isGap(key)) return [];
    const subnets = allOf(graph, view.get("SubnetIds"), "AWS::EC2::Subnet") ?? [];
    return vpcsOf(view.get("VpcId")).map((vpc): Gateway => ({ id: key, is: "transit", at: view.origin, vpc, subnets }));
  });
  const peering = graph
    .all("AWS::EC2::VPCPeeringConnection")
    .flatMap(({ address, view }) =>
      [view.get("VpcId"), view.get("PeerVpcId")]
        .flatMap(vpcsOf)
        .map((vpc): Gateway => ({ id: address, is: "peering", at: view.origin, vpc, subnets: [] })),
    );
  const vpn = graph.all("AWS::EC2::VPCGatewayAttachment").flatMap(({ view }) => {
    const key = keyOf(view.get("VpnGatewayId"));
    if (key === undefined || isGap(key)) return [];
    return vpcsOf(view.get("VpcId")).map((vpc): Gateway => ({ id: key, is: "vpn", at: view.origin, vpc, subnets: [] }));
  });
  return [...transit, ...peering, ...vpn];
};
