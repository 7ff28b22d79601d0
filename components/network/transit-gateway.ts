import { formatCidr, isPrivate, overlaps, parseCidr, type Cidr } from "../model/cidr";
import { Input, planned, ref, type Planned } from "../model/plan";
import { PlanError } from "../model/plan-error";
import type { Sensitivity } from "../model/sensitivity";
import type { Space } from "./addresses";
import { bandOf, internet, type End } from "./ends";
import { keyOf, type Flow } from "./flows";
import type { Way } from "./network-acls";
import { routeTableId } from "./routes";
import type { TagsOf, Zone } from "./zones";

/** A network beyond the transit gateway, which flows name as they name zones. */
interface Peer {
  /** Its blocks, of IPv4 and, in a dual-stack network, of IPv6. Nothing else of what the gateway reaches has a route here. */
  readonly cidrs: readonly string[];
  /** What it holds, by which the order of zones judges its flows. What you do not run yourself is an `edge`. */
  readonly sensitivity: Sensitivity;
}

/**
 * An attachment to a transit gateway that exists. It carries only what flows name: no flow, no route.
 * `Z` are the network's zones, `P` the names of the networks beyond.
 */
export interface TransitGateway<Z extends string, P extends string, R> {
  /** The id of the transit gateway. */
  readonly attach: R;
  /**
   * The zone that holds the attachment and nothing else: in a subnet that machines share with it, no ACL is asked about what comes
   * from the gateway. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html
   */
  readonly zone: Z;
  readonly peers: { readonly [K in P]: Peer };
  /**
   * Which table of the gateway the network's packets are routed by, and which tables learn where the network is, by names of your
   * own. The gateway must neither associate nor propagate by default, or CloudFormation stops at a second association. Where the
   * gateway is another account's, that account does both.
   */
  readonly routing: { readonly associate: R; readonly propagate?: { readonly [name: string]: R } } | "by-its-owner";
}

/** A specification without what the compiler knows about it. */
export type AnyTransitGateway<R> = TransitGateway<string, string, R>;

/** The networks beyond, as ends of flows. Throws a `PlanError` on blocks that cannot be told apart from others. */
export const peersOf = <R>(
  spec: AnyTransitGateway<R> | undefined,
  zones: readonly Zone[],
  space: Space,
): readonly End[] => {
  const own = space.block === undefined ? undefined : parseCidr(space.block);
  const seen = own === undefined ? [] : [{ name: "this network", cidr: own }];
  return Object.entries(spec?.peers ?? {}).map(([name, { cidrs, sensitivity }]) => {
    if (!/^[a-z][a-z0-9]*$/.test(name) || name === internet || zones.some((zone) => zone.name === name)) {
      throw new PlanError(
        `${name} cannot name a peer: use small letters and digits, not "internet" and no zone's name.`,
      );
    }
    if (cidrs.length === 0) throw new PlanError(`Peer ${name} must have at least one block, such as 10.64.0.0/16.`);
    const blocks = cidrs.map((text) => {
      const cidr = peerBlock(name, text, space);
      const other = seen.find((it) => overlaps(it.cidr, cidr));
      if (other !== undefined) {
        throw new PlanError(`Peer ${name} has ${text}, which overlaps ${formatCidr(other.cidr)} of ${other.name}.`);
      }
      seen.push({ name: `peer ${name}`, cidr });
      const key = text.replace(/[^0-9a-f]+/g, "-");
      return { key, band: bandOf(key), ...(cidr.family === 4 ? { ipv4: text } : { ipv6: text }) };
    });
    return { name, sensitivity, blocks };
  });
};

const peerBlock = (name: string, text: string, { dualstack }: Space): Cidr => {
  const cidr = parseCidr(text);
  if (cidr === undefined || formatCidr(cidr) !== text || cidr.prefix === 0) {
    throw new PlanError(`Peer ${name} has ${text}, which is no block: write its first address and its prefix.`);
  }
  if (cidr.family === 4 && !isPrivate(cidr)) throw new PlanError(`Peer ${name} has ${text}, which is not private.`);
  if (cidr.family === 6 && !dualstack) {
    throw new PlanError(`Peer ${name} has ${text}, and this network has no IPv6: say ipAddressType: "dualstack".`);
  }
  return cidr;
};

