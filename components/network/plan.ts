import { givenUp, type Unsafe } from "../model/argument";
import type { Bounded } from "../model/bounded";
import { att, ref, type Planned, type Show } from "../model/plan";
import type { Sensitivity } from "../model/sensitivity";
import { ipv6Range, spaceOf, type AddressSpec, type Letter } from "./addresses";
import { planDns, type Dns, type DnsGuard } from "./dns";
import { planIpv6Routes } from "./dualstack";
import { firewallZone, placeOfFirewall, readEgress, type Egress } from "./egress";
import { planEncryptionControl, type EncryptionControl } from "./encryption-control";
import { endpointIds, planEndpoints, type Endpoints } from "./endpoints";
import { internetEnd } from "./ends";
import { planFirewalls, type FirewallGuard } from "./firewall";
import { planFlowLogs, type FlowLogs } from "./flow-logs";
import { readFlows, type Flow, type Flows } from "./flows";
import { refuseOpenPorts, type OpenPorts } from "./internet-ports";
import { planNetworkAcls } from "./network-acls";
import { planBlockPublicAccess, type BlockPublicAccess } from "./public-access";
import { natAddresses, planRoutes, routeTableId } from "./routes";
import { groupId, planSecurityGroups } from "./security-groups";
import { attachmentId, peersOf, planTransitGateway, type TransitGateway } from "./transit-gateway";
import { planGrownRoutes, planSubnets, planVpc } from "./vpc";
import { waysOf } from "./ways";
import { layOut, type SensitivityOf, type Subnet, type TagsOf, type Zone, type Zones } from "./zones";

/**
 * `Z` are the zones' names, `A` the availability zones' letters, `R` a value that may be known only after deployment, `P` the names
 * of the networks beyond the transit gateway.
 */
export interface NetworkSpec<Z extends string, A extends Letter, R, P extends string = never> extends Bounded<R> {
  /**
   * A private IPv4 block from /16 to /21, or a pool that hands one out: `{ ipamPool: pool.id, prefix: 16 }`. There is no default: two
   * networks with one block can never be joined.
   */
  readonly cidr: AddressSpec<R>;
  /** `dualstack` adds a /56 of Amazon's IPv6 addresses. IPv4 alone by default. */
  readonly ipAddressType?: "ipv4" | "dualstack";
  /** Who answers for the network: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** The letters of the region's availability zones, such as `["a", "b"]`. */
  readonly availabilityZones: readonly A[];
  /** `{ edge: {}, app: {}, data: {} }`, and more with a sensitivity and a slot of their own. */
  readonly zones: Zones<Z>;
  /** All that may pass: `{ "edge -> app : 8443": "the load balancer calls the shop" }`. What is not named here is closed. */
  readonly flows: Flows<NoInfer<Z> | NoInfer<P>>;
  readonly flowLogs: FlowLogs<R>;
  /** How what flows name leaves the network: `"none"`, which is the default, `"endpoints"`, or to the Internet in one of three ways. */
  readonly egress?: Egress<NoInfer<A>>;
  /** Where the endpoints stand that flows name, and whose principals they answer. */
  readonly endpoints?: Endpoints<NoInfer<Z>, R>;
  /** What the network's resolver answers for, besides the names of AWS's services and those that `egress` allows. */
  readonly dns?: Dns<R>;
  /** Other networks, through a transit gateway that exists. None by default. */
  readonly transitGateway?: TransitGateway<NoInfer<Z>, P, R>;
  /** Whether this network throws the account's switch against the Internet, or another does; `off` by default. */
  readonly blockPublicAccess?: BlockPublicAccess;
  /** Whether AWS watches or enforces that traffic in the network is encrypted; neither by default. */
  readonly encryptionControl?: EncryptionControl;
  /** The account's quota of rules in one direction of a network ACL, where it was raised: 20 by default, at most 40. */
  readonly networkAclRules?: number;
  /**
   * Rules that this network breaks on purpose, for a reason and until a day: other ports than 80 and 443 from the Internet, and what
   * keeps its firewalls where they are, which has to go before a network can be torn down.
   */
  readonly unsafe?: readonly Unsafe<OpenPorts | DnsGuard | FirewallGuard>[];
}

export interface ZoneOutputs<A extends Letter, V, S extends Sensitivity = Sensitivity> {
  readonly sensitivity: S;
  readonly cidr: V;
  /** Of a dual-stack network. */
  readonly ipv6Cidr?: V;
  /** The TCP ports to which flows lead: what listens here listens on one of them. */
  readonly ports: readonly number[];
  /** For everything that runs in the zone: it opens what the zone's flows name. */
  readonly securityGroup: V;
  readonly subnets: { readonly [K in A]: V };
  /** By slot, what the zone grew by. */
  readonly grown: { readonly [slot: string]: { readonly [K in A]: V } };
  readonly routeTables: { readonly [K in A]: V };
}

export interface NetworkOutputs<Z extends string, A extends Letter, V> {
  readonly vpc: V;
  readonly cidr: V;
  /** Of a dual-stack network. */
  readonly ipv6Cidr?: V;
  /** Where the network has one. */
  readonly transitGatewayAttachment?: V;
  readonly zones: { readonly [K in Z]: ZoneOutputs<A, V, SensitivityOf<K>> };
  /** The ids of the endpoints, by what flows call them: for policies that ask by which way a caller comes (`aws:SourceVpce`). */
  readonly endpoints: { readonly [endpoint: string]: V };
  /** The addresses under which the network calls the Internet, by availability zone: for those who let in addresses that they know. */
  readonly natAddresses: { readonly [availabilityZone: string]: V };
  readonly flowMatrix: readonly Flow[];
}

