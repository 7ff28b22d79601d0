import { beforeAll, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { carryOut } from "../../../components/carriers/pulumi";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { mutantsOf, type Mutant } from "../../laws/mutants";
import { run } from "../carriers/run";
import { fullFileSystem, fullSecret, fullVault, volumes } from "./given";

/** Changes, as mutants name them, and why they stand here. */
type Table = readonly (readonly [why: string, what: readonly RegExp[]])[];

const notAHardening: Table = [
  ["the thing itself", [/^(?!BackupPolicy|FileSystemPolicy|Secret[PR]|Vault[LP])\w+: remove$/]],
  [
    "which thing is meant: without it nothing is deployed",
    [
      /: drop (?:[\w.]+\.)?(?:action|backupVaultName|description|fileSystemId|function|iamRoleArn|name|path|planId|policy|policyArn|principal|region|role|rotationLambdaArn|secretArn|secretId|securityGroups|snsTopicArn|subnetId|targetVaultName|assumeRolePolicy)$/,
      /^AccessPoint: (?:drop|lower) (?:posixUser\.gid|rootDirectory\.creationInfo)/,
      /^AccessPoint: lower posixUser/,
      /^Plan: drop rules(?:\.ruleName|\.copyActions\.destinationVaultArn)?$/,
      /^RestoreTesting/,
      /^Role: drop assumeRolePolicy BackupOfThisAccount$/,
      /^SecretVersion: /,
      /^VaultNotifications: /,
    ],
  ],
  ["a label", [/: drop (?:[\w.]+\.)?(?:recoveryPointTags|tags)\.?(?:Name|DataClass|Owner)?$/]],
  [
    "somebody may do less",
    [/^Policy: drop policy \w+$/, /^SecretPolicy: drop policy (?:App|Rotator)Secret$/, /^Secret: drop replicas$/],
  ],
  [
    "how much, how fast or at what cost",
    [/^FileSystem: drop (?:lifecyclePolicies|performanceMode|throughputMode)/, /coldStorageAfter$/],
  ],
  [
    "what is written out is AWS's own default, too",
    [/^FileSystem: drop protection/, /^EncryptionByDefault: drop enabled$/, /^SecretRotation: drop rotateImmediately$/],
  ],
  ["an empty list", [/^Selection: drop selectionTags$/]],
  ["either of the two says on whose behalf", [/^Permission: drop source(?:Account|Arn)$/]],
];

/** Hardenings that no rule misses, each with the reason. Shorter is better. */
const survivors: Table = [
  ["Secrets Manager takes TLS alone", [/^SecretPolicy: drop policy DenyPlainHttp(?: Condition)?$/]],
  [
    "stricter than any rule: how an Allow is narrowed, whose actions and resources are judged",
    [/^(?:Policy|SecretPolicy): drop policy \w+ Condition$/, /^Role: drop assumeRolePolicy \w+ Condition$/],
  ],
  [
    "an extra that is argued: a lock for good, and no backup for ever",
    [/^VaultLockConfiguration: (?:drop (?:changeableForDays|maxRetentionDays)|lower changeableForDays)$/],
  ],
  ["the vault of the copies stands elsewhere, and its lock refuses what does not fit", [/^Plan: .*copyActions/]],
  ["without a schedule of its own a rule runs every day", [/^Plan: drop rules\.schedule$/]],
  ["what is backed up is the user's to say", [/^Selection: drop resources$/]],
  ["the first value is changed when its days are over", [/^SecretRotation: flip rotateImmediately$/]],
];

const listed = (table: Table, { what }: Mutant): boolean =>
  table.some(([, patterns]) => patterns.some((pattern) => pattern.test(what)));

const isSeen = ({ stack }: Mutant): boolean =>
  evaluate(adaptPulumi(stack), rules).findings.some(({ verdict }) => verdict === "fail");

let hardenings: readonly Mutant[] = [];
beforeAll(async () => {
  const plans = { secret: fullSecret(), files: fullFileSystem(), volumes: volumes("restricted"), vault: fullVault() };
  for (const [name, { resources }] of Object.entries(plans)) {
    const stack = await run(() =>
      carryOut(new pulumi.ComponentResource("test:index:Component", name), name, resources),
    );
    hardenings = [...hardenings, ...mutantsOf(stack).filter((mutant) => !listed(notAHardening, mutant))];
  }
}, 60_000);

it("taking any one hardening out of a secret, a file system, an account's volumes or a vault makes some rule fail", () => {
  const alive = hardenings.filter((mutant) => !isSeen(mutant));
  const kinds = (mutants: readonly Mutant[]): number => new Set(mutants.map(({ what }) => what)).size;
  const [seen, all] = [kinds(hardenings) - kinds(alive), kinds(hardenings)];
  console.info(
    `Mutation: rules see ${String(seen)} of ${String(all)} kinds of change (${String(Math.round((100 * seen) / all))} %).`,
  );
  const unexplained = alive.filter((mutant) => !listed(survivors, mutant));
  expect(unexplained.map(({ what, resource }) => `${what} (${resource})`)).toEqual([]);
  expect(seen / all).toBeGreaterThan(0.6);
}, 120_000);
