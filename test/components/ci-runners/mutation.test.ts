import { stacksOf, testMutation, type Table } from "../../laws/mutation";
import { runnerPlans } from "./given";

const notAHardening: Table = [
  [
    "the thing itself",
    [
      /^(?:Alias|EventRule|EventTarget|Key|LogGroup|LogResourcePolicy|Policy|Project|Role|RolePolicyAttachmentsExclusive|Webhook): remove$/,
    ],
  ],
  [
    "which thing is meant: without it nothing is deployed",
    [
      /: drop (?:[\w.]+\.)?(?:arn|artifacts|assumeRolePolicy|description|eventPattern|name|policy|policyArns|policyDocument|policyName|projectName|role|roleName|rule|serviceRole|targetId|targetKeyId|type)$/,
      /^Project: drop (?:environment|environment\.(?:computeType|image)|source\.(?:auth\.resource|location)|source|vpcConfig\.(?:securityGroupIds|subnets))$/,
      /^Webhook: drop filterGroups\.filters(?:\.pattern)?$/,
    ],
  ],
  ["a label", [/: drop tags\.(?:DataClass|Name|TrustTier)$/, /^(?:Policy|Role): drop path$/]],
  [
    "somebody, or a service, may do less",
    [
      /: drop (?:assumeRolePolicy|policy|policyDocument) (?:AdministerWithoutDecrypting|CodeBuildForThisTier|EncryptOwnLogGroups|\w+WriteRecords|HandInterfacesToCodeBuild|LogInToEcr|LookAtNetwork|MakeInterfaces|Open\w+|PullImage|ReadNpmToken|TakeInterfacesAway|WriteLog)$/,
      /^Project: drop environment\.(?:environmentVariables(?:\.value)?|imagePullCredentialsType)$/,
    ],
  ],
  [
    "how much, how long or at what cost",
    [
      /^Project: (?:drop|lower) (?:buildTimeout|concurrentBuildLimit|queuedTimeout)$/,
      /^Project: drop source\.gitCloneDepth$/,
    ],
  ],
  [
    "what is written out is AWS's own default, too",
    [
      /^Project: drop (?:autoRetryLimit|cache|environment\.privilegedMode|projectVisibility|source\.(?:insecureSsl|reportBuildStatus))$/,
      /^Project: drop logsConfig\.(?:cloudwatchLogs\.status|s3Logs|s3Logs\.status)$/,
      /^Webhook: drop (?:buildType|filterGroups\.filters\.excludeMatchedPattern)$/,
      /^Key: drop (?:deletionWindowInDays|rotationPeriodInDays)$/,
      /^LogGroup: drop logGroupClass$/,
      /^EventRule: drop state$/,
    ],
  ],
  ["it tells the repository of builds, of which there are none", [/^Project: flip source\.reportBuildStatus$/]],
  ["there are no artifacts that it would encrypt", [/^Project: drop encryptionKey$/]],
  ["only while it is deleted", [/^Role: (?:drop|flip) forceDetachPolicies$/]],
  ["it rotates more often", [/^Key: lower rotationPeriodInDays$/]],
  ["AWS refuses one statement without the other", [/^LogDataProtectionPolicy: drop policyDocument Audit$/]],
];

/** Hardenings that no rule misses, each with the reason. Shorter is better. */
const survivors: Table = [
  [
    "what somebody adds by hand is taken away: of a role no rule can tell that nobody may add to it",
    [/^RolePoliciesExclusive: (?:drop policyNames|remove)$/],
  ],
  [
    "stricter than any rule: how an Allow is narrowed, whose actions and resources are judged",
    [
      /^Policy: drop policy (?:HandInterfacesToCodeBuild|LogInToEcr|LookAtNetwork|OpenNpmToken|TakeInterfacesAway) Condition$/,
      /^(?:LogResourcePolicy: drop policyDocument \w+WriteRecords|Role: drop assumeRolePolicy \w+) Condition$/,
    ],
  ],
  [
    "a second lock: what the role can do is little, and the network has no way to where it could be done",
    [/^Policy: drop policy NotFromTheJob(?: Condition)?$/],
  ],
  ["CodeBuild reads it for builds that somebody starts by hand", [/^Project: drop source\.buildspec$/]],
  ["the account's own connection is one, too", [/^Project: drop source\.auth$/]],
  ["whoever writes a workflow names it", [/^Webhook: flip filterGroups\.filters\.excludeMatchedPattern$/]],
  ["what a rule does is told by its description", [/^EventRule: drop tags(?:\.Owner)?$/]],
];

testMutation({
  of: "runners",
  stacks: () => stacksOf(runnerPlans),
  notAHardening,
  survivors,
  least: 0.6,
});