export interface NetworkPlan<Z extends string, A extends Letter> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => NetworkOutputs<Z, A, V>;
}

/**
 * A VPC whose flows are the one way to open anything: groups, ACLs and routes follow from them. `today` is the date, as
 * `2027-03-31`, on which flows that were argued until a day are judged. Throws a `PlanError` on what cannot be had.
 */
export const planNetwork = <Z extends string, A extends Letter, R, P extends string = never>(
  name: string,
  spec: NetworkSpec<Z, A, R, P>,
  today: string,
): NetworkPlan<Z, A> => {
  const space = spaceOf(spec.cidr, spec.ipAddressType === "dualstack");
  const egress = spec.egress ?? "none";
  const laid = layOut(space, { ...spec.zones, ...placeOfFirewall(egress, spec.zones) }, spec.availabilityZones);
  const zones = laid.filter(({ name: it }) => it !== firewallZone);
  const firewalls = laid.find(({ name: it }) => it === firewallZone);
  const peers = peersOf(spec.transitGateway, laid, space);
  const flows = readFlows(spec.flows, { zones, peers }, today);
  const given = givenUp(spec.unsafe, today);
  refuseOpenPorts(flows, given);
  const wayOut = readEgress(egress, spec.availabilityZones, flows, today);
  // What speaks IPv6 to the Internet passes no firewall of ours: where one stands, nothing does.
  const ipv6Outside = space.dualstack && !wayOut.inspected;
  const others = [internetEnd(ipv6Outside), ...peers];
  const endpoints = spec.endpoints ?? {};
  const tags: TagsOf = (what, zone) => [
    { Key: "Name", Value: `${name}-${what}` },
    { Key: "Owner", Value: spec.owner },
    ...(zone === undefined ? [] : [{ Key: "Zone", Value: zone.sensitivity }]),
  ];
  const ways = waysOf(zones, peers, { wayOut, endpoints: endpoints.zone, transit: spec.transitGateway?.zone });
  const resources = [
    ...planVpc(space, spec, tags),
    ...laid.flatMap((zone) => planSubnets(zone, tags)),
    ...(firewalls === undefined
      ? []
      : planFirewalls(name, firewalls, zones, flows, wayOut, spec.flowLogs, given, tags)),
    ...planRoutes(zones, flows, wayOut, firewalls, tags),
    ...zones.flatMap(planGrownRoutes),
    ...(ipv6Outside ? planIpv6Routes(zones, flows, tags) : []),
    ...planTransitGateway(spec.transitGateway, zones, peers, flows, tags),
    ...planNetworkAcls({ zones: laid, others }, flows, ways, spec.networkAclRules, tags),
    ...planSecurityGroups(zones, others, flows, tags),
    ...planEndpoints(endpoints, zones, flows, tags),
    ...planFlowLogs(spec.flowLogs, spec, tags),
    ...planDns(name, spec.dns ?? {}, wayOut, flows, spec.flowLogs, given, tags),
    ...planBlockPublicAccess(spec.blockPublicAccess ?? "off", zones, firewalls, flows, wayOut, tags, today),
  ];
  return {
    resources: [...resources, ...planEncryptionControl(spec.encryptionControl, resources, tags, today)],
    outputs: <V>(show: Show<V>) => ({
      vpc: show(ref("vpc")),
      cidr: show(space.block ?? att("vpc", "CidrBlock")),
      ...(space.dualstack ? { ipv6Cidr: show(ipv6Range) } : {}),
      ...(spec.transitGateway === undefined ? {} : { transitGatewayAttachment: show(ref(attachmentId)) }),
      zones: keyed(zones.map((zone) => [zone.name, outputsOf<A, V>(zone, flows, show)])) as NetworkOutputs<
        Z,
        A,
        V
      >["zones"],
      endpoints: keyed(endpointIds(flows).map(([endpoint, id]) => [endpoint, show(ref(id))])),
      natAddresses: keyed(natAddresses(resources).map(([letter, id]) => [letter, show(ref(id))])),
      flowMatrix: flows,
    }),
  };
};

const outputsOf = <A extends Letter, V>(
  { name, sensitivity, block, subnets, grown }: Zone,
  flows: readonly Flow[],
  show: Show<V>,
): ZoneOutputs<A, V> => {
  const byLetter = (of: readonly Subnet[], idOf: (subnet: Subnet) => string) =>
    keyed<A, V>(of.map((subnet) => [subnet.letter, show(ref(idOf(subnet)))]));
  const entering = flows.filter(({ to, protocol }) => to === name && protocol === "tcp");
  return {
    sensitivity,
    cidr: show(block.ipv4),
    ...(block.ipv6 === undefined ? {} : { ipv6Cidr: show(block.ipv6) }),
    ports: [...new Set(entering.map(({ port }) => port))].sort((a, b) => a - b),
    securityGroup: show(ref(groupId(name))),
    subnets: byLetter(subnets, ({ id }) => id),
    grown: keyed(grown.map((it) => [String(it.slot), byLetter(it.subnets, ({ id }) => id)])),
    routeTables: byLetter(subnets, ({ letter }) => routeTableId(name, letter)),
  };
};

/** The spec's own keys, which the layout keeps. */
const keyed = <K extends string, V>(entries: readonly (readonly [string, V])[]): { readonly [P in K]: V } =>
  Object.fromEntries(entries) as { readonly [P in K]: V };
