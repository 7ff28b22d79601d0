import { stackOf, testMutation, type Table } from "../../laws/mutation";
import { fullFileSystem, fullSecret, fullVault, volumes } from "./given";

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
    [/^(?:Policy|SecretPolicy): drop policy \w+ Condition$/],
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

testMutation({
  of: "a secret, a file system, an account's volumes or a vault",
  stacks: async () => [
    await stackOf(fullSecret().resources, "secret"),
    await stackOf(fullFileSystem().resources, "files"),
    await stackOf(volumes("restricted").resources, "volumes"),
    await stackOf(fullVault().resources, "vault"),
  ],
  notAHardening,
  survivors,
  least: 0.6,
});
