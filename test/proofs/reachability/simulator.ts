import type { Cidr } from "../../../components/model/cidr";
import {
  isGap,
  type Brought,
  type Entrance,
  type Entry,
  type Gateway,
  type Interface,
  type Maybe,
  type Network,
  type PublicAccess,
  type Subnet,
  type Target,
  type Traffic,
} from "../../../policy-packs/proofs/reachability/network";

/** One packet that asks, as a machine would send it. `answer` is the port that the answer goes to. */
export interface Shot {
  readonly family: 4 | 6;
  readonly source: bigint;
  readonly destination: bigint;
  readonly protocol: number;
  readonly port: number;
  readonly answer: number;
}

export type Where =
  | { readonly is: "internet" }
  | { readonly is: "interface"; readonly interface: Interface }
  | { readonly is: "gateway"; readonly gateway: Gateway }
  /** What AWS runs outside of the VPC, as it brings one thing. */
  | { readonly is: "bringing"; readonly entrance: Entrance; readonly brought: Brought };

/** Of a NAT gateway nobody chooses the address: whether one of its subnet's must do, or all must. */
export type Luck = "some" | "every";

const sure = <T>(it: Maybe<T>): T => {
  if (isGap(it)) throw new Error(`the simulator takes known networks only: ${it.missing}`);
  return it;
};

const inBlock = ({ family, base, prefix }: Cidr, of: 4 | 6, address: bigint): boolean => {
  const shift = BigInt((family === 4 ? 32 : 128) - prefix);
  return family === of && base >> shift === address >> shift;
};

const matches = (traffic: Traffic, { protocol, port }: Shot): boolean =>
  (traffic.protocol === undefined || traffic.protocol === protocol) && traffic.first <= port && port <= traffic.last;

const back = (shot: Shot): Shot => ({
  ...shot,
  source: shot.destination,
  destination: shot.source,
  port: shot.answer,
  answer: shot.port,
});

