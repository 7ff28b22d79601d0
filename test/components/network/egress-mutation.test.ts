import { stacksOf, testMutation, type Table } from "../../laws/mutation";
import { egressPlans } from "./egress-given";

/** What the ways out are made of. The rest of a network is the storefront's, and of log groups their own test's. */
const ours =
  /^(?:Firewall|FirewallPolicy|LogGroup|LoggingConfiguration|Resolver\w+|RuleGroup|VpcEndpoint): (?!.*deletionProtectionEnabled)/;

const notAHardening: Table = [
  [
    "the thing itself",
    [/^(?:Firewall|FirewallPolicy|LogGroup|ResolverFirewall(?:DomainList|RuleGroup)|ResolverQueryLogConfig): remove$/],
  ],
  ["who is let through, and is no longer", [/^RuleGroup: /, /^VpcEndpoint: (?:remove|drop policy \w+)$/]],
  [
    "which thing is meant: without it nothing is deployed",
    [
      /: drop (?:[\w.]+\.)?(?:action|blockResponse|destinationArn|firewallArn|firewallDomainListId|firewallPolicy|firewallPolicyArn|firewallRuleGroupId|logDestination|logDestinationType|loggingConfiguration|name|resolverQueryLogConfigId|resourceArn|resourceId|subnetId|subnetMappings|vpcId)$/,
      /: drop (?:loggingConfiguration\.)?logDestinationConfigs\.logDestination\.(?:bucketName|logGroup)$/,
      /^VpcEndpoint: (?:drop|flip) (?:privateDnsEnabled|routeTableIds|securityGroupIds|serviceName|subnetIds|vpcEndpointType)$/,
    ],
  ],
  ["a label", [/: drop tags\.(?:Name|DataClass)$/]],
  ["the order of rules, which EC2 and Route 53 ask for", [/: (?:drop|lower) (?:[\w.]+\.)?priority$/]],
  [
    "what is written out is AWS's own default, too, or closes more",
    [
      /^FirewallPolicy: drop firewallPolicy\.statefulEngineOptions\.streamExceptionPolicy$/,
      /^ResolverFirewallRule: drop (?:firewallDomainRedirectionAction|confidenceThreshold)$/,
    ],
  ],
];

/** Hardenings that no rule misses, each with the reason. Shorter is better. */
const survivors: Table = [
  [
    "one of several things that are refused: which ones a network needs, no rule can tell",
    [/^ResolverFirewallRule: (?:remove|weaken action|drop dnsThreatProtection)$/],
  ],
  [
    "parameters and documents of AWS's, which everybody may read",
    [/^VpcEndpoint: drop policy OwnPrincipalsToAwsParameters Condition$/],
  ],
  [
    "a list of allowed names without names allows none; a list of refused names without names is seen",
    [/^ResolverFirewallDomainList: drop domains$/],
  ],
];

testMutation({
  of: "a way out",
  stacks: () => stacksOf(egressPlans),
  ours: ({ what }) => ours.test(what),
  notAHardening,
  survivors,
  least: 0.9,
});
