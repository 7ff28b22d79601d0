import { notPast } from "../model/argument";
import { PlanError } from "../model/plan-error";
import type { Letter } from "./addresses";
import { readNames, type Names } from "./egress-names";
import { isEndpoint } from "./endpoint-services";
import { internet } from "./ends";
import { spell, type Flow } from "./flows";
import type { Way, Ways } from "./network-acls";
import type { Zone } from "./zones";

/**
 * Where addresses are translated: by a NAT gateway in each availability zone; by a single one in the zone that is named, which is
 * cheaper and takes everybody with it when it fails; or by AWS's regional gateway, which needs no subnet at the edge and follows the
 * workloads (not in China and GovCloud): https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
 */
type Nat<A extends Letter> = "per-az" | "regional" | { readonly single: A };

/** Any name and any address, on the ports that flows name. The widest there is: it says why, and may say until when. */
interface ToAnybody<A extends Letter> {
  readonly nat: Nat<A>;
  readonly why: string;
  /** The last day it holds, as `2027-03-31`. */
  readonly until?: string;
  readonly dnsAllowList?: never;
  readonly sniAllowList?: never;
}

/**
 * Only the named hosts are found. DNS Firewall answers for no other name, and fails closed. Software that brings an address along
 * needs no name and is not stopped: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall.html
 */
interface ToFoundNames<A extends Letter> {
  readonly dnsAllowList: Names;
  readonly nat: Nat<A>;
  readonly why?: never;
  readonly sniAllowList?: never;
}

/**
 * Only the named hosts are found, and only to them may a connection be opened, by the name that TLS or HTTP itself says. AWS Network
 * Firewall drops the rest, both ways, in a subnet of its own in each availability zone.
 */
interface ToNamedServers {
  readonly sniAllowList: Names;
  /** The place of the firewall's subnets in the VPC's block, for good: 15 by default. */
  readonly slot?: number;
  readonly nat?: never;
  readonly why?: never;
  readonly dnsAllowList?: never;
}

/**
 * What leaves the network: nothing; what goes to AWS's services by endpoints; or what goes to the Internet, in one of three ways. The
 * switch says how, flows say who and on which port: without a flow nothing is opened, and a flow that it does not carry is refused.
 */
export type Egress<A extends Letter> = "none" | "endpoints" | ToAnybody<A> | ToFoundNames<A> | ToNamedServers;

/** The switch as it was read. */
export interface WayOut {
  readonly nat?: Nat<Letter>;
  /** The hosts that may be reached; absent, any. */
  readonly names?: readonly string[];
  /** Whether Network Firewall stands between the edge and the Internet. */
  readonly inspected: boolean;
}

/** The zone of the firewall's own subnets. It holds nothing else, and no flow can name it. */
export const firewallZone = "firewall";

/** The last slot: it is the only one that a zone of two slots or more is least likely to want. */
const defaultSlot = 15;

/** The place of the firewall's subnets among the zones, where it has any. */
export const placeOfFirewall = (
  egress: Egress<Letter>,
  zones: object,
): { readonly [name: string]: { readonly sensitivity: "edge"; readonly slot: number } } => {
  if (firewallZone in zones)
    throw new PlanError(`${firewallZone} cannot name a zone: it is AWS Network Firewall's own.`);
  if (typeof egress === "string" || egress.sniAllowList === undefined) return {};
  return { [firewallZone]: { sensitivity: "edge", slot: egress.slot ?? defaultSlot } };
};

/** Throws a `PlanError` on a switch that is none, and on flows that it does not carry. */
export const readEgress = (
  egress: Egress<Letter>,
  availabilityZones: readonly Letter[],
  flows: readonly Flow[],
  today: string,
): WayOut => {
  const leaving = flows.filter(({ to }) => to === internet);
  if (typeof egress === "string") return closed(egress, leaving, flows);
  if (egress.sniAllowList !== undefined)
    return inspected(readNames("sniAllowList", egress.sniAllowList, today), leaving);
  if (typeof egress.nat === "object" && !availabilityZones.includes(egress.nat.single)) {
    throw new PlanError(
      `egress has its NAT gateway in ${egress.nat.single}, which is no availability zone of this network.`,
    );
  }
  if (egress.dnsAllowList !== undefined) {
    const names = named(readNames("dnsAllowList", egress.dnsAllowList, today), leaving, "dnsAllowList");
    return { nat: egress.nat, names, inspected: false };
  }
  if (egress.why.trim() === "") throw new PlanError("egress to any host must say why.");
  if (egress.until !== undefined) notPast("egress to any host", egress.until, today);
  return { nat: egress.nat, inspected: false };
};

const closed = (egress: "none" | "endpoints", [first]: readonly Flow[], flows: readonly Flow[]): WayOut => {
  if (first !== undefined) {
    throw new PlanError(
      `Flow "${spell(first)}" leaves the network and egress is "${egress}": open it as { sniAllowList }, or take the flow out.`,
    );
  }
  const service = flows.find(({ to }) => isEndpoint(to));
  if (egress === "none" && service !== undefined) {
    throw new PlanError(
      `Flow "${spell(service)}" goes to a service of AWS's and egress is "none": say "endpoints", or take the flow out.`,
    );
  }
  return { names: [], inspected: false };
};

const inspected = (names: readonly string[], leaving: readonly Flow[]): WayOut => {
  const nameless = leaving.find(({ protocol }) => protocol !== "tcp");
  if (nameless !== undefined) {
    throw new PlanError(
      `Flow "${spell(nameless)}" says no server's name that sniAllowList could read: only TCP passes it.`,
    );
  }
  return { nat: "per-az", names: named(names, leaving, "sniAllowList"), inspected: true };
};

const named = (names: readonly string[], [first]: readonly Flow[], what: string): readonly string[] => {
  if (names.length > 0 || first === undefined) return names;
  throw new PlanError(`Flow "${spell(first)}" leaves the network and ${what} names nobody: name the hosts it goes to.`);
};

/** The first zone at the edge, which holds the NAT gateways that need a subnet. */
export const natHolder = (zones: readonly Zone[]): Zone | undefined =>
  zones.find(({ sensitivity }) => sensitivity === "edge");

/**
 * What a flow opens between its ends: in the edge zone that translates its addresses, and in the firewall's. Where addresses are
 * translated, the firewall sees the NAT gateway's.
 */
export const outwardWays =
  (zones: readonly Zone[], { nat, inspected }: WayOut): Ways =>
  ({ from, to }) => {
    const holder = natHolder(zones);
    const outside = [from, to].includes(internet);
    const translated =
      to === internet && nat !== "regional" && holder !== undefined && sensitivityOf(from, zones) !== "edge";
    const [before, after] = [from, translated ? holder.name : from];
    const through = (zone: string, source: string): readonly Way[] => [
      { zone, direction: "in", peer: source, only: "ipv4" },
      { zone, direction: "out", peer: to, only: "ipv4" },
    ];
    return [
      ...(translated ? through(holder.name, before) : []),
      ...(inspected && outside ? through(firewallZone, after) : []),
    ];
  };

const sensitivityOf = (name: string, zones: readonly Zone[]): string | undefined =>
  zones.find((zone) => zone.name === name)?.sensitivity;
