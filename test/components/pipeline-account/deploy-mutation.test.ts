import { stacksOf, testMutation, type Table } from "../../laws/mutation";
import { deployPlans } from "./deploy-plans";

const notAHardening: Table = [
  [
    "the thing itself",
    [
      /^(?:Alias|Bucket|BucketNotification|CodeSigningConfig|EventRule|EventTarget|Key|LifecyclePolicy|LogGroup|LogResourcePolicy|Policy|Repository|RepositoryPolicy|Role|RolePolicyAttachment|SigningProfile|SigningProfilePermission|Topic): remove$/,
    ],
  ],
  [
    "which thing is meant: without it nothing is deployed",
    [
      /: drop (?:[\w.]+\.)?(?:action|allowedPublishers|arn|assumeRolePolicy|bucket|defaultRetention\.mode|description|eventPattern|filter|id|name|namePrefix|objectLockEnabled|platformId|policy|policyArn|policyDocument|policyName|principal|repository|role|rule|signingProfileVersionArns|statementId|targetBucket|targetId|targetKeyId|targetPrefix|type)$/,
    ],
  ],
  ["a label", [/: drop tags\.(?:Name|DataClass)$/]],
  ["the guardrails let it do less", [/^Role: drop tags\.GuardrailExemption$/]],
  [
    "somebody, or a service, may do less",
    [
      /^Policy: drop policy (?!NoOtherWaysIn|NotItself|NoUnboundedRoles|OnlyFromPipeline|RecordsStay)\w+$/,
      /^Key: drop policy \w+$/,
      /^(?:BucketPolicy|RepositoryPolicy|TopicPolicy|LogResourcePolicy): drop (?:policy|policyDocument) (?!Deny)\w+$/,
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
      /^BucketServerSideEncryptionConfiguration: (?:remove|drop)/,
      /^Key: drop deletionWindowInDays$/,
      /^LogGroup: drop logGroupClass$/,
      /^Role: (?:drop|lower) maxSessionDuration$/,
    ],
  ],
  ["it rotates more often", [/^Key: lower rotationPeriodInDays$/]],
  ["it is good for a shorter time", [/^SigningProfile: lower signatureValidityPeriod\.value$/]],
  ["AWS refuses one statement without the other", [/^LogDataProtectionPolicy: drop policyDocument Audit$/]],
];

/** Hardenings that no rule misses, each with the reason. Shorter is better. */
const survivors: Table = [
  [
    "a queue or topic with a KMS key takes TLS alone, whatever its policy says",
    [/^TopicPolicy: (?:remove|drop policy DenyPlainHttp(?: Condition)?)$/],
  ],
  ["S3 itself refuses TLS 1.0 and 1.1 by now", [/^BucketPolicy: drop policy DenyOldTls(?: Condition)?$/]],
  [
    "the key is what counts, and a rule asks for the statement on it",
    [/^BucketPolicy: drop policy DenyOtherEncryption(?: Condition)?$/],
  ],
  [
    "stricter than any rule: how an Allow is narrowed, whose actions and resources are judged",
    [
      /^(?:BucketPolicy|Policy|RepositoryPolicy): drop policy (?!Deny|No|Only|Records)\w+ Condition$/,
      /^LogResourcePolicy: drop policyDocument WriteEvents Condition$/,
    ],
  ],
  ["stricter than any rule: what a session must say of itself", [/^Role: drop assumeRolePolicy Roles\w* Condition$/]],
  [
    "a second lock: what it denies nothing here allows",
    [
      /^Policy: drop policy (?:NoOtherWaysIn|NotItself|RecordsStay)$/,
      /^Policy: drop policy NoUnboundedRoles(?: Condition)?$/,
    ],
  ],
  ["from where a role works is asked of none in the field", [/^Policy: drop policy OnlyFromPipeline(?: Condition)?$/]],
  [
    "who pushes is asked of no repository in the field",
    [/^RepositoryPolicy: drop policy DenyOtherPushers(?: Condition)?$/],
  ],
  [
    "through which services and in which context a key is used: by default the account's IAM decides",
    [/^Key: drop policy \w+ Condition$/],
  ],
  ["a lock is asked of restricted data alone", [/^BucketObjectLockConfiguration: (?:remove|drop|lower)/]],
  [
    "where a role stands tells whose it is; a boundary is asked for where all others have one",
    [/^(?:Policy|Role): drop (?:path|permissionsBoundary)$/],
  ],
  ["what a rule does is told by its description", [/^EventRule: drop tags(?:\.Owner)?$/]],
  ["the root user's reads are heard, too: what a rule hears is judged by no rule", [/^EventRule: drop state$/]],
  ["Signer's own 135 months are good for a signature, too", [/^SigningProfile: drop signatureValidityPeriod/]],
];

testMutation({
  of: "deploy roles, their state, what signs and what watches",
  stacks: () => stacksOf(deployPlans),
  notAHardening,
  survivors,
  least: 0.5,
});