/** Sends packets through a small network, step by step and one at a time, by AWS's documentation and by nothing of the prover's. */
export const simulate = (network: Network, addressesOf: (subnet: Subnet, family: 4 | 6) => readonly bigint[]) => {
  const subnetOf = (own: Interface): Subnet => {
    const subnet = network.subnets.get(sure(own.subnet));
    if (subnet === undefined) throw new Error("no subnet");
    return subnet;
  };

  const groupsLet = (
    own: Interface,
    out: boolean,
    shot: Shot,
    other: Interface | undefined,
    lists: readonly string[] = [],
  ): boolean => {
    if (own.groups === undefined) return true;
    return sure(own.groups).some((id) => {
      const group = network.groups.get(id);
      const rules = out ? group?.egress : group?.ingress;
      return (rules ?? []).some((rule) => {
        if (!matches(sure(rule.traffic), shot)) return false;
        const peer = sure(rule.peer);
        if ("group" in peer) return other?.groups !== undefined && sure(other.groups).includes(peer.group);
        if ("list" in peer) return lists.includes(peer.list);
        return peer.blocks.some((it) => inBlock(it, shot.family, out ? shot.destination : shot.source));
      });
    });
  };

  const aclLets = (subnet: Subnet, out: boolean, shot: Shot): boolean => {
    const acl = network.acls.get(sure(subnet.acl));
    if (acl === undefined) return true;
    const other = out ? shot.destination : shot.source;
    const first = (out ? acl.egress : acl.ingress).find(
      (entry: Entry) =>
        matches(sure(entry.traffic), shot) && sure(entry.blocks).some((it) => inBlock(it, shot.family, other)),
    );
    return first?.allow === true;
  };

  const vpcOf = (subnet: Subnet) => network.vpcs.get(subnet.vpc);

  const lookUp = (table: string, vpcId: string, family: 4 | 6, address: bigint): Target | "local" | undefined => {
    let best: { readonly length: number; readonly target: Target | "local" } | undefined;
    for (const block of sure(network.vpcs.get(vpcId)?.blocks ?? [])) {
      if (inBlock(block, family, address)) best = { length: block.prefix, target: "local" };
    }
    for (const route of network.tables.get(table)?.routes ?? []) {
      for (const block of sure(route.destination)) {
        if (inBlock(block, family, address) && (best === undefined || block.prefix > best.length)) {
          best = { length: block.prefix, target: sure(route.target) };
        }
      }
    }
    return best?.target;
  };

  const routed = (subnet: Subnet, family: 4 | 6, address: bigint) =>
    lookUp(sure(subnet.table), subnet.vpc, family, address);

  const answers = (own: Interface, shot: Shot): boolean =>
    own.listens === undefined || sure(own.listens).some((it) => matches(it, shot));

  const access = (subnet: Subnet, ...enough: readonly PublicAccess[]) => enough.includes(sure(subnet.publicAccess));

  const gatewayHandsOn = (subnet: Subnet, family: 4 | 6, address: bigint): boolean => {
    const vpc = vpcOf(subnet);
    if (vpc?.gateway === undefined) return false;
    return vpc.inbound === undefined || lookUp(sure(vpc.inbound), vpc.id, family, address) === "local";
  };

  const between = (a: Interface, b: Interface, shot: Shot, kept: boolean, lists: readonly string[] = []): boolean => {
    const [from, to] = [subnetOf(a), subnetOf(b)];
    if (!groupsLet(a, true, shot, b) || !groupsLet(b, false, shot, a, lists) || !answers(b, shot)) return false;
    if (routed(from, shot.family, shot.destination) !== "local") return false;
    if (!kept && routed(to, shot.family, shot.source) !== "local") return false;
    if (from.id === to.id) return true;
    const answer = back(shot);
    return (
      aclLets(from, true, shot) && aclLets(to, false, shot) && aclLets(to, true, answer) && aclLets(from, false, answer)
    );
  };

  const comesIn = (b: Interface, shot: Shot, lists: readonly string[] = []): boolean => {
    const subnet = subnetOf(b);
    const route = routed(subnet, shot.family, shot.source);
    return (
      gatewayHandsOn(subnet, shot.family, shot.destination) &&
      access(subnet, "open") &&
      (shot.family === 6 || sure(b.publicIpv4)) &&
      aclLets(subnet, false, shot) &&
      groupsLet(b, false, shot, undefined, lists) &&
      answers(b, shot) &&
      aclLets(subnet, true, back(shot)) &&
      route !== undefined &&
      route !== "local" &&
      route.to === "internet"
    );
  };

  const goesOut = (a: Interface, shot: Shot, luck: Luck): boolean => {
    const subnet = subnetOf(a);
    const route = routed(subnet, shot.family, shot.destination);
    if (route === undefined || route === "local" || !groupsLet(a, true, shot, undefined)) return false;
    const crossing = aclLets(subnet, true, shot) && aclLets(subnet, false, back(shot));
    const embeds = shot.family === 6 && shot.destination >> 32n === 0x64ff9bn << 64n;
    // Only a NAT gateway makes something of what embeds IPv4.
    if (embeds && route.to !== "nat") return false;
    if (route.to === "internet") {
      if (!crossing || (shot.family === 4 && !sure(a.publicIpv4))) return false;
      return access(subnet, "open", "egress") && gatewayHandsOn(subnet, shot.family, shot.source);
    }
    if (route.to === "egress-only")
      return crossing && shot.family === 6 && access(subnet, "open", "egress", "gateways");
    const translatable = shot.family === 4 || embeds;
    return route.to === "nat" && translatable && byNat(route.id, subnet, shot, crossing, luck);
  };

  const byNat = (id: string, subnet: Subnet, shot: Shot, crossing: boolean, luck: Luck): boolean => {
    const nat = network.nats.get(id);
    if (nat === undefined || !sure(nat.public)) return false;
    const home = network.subnets.get(sure(nat.subnet ?? ""));
    if (home === undefined) return false;
    if (home.id !== subnet.id && !(crossing && aclLets(home, false, shot) && aclLets(home, true, back(shot))))
      return false;
    const translated = (address: bigint): boolean =>
      [1024, 2000, 50000].some((port) => {
        const next: Shot = {
          ...shot,
          family: 4,
          source: address,
          destination: shot.destination & 0xffffffffn,
          answer: shot.protocol === 6 || shot.protocol === 17 ? port : shot.answer,
        };
        const route = routed(home, 4, next.destination);
        return (
          route !== undefined &&
          route !== "local" &&
          route.to === "internet" &&
          gatewayHandsOn(home, 4, address) &&
          access(home, "open", "egress", "gateways") &&
          aclLets(home, true, next) &&
          aclLets(home, false, back(next))
        );
      });
    const own = addressesOf(home, 4);
    return luck === "some" ? own.some(translated) : own.every(translated);
  };

  const throughGateway = (gateway: Gateway, own: Interface, shot: Shot, inwards: boolean): boolean => {
    const subnet = subnetOf(own);
    if (gateway.vpc !== subnet.vpc) return false;
    const route = routed(subnet, shot.family, inwards ? shot.source : shot.destination);
    if (route === undefined || route === "local" || !("id" in route) || route.id !== gateway.id) return false;
    const attached = sure(gateway.subnets)
      .filter((id) => id !== subnet.id)
      .slice(0, 1);
    const passed = attached.every((id) => {
      const station = network.subnets.get(id);
      if (station === undefined) return true;
      return aclLets(station, inwards, shot) && aclLets(station, !inwards, back(shot));
    });
    const lets = groupsLet(own, !inwards, shot, undefined) && (!inwards || answers(own, shot));
    return passed && lets && aclLets(subnet, !inwards, shot) && aclLets(subnet, inwards, back(shot));
  };

  const brings = (
    { entrance: { lists }, brought: { by, onward } }: Extract<Where, { is: "bringing" }>,
    b: Interface,
    shot: Shot,
    luck: Luck,
  ): boolean => {
    if (!matches(sure(onward), shot)) return false;
    if (by === "internet") return comesIn(b, shot, lists);
    const subnet = subnetOf(b);
    if (typeof by !== "string") {
      const link = network.interfaces.find(({ resource }) => resource === by.through);
      return link !== undefined && subnetOf(link).vpc === subnet.vpc && between(link, b, shot, false);
    }
    // Whether ACLs see it is not known.
    const seen = aclLets(subnet, false, shot) && aclLets(subnet, true, back(shot));
    const unfiltered = by === "private link" && b.filtersPrivateLink === false;
    return (
      (luck === "some" || seen) &&
      (by === "private link" || vpcOf(subnet)?.gateway !== undefined) &&
      (unfiltered || groupsLet(b, false, shot, undefined, lists)) &&
      answers(b, shot)
    );
  };

  return (from: Where, to: Where, shot: Shot, luck: Luck, kept = false, lists: readonly string[] = []): boolean => {
    if (from.is === "bringing") return to.is === "interface" && brings(from, to.interface, shot, luck);
    if (to.is === "bringing") return false;
    if (from.is === "interface" && to.is === "interface") {
      return (
        subnetOf(from.interface).vpc === subnetOf(to.interface).vpc &&
        between(from.interface, to.interface, shot, kept, lists)
      );
    }
    if (to.is === "interface") {
      if (from.is === "internet") return comesIn(to.interface, shot);
      return from.is === "gateway" && throughGateway(from.gateway, to.interface, shot, true);
    }
    if (from.is !== "interface") return false;
    return to.is === "internet"
      ? goesOut(from.interface, shot, luck)
      : throughGateway(to.gateway, from.interface, shot, false);
  };
};
