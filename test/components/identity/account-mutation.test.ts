import { stacksOf, testMutation, type Table } from "../../laws/mutation";
import { nested } from "../../../components/model/nested";
import { accountPlans } from "./account-plans";

const notAHardening: Table = [
  ["the guardrails let it do less", [/^Role: drop tags\.GuardrailExemption$/]],
  [
    "the thing itself",
    [
      /^(?:AccountAssignment|AccountPasswordPolicy|AccountPublicAccessBlock|EventRule|OpenIdConnectProvider|OrganizationsFeatures): remove$/,
      /^(?:PermissionSet|PermissionSetInlinePolicy|Policy|Role|Schedule|Topic): remove$/,
      // Of unused access; what looks outside is missed where there is another.
      /^Analyzer: remove$/,
    ],
  ],
  [
    "which thing is meant: without it nothing is deployed",
    [
      /: drop (?:[\w.]+\.)?(?:accountId|analyzerName|arn|description|eventPattern|inlinePolicy|input|instanceArn|name|path|permissionSetArn|policy)$/,
      /: drop (?:[\w.]+\.)?(?:principalId|roleArn|roleName|scheduleExpression|target|targetId|targetType|url)$/,
      /^AccountAssignment: drop principalType$/,
      /^(?:Role: drop assumeRolePolicy|Schedule: drop flexibleTimeWindow(?:\.mode)?)$/,
      /^Analyzer: drop (?:configuration|configuration\.unusedAccess|type)$/,
      /^EventTarget: /,
    ],
  ],
  ["a label", [/: drop tags\.(?:Name|DataClass)$/, /^EventRule: drop tags/]],
  [
    "somebody, or a service, may do less",
    [
      /^OpenIdConnectProvider: drop (?:clientIdLists|thumbprintLists)$/,
      /^Role: drop assumeRolePolicy \w+$/,
      /^(?:Policy|PermissionSetInlinePolicy): drop (?:policy|inlinePolicy) (?:Approve|Logs|Restart|Retract|Sweep|TagTheOneRole)$/,
      /^CustomerManagedPolicyAttachmentsExclusive: drop customerManagedPolicyReferences/,
      /^TopicPolicy: drop policy EventBridgePublishes$/,
    ],
  ],
  [
    "what is written out is AWS's own default, too",
    [
      /^PermissionSet: drop sessionDuration$/,
      /^Role: (?:drop|lower) maxSessionDuration$/,
      /^Schedule: drop state$/,
      /^Analyzer: (?:drop|lower) configuration\.unusedAccess\.unusedAccessAge$/,
    ],
  ],
  [
    "who helps users with their passwords, and how soon they are changed at the latest",
    [
      /^AccountPasswordPolicy: (?:drop|flip) (?:allowUsersToChangePassword|hardExpiry)$/,
      /^AccountPasswordPolicy: lower maxPasswordAge$/,
    ],
  ],
  ["how the engine takes the thing away", [/^Role: (?:drop|flip) forceDetachPolicies$/]],
];

const survivors: Table = [
  [
    "NIST advises against passwords that expire: no rule asks for what the component does for AWS's own standard",
    [/^AccountPasswordPolicy: drop maxPasswordAge$/],
  ],
  [
    "stricter than any rule: until when something holds, and on what condition a named role may tag a named role",
    [
      /^(?:Policy|PermissionSetInlinePolicy): drop (?:policy|inlinePolicy) (?:DenyAfterEnd|Ended|NotYet)(?: Condition)?$/,
      /^Policy: drop policy (?:Approve|Retract|Sweep|TagTheOneRole) Condition$/,
    ],
  ],
  [
    "roles by name, and one's own account, are ordinary to trust; what their sessions must say is stricter than any rule",
    [/^Role: drop assumeRolePolicy (?:PermissionSet|Roles)(?:NameSource|Tag)? Condition$/, /NameSource Condition$/],
  ],
  [
    "no rule can ask that nobody attach anything by hand",
    [
      /^RolePol\w+Exclusive: (?:remove|drop policy(?:Arns|Names))$/,
      /^(?:CustomerManagedPolicy|ManagedPolicy)AttachmentsExclusive: (?:remove|drop managedPolicyArns)$/,
    ],
  ],
  ["rules do not know which events count as reads", [/^EventRule: drop state$/]],
  [
    "a topic with a KMS key takes TLS alone, whatever its policy says",
    [/^TopicPolicy: (?:remove|drop policy DenyPlainHttp(?: Condition)?)$/],
  ],
];

/** Roles for everybody in one stack: where one has a boundary, all have to. */
const roles = accountPlans.filter(([name]) => name.startsWith("a role for "));
const stacks = [
  ...accountPlans.filter((it) => !roles.includes(it)),
  ["roles", roles.flatMap(([, it], index) => nested(`r${String(index)}`, it).resources)] as const,
];

testMutation({
  of: "identity providers, people's permissions, the way in for emergencies and an account's baseline",
  stacks: () => stacksOf(stacks),
  notAHardening,
  survivors,
  least: 0.6,
});
