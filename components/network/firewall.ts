import { first, Input, part, planned, ref, type Planned, type Text } from "../model/plan";
import { PlanError } from "../model/plan-error";
import type { Resources } from "../model/planned";
import type { FirewallLog } from "../model/planned/egress";
import { internet } from "./ends";
import type { WayOut } from "./egress";
import { nameOf } from "./names";
import { planLogGroup, type FlowLogs } from "./flow-logs";
import { keyOf, type Flow } from "./flows";
import type { TagsOf, Zone } from "./zones";

/**
 * How many rules a group can come to hold. A group keeps its capacity for good, so it has room: a name takes a rule for each of TLS
 * and HTTP. All groups of a policy may have 30,000: https://docs.aws.amazon.com/network-firewall/latest/developerguide/quotas.html
 */
const capacity = { names: 1000, entries: 100 };

/** What keeps firewalls where they are: the rules that a network can be told to break. */
export type FirewallGuard = "deletion-protected" | "firewall-changes-protected";

const firewallId = (letter: string): string => `network-firewall-${letter}`;

/** The endpoint by which packets go through the firewall of an availability zone. Its id stands behind the zone: `eu-west-1a:vpce-1`. */
export const firewallEndpoint = (letter: string): Text => part(first(firewallId(letter), "EndpointIds"), ":", 1);

/**
 * A firewall in each availability zone, of one policy: who adds one changes none, and its endpoint is known without asking, for AWS
 * lists the endpoints of a firewall "in no particular order":
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-networkfirewall-firewall.html
 */
export const planFirewalls = <R>(
  name: string,
  firewalls: Zone,
  zones: readonly Zone[],
  flows: readonly Flow[],
  way: WayOut,
  logs: FlowLogs<R>,
  given: ReadonlySet<string>,
  tags: TagsOf,
): readonly Planned[] => [
  ...ruleGroups(name, zones, flows, way.names ?? [], tags),
  policy(name, flows, way.names ?? [], tags),
  ...planLogGroup(logGroup, logs, "firewall-logs", tags),
  ...firewalls.subnets.flatMap(({ id, letter }) => [
    planned("AWS::NetworkFirewall::Firewall", firewallId(letter), {
      FirewallName: nameOf(name, firewallId(letter)),
      FirewallPolicyArn: ref("firewall-policy"),
      VpcId: ref("vpc"),
      SubnetMappings: [{ SubnetId: ref(id) }],
      // FSBP NetworkFirewall.9 and NetworkFirewall.10: who takes it away, or leads it elsewhere, opens the network.
      DeleteProtection: !given.has("deletion-protected"),
      FirewallPolicyChangeProtection: !given.has("firewall-changes-protected"),
      SubnetChangeProtection: !given.has("firewall-changes-protected"),
      Tags: tags(firewallId(letter)),
    }),
    // FSBP NetworkFirewall.2. What was dropped is in the alerts, what passed in the flows.
    planned("AWS::NetworkFirewall::LoggingConfiguration", `${firewallId(letter)}-logs`, {
      FirewallArn: ref(firewallId(letter)),
      LoggingConfiguration: {
        LogDestinationConfigs: (["ALERT", "FLOW"] as const).map((LogType) => ({ LogType, ...destinationOf(logs) })),
      },
    }),
  ]),
];

const logGroup = "firewall-log-group";

/** https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-logging-destinations.html */
const destinationOf = <R>(logs: FlowLogs<R>): Omit<FirewallLog<Text>, "LogType"> =>
  logs.to === "bucket"
    ? { LogDestinationType: "S3", LogDestination: { bucketName: new Input(logs.bucket.name) } }
    : { LogDestinationType: "CloudWatchLogs", LogDestination: { logGroup: ref(logGroup) } };

/**
 * Nothing passes that no rule passes: packets of connections are dropped unless a name or a flow allows them, and each drop is an
 * alert. Fragments and what no state is kept of go to the same rules (FSBP NetworkFirewall.3 to NetworkFirewall.6):
 * https://docs.aws.amazon.com/network-firewall/latest/developerguide/suricata-rule-evaluation-order.html
 */
