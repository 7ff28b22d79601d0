import { text, type Text } from "../../model/plan";
import type { EventPattern } from "../../model/planned/events";

/** One thing to hear of, whoever does it: the pipeline, too. */
export interface Watch {
  readonly why: string;
  readonly pattern: EventPattern<Text>;
  /** Whether what only reads counts, too. */
  readonly reads?: true;
}

const apiCall = "AWS API Call via CloudTrail";

/** Events that AWS itself puts on the bus: nobody else may use a source that begins so, and make up a ledger. */
const fromAws = { source: [{ prefix: "aws." }] } as const;

/** Calls by their names, of services by theirs. */
const calls = (services: readonly string[], eventName: readonly string[], detail: EventPattern<Text> = {}) => ({
  "detail-type": [apiCall],
  source: services.map((it) => `aws.${it}`),
  detail: { eventSource: services.map((it) => `${it}.amazonaws.com`), eventName, ...detail },
});

/** Who wrote: a role that is none of these, or somebody without a role. What AWS's services do for themselves is nobody's write. */
const nobodyOf = (writers: readonly Text[]): EventPattern<Text> => ({
  userIdentity: { type: [{ "anything-but": ["AWSService"] }] },
  $or: [
    { userIdentity: { sessionContext: { sessionIssuer: { arn: [{ "anything-but": { wildcard: writers } }] } } } },
    { userIdentity: { sessionContext: { sessionIssuer: { arn: [{ exists: false }] } } } },
  ],
});

/**
 * A write by anybody but the `writers`, ARNs of roles that may end in `*`. `routine` are calls that count as writes and change
 * nothing that anybody deployed. Failed attempts count.
 */
export const outsidePipeline = (writers: readonly Text[], routine: readonly string[]): EventPattern<Text> => ({
  "detail-type": [apiCall],
  ...fromAws,
  detail: { readOnly: [false], eventName: [{ "anything-but": routine }], ...nobodyOf(writers) },
});

/** A write by one of these roles, for the ledger. */
export const byPipeline = (writers: readonly Text[]): EventPattern<Text> => ({
  "detail-type": [apiCall],
  ...fromAws,
  detail: {
    readOnly: [false],
    userIdentity: { sessionContext: { sessionIssuer: { arn: writers.map((wildcard) => ({ wildcard })) } } },
  },
});

/**
 * What holds everything else: guardrails, records, identities and keys. Nobody changes these in passing, and who breaks in does first.
 * MITRE ATT&CK T1562.008 and T1098, CIS AWS Foundations 4.4 to 4.15.
 */
