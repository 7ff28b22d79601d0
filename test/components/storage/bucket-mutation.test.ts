import { beforeAll, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { carryOut } from "../../../components/carriers/pulumi";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { mutantsOf, type Mutant } from "../../laws/mutants";
import { plans } from "../plans";
import { run } from "../carriers/run";

/** Changes, as mutants name them, and why they stand here. */
type Table = readonly (readonly [why: string, what: readonly RegExp[]])[];

const notAHardening: Table = [
  ["the thing itself", [/^(?:Alias|Bucket|BucketNotification|Key|Policy|Role|RolePolicyAttachment): remove$/]],
  [
    "which thing is meant: without it nothing is deployed",
    [
      /: drop (?:[\w.]+\.)?(?:assumeRolePolicy|bucket|defaultRetention\.mode|description|destination|filter|id|name|objectLockEnabled|policy|policyArn|prefix|priority|role|targetBucket|targetKeyId|targetPrefix)$/,
      /^BucketReplicationConfig: drop rules(?:\.sourceSelectionCriteria|\.destination\.encryptionConfiguration)/,
      /^BucketReplicationConfig: (?:drop|weaken) rules\.sourceSelectionCriteria/,
    ],
  ],
  ["a label", [/: drop tags\.(?:Name|DataClass)$/]],
  [
    "somebody, or a service, may do less",
    [
      /^Policy: drop policy \w+$/,
      /^Key: drop policy (?:Administer|Describe|Encrypt|Grant|Read|Recover|Replicate|Send|ShopUses|UseThrough)\w+$/,
      /^BucketPolicy: drop policy (?!Deny)\w+$/,
      /^Role: drop assumeRolePolicy \w+$/,
    ],
  ],
  [
    "how much, how fast, at what cost, and who is told",
    [
      /^BucketNotification: /,
      /bucketKeyEnabled$/,
      /^BucketLifecycleConfiguration: .*(?:abortIncomplete|transitions|expiration(?:\.days)?$)/,
      /^BucketLifecycleConfiguration: (?:remove|(?:drop|weaken) rules(?:\.status|\.noncurrentVersionExpiration(?:\.noncurrentDays)?)?)$/,
    ],
  ],
  [
    "what is written out is AWS's own default, too",
    [
      /^Bucket: (?:drop|flip) objectLockEnabled$/,
      /^BucketObjectLockConfiguration: weaken objectLockEnabled$/,
      /^BucketOwnershipControls: (?:remove|drop)/,
      /^BucketReplicationConfig: drop rules\.deleteMarkerReplication/,
      /^BucketServerSideEncryptionConfiguration: (?:remove|drop)/,
      /^Key: drop deletionWindowInDays$/,
    ],
  ],
];

/** Hardenings that no rule misses, each with the reason. Shorter is better. */
const survivors: Table = [
  ["S3 itself refuses TLS 1.0 and 1.1 by now", [/^BucketPolicy: drop policy DenyOldTls(?: Condition)?$/]],
  [
    "the key is what counts, and a rule asks for the statement on it",
    [/^BucketPolicy: drop policy DenyOtherEncryption(?: Condition)?$/],
  ],
  [
    "stricter than any rule: how an Allow is narrowed, whose actions and resources are judged",
    [/^(?:Policy|BucketPolicy): drop policy (?!Deny)\w+ Condition$/],
  ],
  [
    "through which services a key is used: by default the account's IAM decides, and so it does without it",
    [/^Key: drop policy (?:Grant|Recover|Replicate|ShopUses|UseThrough)\w+ Condition$/],
  ],
  ["AWS refuses a period below 90 days", [/^Key: lower rotationPeriodInDays$/]],
];

const listed = (table: Table, { what }: Mutant): boolean =>
  table.some(([, patterns]) => patterns.some((pattern) => pattern.test(what)));

const isSeen = ({ stack }: Mutant): boolean =>
  evaluate(adaptPulumi(stack), rules).findings.some(({ verdict }) => verdict === "fail");

/** Between them they have all that there is to take out; with each, what its class does not ask for. */
const fullest: { readonly [title: string]: readonly RegExp[] } = {
  "a bucket for restricted data": [],
  "a bucket that is copied to another account, and that roles use": [
    /^BucketReplicationConfig: /,
    /^BucketObjectLockConfiguration: remove$/,
  ],
  "a key for restricted data": [],
  "a log bucket for all that there is": [/^BucketLifecycleConfiguration: lower .*noncurrentDays$/],
  "keys of an account, with administrators of their own": [/^Key: drop rotationPeriodInDays$/],
  "a key that an application uses itself, and a bucket of another account": [],
};

let hardenings: readonly Mutant[] = [];
beforeAll(async () => {
  for (const [title, unasked] of Object.entries(fullest)) {
    const resources = plans.find((it) => it[0] === title)?.[1] ?? [];
    const stack = await run(() => carryOut(new pulumi.ComponentResource("test:index:Component", "c"), "c", resources));
    const mutants = mutantsOf(stack).filter((it) => !listed([...notAHardening, [title, unasked]], it));
    expect(mutants.length).toBeGreaterThan(0);
    hardenings = [...hardenings, ...mutants];
  }
}, 60_000);

it("taking any one hardening out of a bucket, a key or a grant makes some rule fail", () => {
  const alive = hardenings.filter((mutant) => !isSeen(mutant));
  const kinds = (mutants: readonly Mutant[]): number => new Set(mutants.map(({ what }) => what)).size;
  const [seen, all] = [kinds(hardenings) - kinds(alive), kinds(hardenings)];
  console.info(
    `Mutation: rules see ${String(seen)} of ${String(all)} kinds of change (${String(Math.round((100 * seen) / all))} %).`,
  );
  const unexplained = alive.filter((mutant) => !listed(survivors, mutant));
  expect([...new Set(unexplained.map(({ what }) => what))]).toEqual([]);
  expect(seen / all).toBeGreaterThan(0.6);
}, 120_000);
