import { preview } from "../../policy-packs/preview";
import { testMutation, type Table } from "./mutation";

/** Changes that take no hardening away. */
const notAHardening: Table = [
  ["the thing itself", [/^(?!Bucket[A-Z]|Default|FlowLog|ParameterGroup|WebAcl[A-Z])\w+: remove$/]],
  [
    "a way that is open, which a change breaks or moves, and how open ways may be is the rules' own test",
    [
      /^(?:NetworkAcl|SecurityGroup)\w*(?:Rule|Association): /,
      /^Route\w*: /,
      /^InternetGateway\w*: /,
      /^LoadBalancer: flip internal$/,
      /^ResolverFirewallRule: drop firewallDomainRedirectionAction$/,
      /^VpcEndpoint: (?:drop|flip) (?:privateDnsEnabled|routeTableIds|securityGroupIds)$/,
    ],
  ],
  [
    "which thing is meant: without it nothing is deployed",
    [
      /: drop (?:[\w.]+\.)?(?:bucket|cidrBlock|defaultNetworkAclId|description|id|loadBalancerArn|logDestination|logDestinationConfigs|logGroupName|name|policyArn|queueUrl|resourceArn|role|scope|subnetId|subnetIds|subnets|targetBucket|targetGroupArn|targetKeyId|targetPrefix|vpcId|webAclArn)$/,
      /: drop (?:accessLogs\.bucket|iamRoleArn|logDestinationType|monitoringRoleArn|certificateArn)$/,
      /: drop (?:backupVaultName|planId|resources|rules\.(?:ruleName|targetVaultName)|serviceName|vpcEndpointType)$/,
      /: drop (?:availabilityZone|dbSubnetGroupName|defaultActions(?:\.type)?|engine|engineVersion|family|instanceClass|securityGroups|username|vpcSecurityGroupIds)$/,
      /: drop (?:assumeRolePolicy|policy)(?: \w+)?$/,
      /^Resolver\w+: drop (?:action|blockResponse|destinationArn|firewallDomainListId|firewallRuleGroupId|resolverQueryLogConfigId)$/,
    ],
  ],
  [
    "a label",
    [
      /: drop tags\.(?:Name|Zone|DataClass)$/,
      /^Plan: drop rules\.recoveryPointTags/,
      /^SubnetGroup: drop tags/,
      /^(?:Listener|TargetGroup): drop tags/,
    ],
  ],
  [
    "how much, how fast or at what cost",
    [
      /: (?:drop|lower|flip) (?:[\w.]+\.)?(?:allocatedStorage|bucketKeyEnabled|cloudwatchMetricsEnabled|enableDnsHostnames|enableDnsSupport|healthCheck|maxAggregationInterval|messageRetentionSeconds|receiveWaitTimeSeconds|visibilityTimeoutSeconds|metricName|monitoringInterval|path|port|priority|redrivePolicy|sampledRequestsEnabled|targetType|visibilityConfig)$/,
      /^BucketLifecycleConfiguration: .*abortIncomplete/,
      /^BucketLifecycleConfiguration: drop rules\.(?:filter|id)$/,
      /^BucketLifecycleConfiguration: \w+ rules\.transitions/,
      /^Instance: drop storageType$/,
      /^Plan: (?:drop|lower) rules\.lifecycle\.coldStorageAfter$/,
    ],
  ],
  [
    "what is written out is AWS's own default, too",
    [
      /^BucketOwnershipControls: (?:remove|drop)/,
      /^BucketServerSideEncryptionConfiguration: (?:remove|drop)/,
      /^Bucket: (?:drop|flip) objectLockEnabled$/,
      /^Default(?:NetworkAcl|SecurityGroup): drop (?:egress|ingress)$/,
      /^Instance: drop (?:autoMinorVersionUpgrade|caCertIdentifier|publiclyAccessible|finalSnapshotIdentifier)$/,
      /^Instance: (?:drop|flip) manageMasterUserPassword$/,
      /^(?:Instance: drop parameterGroupName|ParameterGroup: (?:remove|drop parameters(?:\.\w+)?))$/,
      /^Role: (?:drop|lower) maxSessionDuration$/,
      /^Key: drop (?:deletionWindowInDays|rotationPeriodInDays)$/,
      /^LogGroup: drop logGroupClass$/,
      /^Plan: drop rules\.schedule$/,
      /^Subnet: drop mapPublicIpOnLaunch$/,
      /^TargetGroup: drop protocol$/,
      /^WebAcl: drop (?:defaultAction|rules\.(?:overrideAction|statement))/,
    ],
  ],
  [
    "kept for longer, or for ever",
    [
      /^BucketLifecycleConfiguration: (?:remove|drop rules|drop rules\.(?:noncurrentVersionE|e)xpiration(?:\.\w+)?|(?:drop|weaken) rules\.status)$/,
      /^VaultLockConfiguration: drop maxRetentionDays$/,
    ],
  ],
  ["a key that is rotated more often", [/^Key: lower rotationPeriodInDays$/]],
  ["a lock without a time, which holds nothing yet", [/^BucketObjectLockConfiguration: /]],
  ["what else is chosen is not fewer", [/^Selection: drop selectionTags$/]],
  ["AWS refuses one statement without the other", [/^LogDataProtectionPolicy: drop policyDocument Audit$/]],
];

