import { accountId, att, planned, ref, region, text, type Planned, type Show } from "../model/plan";
import type { Sensitivity } from "../model/sensitivity";
import type { Letter } from "./addresses";
import { planFlowLogs, type FlowLogs } from "./flow-logs";
import { readFlows, type Flow, type Flows } from "./flows";
import { planNetworkAcls } from "./network-acls";
import { planRoutes, routeTableId } from "./routes";
import { groupId, planSecurityGroups } from "./security-groups";
import { layOut, type SensitivityOf, type TagsOf, type Zone, type Zones } from "./zones";

/** `Z` are the zones' names, `A` the availability zones' letters, `R` a value that may be known only after deployment. */
export interface NetworkSpec<Z extends string, A extends Letter, R> {
  /** A private IPv4 block from /16 to /21. There is no default: two networks with one block can never be joined. */
  readonly cidr: string;
  /** Who answers for the network: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** The letters of the region's availability zones, such as `["a", "b"]`. */
  readonly availabilityZones: readonly A[];
  /** `{ edge: {}, app: {}, data: {} }`, and more with a sensitivity and a slot of their own. */
  readonly zones: Zones<Z>;
  /** All that may pass: `{ "edge -> app : 8443": "the load balancer calls the shop" }`. What is not named here is closed. */
  readonly flows: Flows<Z>;
  readonly flowLogs: FlowLogs<R>;
}

export interface ZoneOutputs<A extends Letter, V, S extends Sensitivity = Sensitivity> {
  readonly sensitivity: S;
  readonly cidr: string;
  /** The TCP ports to which flows lead: what listens here listens on one of them. */
  readonly ports: readonly number[];
  /** For everything that runs in the zone: it opens what the zone's flows name. */
  readonly securityGroup: V;
  readonly subnets: { readonly [K in A]: V };
  readonly routeTables: { readonly [K in A]: V };
}

export interface NetworkOutputs<Z extends string, A extends Letter, V> {
  readonly vpc: V;
  readonly zones: { readonly [K in Z]: ZoneOutputs<A, V, SensitivityOf<K>> };
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
export const planNetwork = <Z extends string, A extends Letter, R>(
  name: string,
  spec: NetworkSpec<Z, A, R>,
  today: string,
): NetworkPlan<Z, A> => {
  const zones = layOut(spec.cidr, spec.zones, spec.availabilityZones);
  const flows = readFlows(spec.flows, zones, today);
  const tags: TagsOf = (what, zone) => [
    { Key: "Name", Value: `${name}-${what}` },
    { Key: "Owner", Value: spec.owner },
    ...(zone === undefined ? [] : [{ Key: "Zone", Value: zone.sensitivity }]),
  ];
  return {
    resources: [
      ...planVpc(spec.cidr, tags),
      ...zones.flatMap((zone) => planSubnets(zone, tags)),
      ...planRoutes(zones, flows, tags),
      ...planNetworkAcls(zones, flows, tags),
      ...planSecurityGroups(zones, flows, tags),
      ...planFlowLogs(spec.flowLogs, tags),
    ],
    outputs: <V>(show: Show<V>) => ({
      vpc: show(ref("vpc")),
      zones: keyed(zones.map((zone) => [zone.name, outputsOf<A, V>(zone, flows, show)])) as NetworkOutputs<
        Z,
        A,
        V
      >["zones"],
      flowMatrix: flows,
    }),
  };
};

/** The VPC, and its defaults without the rules that EC2 gives them: CIS AWS Foundations 5.4, FSBP EC2.2. */
const planVpc = (cidr: string, tags: TagsOf): readonly Planned[] => [
  planned("AWS::EC2::VPC", "vpc", {
    CidrBlock: cidr,
    EnableDnsHostnames: true,
    EnableDnsSupport: true,
    Tags: tags("vpc"),
  }),
  planned("Custom::VpcRestrictDefaultSG", "vpc-default-security-group", {
    VpcId: ref("vpc"),
    DefaultSecurityGroupId: att("vpc", "DefaultSecurityGroup"),
    Account: accountId,
    Tags: tags("default-closed"),
  }),
  planned("Custom::VpcRestrictDefaultNetworkAcl", "vpc-default-acl", {
    VpcId: ref("vpc"),
    DefaultNetworkAclId: att("vpc", "DefaultNetworkAcl"),
    Tags: tags("default-closed"),
  }),
];

const planSubnets = (zone: Zone, tags: TagsOf): readonly Planned[] =>
  zone.subnets.map(({ letter, cidr }) =>
    planned("AWS::EC2::Subnet", `${zone.name}-${letter}`, {
      VpcId: ref("vpc"),
      AvailabilityZone: text`${region}${letter}`,
      CidrBlock: cidr,
      // Not even at the edge: what faces the Internet says so itself. FSBP EC2.15.
      MapPublicIpOnLaunch: false,
      Tags: tags(`${zone.name}-${letter}`, zone),
    }),
  );

const outputsOf = <A extends Letter, V>(
  { name, sensitivity, cidr, subnets }: Zone,
  flows: readonly Flow[],
  show: Show<V>,
): ZoneOutputs<A, V> => {
  const byLetter = (idOf: (letter: Letter) => string) =>
    keyed<A, V>(subnets.map(({ letter }) => [letter, show(ref(idOf(letter)))]));
  const entering = flows.filter(({ to, protocol }) => to === name && protocol === "tcp");
  return {
    sensitivity,
    cidr,
    ports: [...new Set(entering.map(({ port }) => port))].sort((a, b) => a - b),
    securityGroup: show(ref(groupId(name))),
    subnets: byLetter((letter) => `${name}-${letter}`),
    routeTables: byLetter((letter) => routeTableId(name, letter)),
  };
};

/** The spec's own keys, which the layout keeps. */
const keyed = <K extends string, V>(entries: readonly (readonly [string, V])[]): { readonly [P in K]: V } =>
  Object.fromEntries(entries) as { readonly [P in K]: V };
