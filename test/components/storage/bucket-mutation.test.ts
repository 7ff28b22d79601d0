import { listed, stackOf, testMutation, type Stack, type Table } from "../../laws/mutation";
import { plans } from "../plans";

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

/** Between them they have all that there is to take out; with each, what its class does not ask for. */
const fullest: { readonly [name: string]: readonly [title: string, unasked: readonly RegExp[]] } = {
  restricted: ["a bucket for restricted data", []],
  copied: [
    "a bucket that is copied to another account, and that roles use",
    [/^BucketReplicationConfig: /, /^BucketObjectLockConfiguration: remove$/],
  ],
  key: ["a key for restricted data", []],
  logs: ["a log bucket for all that there is", [/^BucketLifecycleConfiguration: lower .*noncurrentDays$/]],
  keys: ["keys of an account, with administrators of their own", [/^Key: drop rotationPeriodInDays$/]],
  shared: ["a key that an application uses itself, and a bucket of another account", []],
};

testMutation({
  of: "a bucket, a key or a grant",
  stacks: async () => {
    const stacks: Stack[] = [];
    for (const [name, [title]] of Object.entries(fullest)) {
      stacks.push(await stackOf(plans.find((it) => it[0] === title)?.[1] ?? [], name));
    }
    return stacks;
  },
  ours: (it) =>
    !listed(
      Object.entries(fullest)
        .filter(([name]) => it.resource.startsWith(`${name}-`))
        .map(([, row]) => row),
      it,
    ),
  notAHardening,
  survivors,
  least: 0.7,
});
