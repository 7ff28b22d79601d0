import { stacksOf, testMutation, type Table } from "../../laws/mutation";
import { machinePlans } from "./machines-given";

const notAHardening: Table = [
  [
    "the thing itself",
    [
      /^(?:Alias|EventRule|EventTarget|Function|Key|LaunchTemplate|LogGroup|LogResourcePolicy|Policy|Role|RolePolicyAttachmentsExclusive|Schedule): remove$/,
    ],
  ],
  [
    "which thing is meant: without it nothing is deployed, or nothing runs",
    [
      /: drop (?:[\w.]+\.)?(?:arn|assumeRolePolicy|code|description|eventPattern|handler|imageId|instanceType|logGroup|name|policy|policyArns|policyDocument|policyName|resourceType|role|roleName|rule|runtime|scheduleExpression|target|targetId|targetKeyId)$/,
      /^Function: (?:drop|flip) code\.\w+$/,
      /^Function: drop vpcConfig\.(?:securityGroupIds|subnetIds)$/,
      /^LaunchTemplate: drop (?:blockDeviceMappings\.deviceName|networkInterfaces\.(?:deviceIndex|subnetId))$/,
      /^Schedule: drop (?:flexibleTimeWindow(?:\.mode)?|target\.(?:input|roleArn))$/,
    ],
  ],
  [
    "a label, or one that stands in two places",
    [
      /: drop tags\.(?:DataClass|Name|TrustTier)$/,
      /^(?:Policy|Role): drop path$/,
      /^LaunchTemplate: drop (?:tags|tagSpecifications)(?:\.tags)?(?:\.(?:DataClass|Name|Owner|TrustTier))?$/,
    ],
  ],
  [
    "somebody, or a service, may do less",
    [
      /: drop (?:assumeRolePolicy|policy|policyDocument) (?:AdministerWithoutDecrypting|Ask|EncryptDisks|EncryptOwnLogGroups|EndMachines|\w+WriteRecords|GrantToServices|Lambda|LetEc2EncryptDisks|LookAround|MakeInterfaces|MakeMachines|MakeMachinesOf|OpenAppKey|ReadAppKey|Scheduler|SendTraces|TagMachines|TakeInterfacesAway|UseTemplates|UseThroughEc2|WriteLog)$/,
    ],
  ],
  [
    "how much, how long or at what cost",
    [
      /^Function: (?:drop|lower) (?:architectures|memorySize|reservedConcurrentExecutions|timeout)$/,
      /^Function: drop loggingConfig\.logFormat$/,
      /^LaunchTemplate: (?:drop|lower) blockDeviceMappings\.ebs\.(?:volumeSize|volumeType)$/,
    ],
  ],
  [
    "what is written out is AWS's own default, too",
    [
      /^EventRule: drop state$/,
      /^Key: drop (?:deletionWindowInDays|rotationPeriodInDays)$/,
      /^LaunchTemplate: drop (?:blockDeviceMappings\.ebs\.deleteOnTermination|metadataOptions\.(?:httpEndpoint|instanceMetadataTags)|networkInterfaces\.deleteOnTermination)$/,
      /^LogGroup: drop logGroupClass$/,
      /^Role: drop maxSessionDuration$/,
      /^Schedule: drop state$/,
    ],
  ],
  ["only while it is deleted", [/^Role: (?:drop|flip) forceDetachPolicies$/]],
  [
    "it rotates more often, or lasts less long",
    [/^Key: lower rotationPeriodInDays$/, /^Role: lower maxSessionDuration$/],
  ],
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
      /^Policy: drop policy (?:EncryptDisks|EndMachines|LookAround|MakeMachines|MakeMachinesOf|OpenAppKey|SendTraces|TagMachines) Condition$/,
      /^Key: drop policy (?:GrantToServices|UseThroughEc2) Condition$/,
      /^LogResourcePolicy: drop policyDocument \w+WriteRecords Condition$/,
    ],
  ],
  ["a second lock: the code has no use for it", [/^Policy: drop policy NotFromTheCode(?: Condition)?$/]],
  [
    "most functions need no network: which one calls somebody outside, no rule can tell",
    [/^Function: drop vpcConfig$/],
  ],
  ["Lambda's own log group, which `log-retention` judges where it is named", [/^Function: drop loggingConfig$/]],
  ["what a rule does is told by its description", [/^EventRule: drop tags(?:\.Owner)?$/]],
];

testMutation({ of: "machines of EC2", stacks: () => stacksOf(machinePlans), notAHardening, survivors, least: 0.6 });