export const watches = {
  guardrails: {
    why: "guardrails of the organization change",
    pattern: calls(
      ["organizations"],
      [
        "AttachPolicy",
        "CloseAccount",
        "CreatePolicy",
        "DeletePolicy",
        "DeregisterDelegatedAdministrator",
        "DetachPolicy",
        "DisablePolicyType",
        "LeaveOrganization",
        "MoveAccount",
        "RegisterDelegatedAdministrator",
        "RemoveAccountFromOrganization",
        "UpdatePolicy",
      ],
    ),
  },
  records: {
    why: "records of what happens are stopped, narrowed or deleted",
    pattern: calls(
      ["cloudtrail", "config", "guardduty", "securityhub", "access-analyzer"],
      [
        "DeleteAnalyzer",
        "DeleteConfigurationRecorder",
        "DeleteDeliveryChannel",
        "DeleteDetector",
        "DeleteEventDataStore",
        "DeleteTrail",
        "DisableSecurityHub",
        "PutEventSelectors",
        "StopConfigurationRecorder",
        "StopEventDataStoreIngestion",
        "StopLogging",
        "UpdateDetector",
        "UpdateTrail",
      ],
    ),
  },
  identities: {
    why: "a way in is made, or a boundary moved",
    pattern: calls(
      ["iam"],
      [
        "AddClientIDToOpenIDConnectProvider",
        "CreateAccessKey",
        "CreateLoginProfile",
        "CreateOpenIDConnectProvider",
        "CreateSAMLProvider",
        "CreateUser",
        "DeactivateMFADevice",
        "DeleteAccountPasswordPolicy",
        "DeleteOpenIDConnectProvider",
        "DeleteRolePermissionsBoundary",
        "DeleteUserPermissionsBoundary",
        "PutRolePermissionsBoundary",
        "PutUserPermissionsBoundary",
        "UpdateAccountPasswordPolicy",
        "UpdateLoginProfile",
        "UpdateOpenIDConnectProviderThumbprint",
        "UpdateSAMLProvider",
      ],
    ),
  },
  keys: {
    why: "a key is taken away, with all that it encrypts",
    pattern: calls(["kms"], ["DisableKey", "ScheduleKeyDeletion"]),
  },
  "sign-in": {
    why: "somebody with a password signs in without a second factor, or tries to",
    pattern: {
      "detail-type": ["AWS Console Sign In via CloudTrail"],
      ...fromAws,
      detail: {
        eventName: ["ConsoleLogin"],
        // Who comes from an identity provider has given the second factor there, and is always told as "No" here.
        userIdentity: { type: ["IAMUser", "Root"] },
        additionalEventData: { MFAUsed: [{ "anything-but": ["Yes"] }] },
      },
    },
  },
  "root-user": {
    why: "the root user does anything at all",
    reads: true,
    pattern: {
      "detail-type": [apiCall, "AWS Console Sign In via CloudTrail"],
      ...fromAws,
      detail: { userIdentity: { type: ["Root"], invokedBy: [{ exists: false }] } },
    },
  },
} as const satisfies { readonly [name: string]: Watch };

/** Changes of the deploy roles themselves, by their names without path. */
export const changesOfRoles = (names: readonly Text[]): EventPattern<Text> =>
  calls(
    ["iam"],
    [
      "AttachRolePolicy",
      "DeleteRole",
      "DeleteRolePolicy",
      "DetachRolePolicy",
      "PutRolePolicy",
      "UpdateAssumeRolePolicy",
      "UpdateRole",
    ],
    { requestParameters: { roleName: names } },
  );

/** Changes of the boundary that the pipeline's roles have. */
export const changesOfPolicy = (arn: Text): EventPattern<Text> =>
  calls(["iam"], ["CreatePolicyVersion", "DeletePolicy", "DeletePolicyVersion", "SetDefaultPolicyVersion"], {
    requestParameters: { policyArn: [arn] },
  });

/** Changes of the alarm itself: of its rules, which begin with its name, its topic and who subscribes to it, and its log group. */
export const changesOfAlarm = (name: string, topic: Text, logGroup: string): EventPattern<Text> => ({
  "detail-type": [apiCall],
  source: ["aws.events", "aws.logs", "aws.sns"],
  detail: {
    eventName: [
      "DeleteLogGroup",
      "DeleteResourcePolicy",
      "DeleteRule",
      "DeleteTopic",
      "DisableRule",
      "PutRetentionPolicy",
      "PutRule",
      "PutTargets",
      "RemoveTargets",
      "SetTopicAttributes",
      "Unsubscribe",
    ],
    $or: [
      { requestParameters: { name: [{ prefix: `${name}-` }] } },
      { requestParameters: { rule: [{ prefix: `${name}-` }] } },
      { requestParameters: { logGroupName: [logGroup] } },
      { requestParameters: { policyName: [name] } },
      { requestParameters: { topicArn: [topic] } },
      { requestParameters: { subscriptionArn: [{ wildcard: text`${topic}:*` }] } },
    ],
  },
});

/**
 * Calls that CloudTrail counts as writes and that running workloads make all day: log streams, heartbeats of agents.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-cloudtrail-logs.html
 */
export const routineCalls = [
  "CreateLogStream",
  "PutComplianceItems",
  "PutInventory",
  "SubmitAttachmentStateChanges",
  "SubmitContainerStateChange",
  "SubmitTaskStateChange",
  "UpdateInstanceAssociationStatus",
  "UpdateInstanceInformation",
] as const;