const policy = (name: string, flows: readonly Flow[], names: readonly string[], tags: TagsOf): Planned =>
  planned("AWS::NetworkFirewall::FirewallPolicy", "firewall-policy", {
    FirewallPolicyName: nameOf(name, "firewall-policy"),
    FirewallPolicy: {
      StatefulEngineOptions: { RuleOrder: "STRICT_ORDER", StreamExceptionPolicy: "REJECT" },
      StatefulDefaultActions: ["aws:drop_established", "aws:alert_established"],
      StatefulRuleGroupReferences: groupIds(flows, names).map((id, index) => ({
        Priority: index + 1,
        ResourceArn: ref(id),
      })),
      StatelessDefaultActions: ["aws:forward_to_sfe"],
      StatelessFragmentDefaultActions: ["aws:forward_to_sfe"],
    },
    Tags: tags("firewall-policy"),
  });

const entering = (flows: readonly Flow[]): readonly Flow[] => flows.filter(({ from }) => from === internet);

const groupIds = (flows: readonly Flow[], names: readonly string[]): readonly string[] => [
  ...(names.length === 0 ? [] : ["firewall-names"]),
  ...(entering(flows).length === 0 ? [] : ["firewall-entries"]),
];

const ruleGroups = (
  name: string,
  zones: readonly Zone[],
  flows: readonly Flow[],
  names: readonly string[],
  tags: TagsOf,
): readonly Planned[] =>
  groupIds(flows, names).map((id) =>
    planned("AWS::NetworkFirewall::RuleGroup", id, {
      RuleGroupName: nameOf(name, id),
      Type: "STATEFUL",
      Capacity: id === "firewall-names" ? capacity.names : capacity.entries,
      RuleGroup: {
        RulesSource: id === "firewall-names" ? namesSource(flows, names) : entriesSource(entering(flows), zones),
        StatefulRuleOptions: { RuleOrder: "STRICT_ORDER" },
      },
      Tags: tags(id),
    }),
  );

type Source = Resources<Text>["AWS::NetworkFirewall::RuleGroup"]["RuleGroup"]["RulesSource"];

/** By the name that a client asks for in TLS, and, where a flow leaves on port 80, in HTTP. A leading dot stands for all names below. */
const namesSource = (flows: readonly Flow[], names: readonly string[]): Source => {
  const ports = flows.filter(({ to }) => to === internet).map(({ port }) => port);
  const targets = (["HTTP_HOST", "TLS_SNI"] as const).filter((it) =>
    ports.some((port) => (port === 80) === (it === "HTTP_HOST")),
  );
  refuseMore(names.length * 2, capacity.names, "sniAllowList", "names");
  return {
    RulesSourceList: {
      GeneratedRulesType: "ALLOWLIST",
      Targets: names.map((it) => it.replace(/^\*/, "")),
      TargetTypes: targets.length === 0 ? ["TLS_SNI"] : targets,
    },
  };
};

/** What flows let in from the Internet, by address and port: the names in it are the network's own. */
const entriesSource = (flows: readonly Flow[], zones: readonly Zone[]): Source => {
  const passed = flows.flatMap((flow) =>
    (zones.find(({ name }) => name === flow.to)?.blocks ?? []).flatMap(({ ipv4 }) =>
      ipv4 === undefined ? [] : [{ flow, ipv4 }],
    ),
  );
  refuseMore(passed.length, capacity.entries, "The firewall", "flows from the Internet");
  return {
    StatefulRules: passed.map(({ flow, ipv4 }, index) => ({
      Action: "PASS" as const,
      Header: {
        Protocol: flow.protocol === "tcp" ? ("TCP" as const) : ("UDP" as const),
        Source: "ANY",
        SourcePort: "ANY",
        Direction: "FORWARD" as const,
        Destination: ipv4,
        DestinationPort: String(flow.port),
      },
      RuleOptions: [
        { Keyword: "msg", Settings: [`"${keyOf(flow)}"`] },
        { Keyword: "sid", Settings: [String(index + 1)] },
      ],
    })),
  };
};

const refuseMore = (wanted: number, room: number, who: string, what: string): void => {
  if (wanted > room) throw new PlanError(`${who} has more ${what} than one group of rules holds: divide the network.`);
};
