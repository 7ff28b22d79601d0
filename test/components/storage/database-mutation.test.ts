import { beforeAll, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { carryOut } from "../../../components/carriers/pulumi";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { mutantsOf, type Mutant } from "../../laws/mutants";
import { run } from "../carriers/run";
import { databasePlans } from "./database-given";

/** Changes, as mutants name them, and why they stand here. */
type Table = readonly (readonly [why: string, what: readonly RegExp[]])[];

const notAHardening: Table = [
  ["the thing itself", [/^(?!LogGroup|LogDataProtectionPolicy)\w+: remove$/]],
  [
    "which thing is meant: without it nothing is deployed",
    [
      /: drop (?:\w+\.)?(?:allocatedStorage|availabilityZone|databaseName|dbName|dbSubnetGroupName|description|engine|engineName|engineVersion|family|identifier|instanceClass|logGroupName|majorEngineVersion|masterUsername|monitoringRoleArn|name|optionGroupDescription|policy|policyArn|policyDocument|role|storageType|subnetIds|username|value|vpcSecurityGroupIds)$/,
      /: drop (?:assumeRolePolicy|clusterIdentifier|serverlessv2ScalingConfiguration)(?:\.\w+| DatabasesOfThisAccount)?$/,
      /: (?:drop|flip) manageMasterUserPassword$/,
    ],
  ],
  ["a label", [/: drop tags\.(?:DataClass|Name)$/]],
  ["somebody may do less", [/^Policy: drop policy \w+(?: Condition)?$/]],
  [
    "how much, how fast or at what cost",
    [/: lower (?:[\w.]+\.)?(?:allocatedStorage|maxCapacity|monitoringInterval|port)$/],
  ],
  [
    "what is written out is AWS's own default, too",
    [
      /: drop (?:autoMinorVersionUpgrade|caCertIdentifier|finalSnapshotIdentifier|logGroupClass|publiclyAccessible)$/,
      /^ParameterGroup: drop parameters$/,
    ],
  ],
  [
    "how a parameter is changed, and plugins that audit everything where nothing else is said",
    [/: drop parameters\.applyMethod$/, /: drop options\.optionSettings(?:\.\w+)?$/],
  ],
];

/** Hardenings that no rule misses, each with the reason. Shorter is better. */
const survivors: Table = [
  ["Pulumi's own guard, on top of what AWS itself refuses to delete", [/: unprotect$/]],
  ["reported as undetermined: what MySQL 8.4 requires by itself is not known", [/^Instance: drop parameterGroupName$/]],
  [
    "of the log group of enhanced monitoring alone: every account has one, made by whoever was first",
    [/^LogGroup: remove$/],
  ],
  [
    "of every log group: what is masked, and that nobody deletes it",
    [/^LogDataProtectionPolicy: (?:remove|drop policyDocument \w+)$/, /^LogGroup: \w+ deletionProtectionEnabled$/],
  ],
  [
    "no rule yet asks on whose behalf a service acts in a role's trust",
    [/^Role: drop assumeRolePolicy DatabasesOfThisAccount Condition$/],
  ],
];

const listed = (table: Table, { what }: Mutant): boolean =>
  table.some(([, patterns]) => patterns.some((pattern) => pattern.test(what)));

const isSeen = ({ stack }: Mutant): boolean =>
  evaluate(adaptPulumi(stack), rules).findings.some(({ verdict }) => verdict === "fail");

let hardenings: readonly Mutant[] = [];
beforeAll(async () => {
  for (const [, resources] of databasePlans) {
    const stack = await run(() => carryOut(new pulumi.ComponentResource("test:index:Component", "c"), "c", resources));
    hardenings = [...hardenings, ...mutantsOf(stack).filter((mutant) => !listed(notAHardening, mutant))];
  }
}, 60_000);

it("taking any one hardening out of a database, or of what it is monitored by, makes some rule fail", () => {
  const alive = hardenings.filter((mutant) => !isSeen(mutant));
  const kinds = (mutants: readonly Mutant[]): number => new Set(mutants.map(({ what }) => what)).size;
  const [seen, all] = [kinds(hardenings) - kinds(alive), kinds(hardenings)];
  console.info(
    `Mutation: rules see ${String(seen)} of ${String(all)} kinds of change (${String(Math.round((100 * seen) / all))} %).`,
  );
  const unexplained = alive.filter((mutant) => !listed(survivors, mutant));
  expect([...new Set(unexplained.map(({ what, resource }) => `${what} (${resource})`))].sort()).toEqual([]);
  expect(seen / all).toBeGreaterThan(0.8);
}, 120_000);