/** Hardenings that no rule misses yet, each with the reason. Shorter is better. */
const survivors: Table = [
  [
    "a queue with a KMS key takes TLS alone, whatever its policy says",
    [/^QueuePolicy: drop policy DenyPlainHttp(?: Condition)?$/],
  ],
  ["Pulumi's own guard, on top of what AWS itself refuses to delete", [/: unprotect$/]],
  [
    "a list of allowed names without names allows none; a list of refused names without names is seen",
    [/^ResolverFirewallDomainList: drop domains$/],
  ],
  [
    "stricter than any rule: old TLS, other keys, other accounts",
    [/^BucketPolicy: drop policy Deny(?:OldTls|OtherAccounts|OtherEncryption|OtherKeys)/],
  ],
  [
    "no rule yet asks on whose behalf a service acts in a role's trust",
    [/^Role: drop assumeRolePolicy \w+ Condition$/],
  ],
  [
    "no rule yet judges through which services a key is used, and the account's IAM decides by default",
    [/^Key: drop policy \w+ Condition$/, /^Policy: drop policy ShopKey Condition$/],
  ],
  ["of a queue that is not there for dead letters, no rule asks whose it takes", [/^Queue: drop redriveAllowPolicy$/]],
  ["what changes in a bucket, told to EventBridge: no weakness by itself", [/^BucketNotification: /]],
  ["which resources have which tags is no data", [/^Policy: drop policy FindTagged Condition$/]],
  [
    "the class does not ask for a copy elsewhere; of restricted data one is asked for",
    [/^Plan: drop rules\.copyActions$/],
  ],
  [
    "no rule yet",
    [
      /^BucketLifecycleConfiguration: lower rules\.(?:noncurrentVersionE|e)xpiration\.\w+$/,
      /^DefaultNetworkAcl: remove$/,
      /^FlowLog: (?:drop|weaken) trafficType$/,
      /^TargetGroup: (?:drop|weaken) (?:healthCheck\.)?protocol$/,
      /^WebAclLoggingConfiguration: drop redactedFields/,
    ],
  ],
];

testMutation({
  of: "the shop",
  stacks: async () => [(await preview({ directory: "stacks/storefront" })).resources],
  // What ships the shop is taken apart by the tests of its components, folder by folder.
  ours: ({ file }) => !/\/(boundaries|pipeline)\.ts$/.test(file ?? ""),
  notAHardening,
  survivors,
  least: 0.75,
});
