import { Input, planned, ref, region, text, urlSuffix, type Planned, type Text } from "../model/plan";
import type { Resources } from "../model/planned";
import { PlanError } from "../model/plan-error";
import { isEndpoint, namesOf, serviceOf } from "./endpoint-services";
import { isHostName } from "./egress-names";
import type { WayOut } from "./egress";
import { logGroupArn, planLogGroup, type FlowLogs } from "./flow-logs";
import type { Flow } from "./flows";
import { nameOf } from "./names";
import type { TagsOf } from "./zones";

/** What the network's resolver knows besides the names of AWS's services and those that egress allows. */
export interface Dns<R> {
  /** Private hosted zones that are associated with the VPC, such as `shop.internal`: they and all names below are answered. */
  readonly privateZones?: readonly string[];
  /**
   * The ids in this region of AWS's own lists of bad domains, such as `rslvr-fdl-2c46f2ecbfec4dcc` (`aws route53resolver
   * list-firewall-domain-lists`): their names are refused before any other rule.
   */
  readonly threatLists?: readonly R[];
}

/** What keeps the DNS firewall on the VPC: the rule that a network can be told to break. */
export type DnsGuard = "dns-firewall-kept";

type Rule = Resources<Text>["AWS::Route53Resolver::FirewallRuleGroup"]["FirewallRules"][number];

/**
 * The resolver of a VPC answers for every name in the world, also where no route leads out, and so lets data out in the names that are
 * asked for. Here it answers for the network's own names, for those of AWS that it uses, and for those that egress allows. It fails
 * closed, as AWS lets it by default (`FirewallFailOpen` is off): https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-vpc-configuration.html
 */
export const planDns = <R>(
  name: string,
  spec: Dns<R>,
  { names }: WayOut,
  flows: readonly Flow[],
  logs: FlowLogs<R>,
  given: ReadonlySet<string>,
  tags: TagsOf,
): readonly Planned[] => [
  ...domainLists(name, spec, names, flows, tags),
  planned("AWS::Route53Resolver::FirewallRuleGroup", "dns-firewall", {
    FirewallRules: [...threats(spec.threatLists ?? [], names), ...(names === undefined ? [] : allowList(names))],
    Name: nameOf(name, "dns-firewall"),
    Tags: tags("dns-firewall"),
  }),
  planned("AWS::Route53Resolver::FirewallRuleGroupAssociation", "dns-firewall-vpc", {
    Name: nameOf(name, "dns-firewall-vpc"),
    FirewallRuleGroupId: ref("dns-firewall"),
    VpcId: ref("vpc"),
    MutationProtection: given.has("dns-firewall-kept") ? "DISABLED" : "ENABLED",
    // The first that is free: AWS keeps those up to 100 for Firewall Manager, which judges before.
    Priority: 101,
    Tags: tags("dns-firewall"),
  }),
  ...queryLogs(name, logs, tags),
];

const ownNames = "dns-own-names";
const allowedNames = "dns-allow-list";
const everyName = "dns-every-name";

/** Where any name may be asked for there is nothing to list. */
const domainLists = <R>(
  name: string,
  { privateZones = [] }: Dns<R>,
  names: readonly string[] | undefined,
  flows: readonly Flow[],
  tags: TagsOf,
): readonly Planned[] => {
  const list = (id: string, domains: readonly Text[]): Planned =>
    planned("AWS::Route53Resolver::FirewallDomainList", id, {
      Domains: domains,
      Name: nameOf(name, id),
      Tags: tags(id),
    });
  const own = [...inTheVpc, ...endpointNames(flows), ...privateZones.flatMap(privateNames)];
  if (names === undefined) return [];
  return [list(ownNames, own), ...(names.length === 0 ? [] : [list(allowedNames, names)]), list(everyName, ["*"])];
};

/** The names by which machines, load balancers, file systems and databases in a VPC are called. No stranger answers for them. */
const inTheVpc: readonly Text[] = [
  "*.compute.internal",
  "*.ec2.internal",
  ...["efs", "elb", "kafka", "memorydb", "mq"].map((service) => text`*.${service}.${region}.${urlSuffix}`),
  ...["docdb", "elb", "es", "neptune", "rds", "redshift"].map((service) => text`*.${region}.${service}.${urlSuffix}`),
  text`*.cache.${urlSuffix}`,
];

const endpointNames = (flows: readonly Flow[]): readonly Text[] => {
  const services = new Set(flows.flatMap(({ to }) => (isEndpoint(to) ? [serviceOf(to)] : [])));
  return [...services]
    .sort()
    .flatMap(namesOf)
    .map((name) => text`${name}.${region}.${urlSuffix}`);
};

const privateNames = (zone: string): readonly string[] => {
  if (isHostName(zone)) return [zone, `*.${zone}`];
  throw new PlanError(
    `dns.privateZones has ${zone}, which is no zone's name: write it as shop.internal, in small letters.`,
  );
};

/**
 * Names that AWS knows to be bad; and, where names can be asked for that nobody wrote down, those that it reckons to be: what carries
 * data, what malware invents. Only what is well corroborated is refused:
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/firewall-advanced.html
 */
const threats = <R>(lists: readonly R[], names: readonly string[] | undefined): readonly Rule[] => {
  const unwritten = names === undefined || names.some((name) => name.startsWith("*"));
  return [
    ...lists.map((list, index) => ({ ...refused, FirewallDomainListId: new Input(list), Priority: 10 + index })),
    ...(unwritten ? (["DNS_TUNNELING", "DGA", "DICTIONARY_DGA"] as const) : []).map((threat, index) => ({
      ...refused,
      DnsThreatProtection: threat,
      ConfidenceThreshold: "HIGH" as const,
      Priority: 100 + index,
    })),
  ];
};

const refused = { Action: "BLOCK", BlockResponse: "NODATA" } as const;

/** A name that is allowed may be an alias of another: who owns it decides where it leads, or no name on a CDN would be found. */
const allowList = (names: readonly string[]): readonly Rule[] => [
  ...[ownNames, ...(names.length === 0 ? [] : [allowedNames])].map((id, index) => ({
    Action: "ALLOW" as const,
    FirewallDomainListId: ref(id),
    FirewallDomainRedirectionAction: "TRUST_REDIRECTION_DOMAIN" as const,
    Priority: 200 + index,
  })),
  { ...refused, FirewallDomainListId: ref(everyName), Priority: 900 },
];

const logGroup = "dns-log-group";

/** Every name that is asked for, and what became of it: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html */
const queryLogs = <R>(name: string, logs: FlowLogs<R>, tags: TagsOf): readonly Planned[] => [
  ...planLogGroup(logGroup, logs, "dns-logs", tags),
  planned("AWS::Route53Resolver::ResolverQueryLoggingConfig", "dns-logs", {
    Name: nameOf(name, "dns-logs"),
    DestinationArn: logs.to === "log-group" ? logGroupArn(logGroup) : new Input(logs.bucket.arn),
    Tags: tags("dns-logs"),
  }),
  planned("AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation", "dns-logs-vpc", {
    ResolverQueryLogConfigId: ref("dns-logs"),
    ResourceId: ref("vpc"),
  }),
];