export const attachmentId = "transit-gateway-attachment";

export const planTransitGateway = <R>(
  spec: AnyTransitGateway<R> | undefined,
  zones: readonly Zone[],
  peers: readonly End[],
  flows: readonly Flow[],
  tags: TagsOf,
): readonly Planned[] => {
  if (spec === undefined) return [];
  const holder = holderOf(spec.zone, zones, flows);
  const ipv6 = peers.some(({ blocks }) => blocks.some((block) => block.ipv6 !== undefined));
  return [
    planned("AWS::EC2::TransitGatewayAttachment", attachmentId, {
      TransitGatewayId: new Input(spec.attach),
      VpcId: ref("vpc"),
      SubnetIds: holder.subnets.map(({ id }) => ref(id)),
      Options: {
        // Both ways of a connection in one availability zone, as firewalls beyond the gateway need it:
        // https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-appliance-scenario.html
        ApplianceModeSupport: "enable",
        DnsSupport: "enable",
        Ipv6Support: ipv6 ? "enable" : "disable",
        // Groups of other accounts say nothing here: flows do.
        SecurityGroupReferencingSupport: "disable",
      },
      Tags: tags("transit-gateway", holder),
    }),
    ...routing(spec.routing),
    ...zones.flatMap((zone) => peers.flatMap((peer) => routesTo(zone, peer, flows, new Input(spec.attach)))),
  ];
};

const holderOf = (name: string, zones: readonly Zone[], flows: readonly Flow[]): Zone => {
  const holder = zones.find((zone) => zone.name === name);
  if (holder === undefined)
    throw new PlanError(`The transit gateway's attachment wants zone ${name}, which is not here.`);
  const flow = flows.find(({ from, to }) => from === name || to === name);
  if (flow === undefined) return holder;
  throw new PlanError(
    `Zone ${name} holds the transit gateway's attachment, and flow ${keyOf(flow)} puts machines beside it, where no ACL protects ` +
      `them: give the attachment a zone of its own.`,
  );
};

const routing = <R>(spec: AnyTransitGateway<R>["routing"]): readonly Planned[] => {
  if (spec === "by-its-owner") return [];
  const at = (table: R) => ({
    TransitGatewayAttachmentId: ref(attachmentId),
    TransitGatewayRouteTableId: new Input(table),
  });
  return [
    planned("AWS::EC2::TransitGatewayRouteTableAssociation", `${attachmentId}-association`, at(spec.associate)),
    ...Object.entries(spec.propagate ?? {}).map(([name, table]) =>
      planned("AWS::EC2::TransitGatewayRouteTablePropagation", `${attachmentId}-propagation-${name}`, at(table)),
    ),
  ];
};

/** Routes from a zone to the blocks of a peer with which it has a flow, in either direction: answers need them, too. */
const routesTo = (zone: Zone, peer: End, flows: readonly Flow[], gateway: Input): readonly Planned[] => {
  const ends = [zone.name, peer.name];
  if (!flows.some(({ from, to }) => ends.includes(from) && ends.includes(to) && from !== to)) return [];
  return zone.subnets.flatMap(({ letter }) =>
    peer.blocks.map(({ key, ipv4, ipv6 }) =>
      planned(
        "AWS::EC2::Route",
        `${routeTableId(zone.name, letter)}-${peer.name}-${key}`,
        {
          RouteTableId: ref(routeTableId(zone.name, letter)),
          ...(typeof ipv4 === "string" ? { DestinationCidrBlock: ipv4 } : {}),
          ...(typeof ipv6 === "string" ? { DestinationIpv6CidrBlock: ipv6 } : {}),
          TransitGatewayId: gateway,
        },
        [attachmentId],
      ),
    ),
  );
};

/**
 * What the ACL of the attachment's zone lets through: what the zone of a flow sends to the gateway, and what the gateway delivers to
 * it. The ACL is not asked about the other side, whose addresses it never sees.
 */
export const transitWays = (holder: string, peers: readonly End[], { from, to }: Flow): readonly Way[] => {
  const isPeer = (name: string): boolean => peers.some((peer) => peer.name === name);
  if (isPeer(to)) return [{ zone: holder, direction: "in", peer: from }];
  return isPeer(from) ? [{ zone: holder, direction: "out", peer: to }] : [];
};
