import { beforeAll, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { carryOut } from "../../../components/carriers/pulumi";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { mutantsOf, type Mutant } from "../../laws/mutants";
import { run } from "../carriers/run";
import { egressPlans } from "./egress-given";

/** Changes, as mutants name them, and why they stand here. */
type Table = readonly (readonly [why: string, what: readonly RegExp[]])[];

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

const listed = (table: Table, { what }: Mutant): boolean =>
  table.some(([, patterns]) => patterns.some((pattern) => pattern.test(what)));

const isSeen = ({ stack }: Mutant): boolean =>
  evaluate(adaptPulumi(stack), rules).findings.some(({ verdict }) => verdict === "fail");

let hardenings: readonly Mutant[] = [];
beforeAll(async () => {
  for (const [, resources] of egressPlans) {
    const stack = await run(() => carryOut(new pulumi.ComponentResource("test:index:Component", "c"), "c", resources));
    const mutants = mutantsOf(stack).filter((it) => ours.test(it.what) && !listed(notAHardening, it));
    expect(mutants.length).toBeGreaterThan(0);
    hardenings = [...hardenings, ...mutants];
  }
}, 60_000);

it("taking any one hardening out of a way out makes some rule fail", () => {
  const alive = hardenings.filter((mutant) => !isSeen(mutant));
  const kinds = (mutants: readonly Mutant[]): number => new Set(mutants.map(({ what }) => what)).size;
  const [seen, all] = [kinds(hardenings) - kinds(alive), kinds(hardenings)];
  console.info(
    `Mutation: rules see ${String(seen)} of ${String(all)} kinds of change (${String(Math.round((100 * seen) / all))} %).`,
  );
  const unexplained = alive.filter((mutant) => !listed(survivors, mutant));
  expect([...new Set(unexplained.map(({ what, resource }) => `${what} (${resource})`))]).toEqual([]);
  expect(seen / all).toBeGreaterThan(0.8);
}, 120_000);
