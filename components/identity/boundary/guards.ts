import { accountId, partition, text, type Text } from "../../model/plan";
import type { PolicyStatement } from "../../model/planned/policy";
import { readIdentities } from "../reads";

type Statement = PolicyStatement<Text>;

/** Rights on roles whose condition on the boundary IAM checks: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html */
const bounded = ["iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"];

/** To make roles under a path, each within a boundary, and policies for them. Inline policies are nobody's here. */
export const makeRoles = (under: string, boundary: Text): readonly Statement[] => {
  const roles = text`arn:${partition}:iam::${accountId}:role${under}*`;
  const policies = text`arn:${partition}:iam::${accountId}:policy${under}*`;
  return [
    {
      Sid: "MakeRoles",
      Effect: "Allow",
      Action: ["iam:AttachRolePolicy", "iam:CreateRole", "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary"],
      Resource: roles,
      Condition: { StringEquals: { "iam:PermissionsBoundary": boundary } },
    },
    {
      Sid: "KeepRoles",
      Effect: "Allow",
      Action: [
        "iam:DeleteRole",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      Resource: roles,
    },
    {
      Sid: "KeepPolicies",
      Effect: "Allow",
      Action: [
        "iam:CreatePolicy",
        "iam:CreatePolicyVersion",
        "iam:DeletePolicy",
        "iam:DeletePolicyVersion",
        "iam:TagPolicy",
        "iam:UntagPolicy",
      ],
      Resource: policies,
    },
    // Who makes roles compares them with what is there, and looks up what is attached.
    readIdentities,
    // What such a role may do AWS has written, and nobody can hand it on: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
    {
      Sid: "LinkServices",
      Effect: "Allow",
      Action: "iam:CreateServiceLinkedRole",
      Resource: text`arn:${partition}:iam::${accountId}:role/aws-service-role/*`,
    },
  ];
};

/** Whatever anybody adds to what is allowed: no way out of the boundary, no users, no keys, no strangers' identities. */
export const denyEscalation: Statement = {
  Sid: "DenyEscalation",
  Effect: "Deny",
  Action: [
    "iam:AddUserToGroup",
    "iam:AttachGroupPolicy",
    "iam:AttachUserPolicy",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:CreateOpenIDConnectProvider",
    "iam:CreateSAMLProvider",
    "iam:CreateServiceSpecificCredential",
    "iam:CreateUser",
    "iam:DeleteRolePermissionsBoundary",
    "iam:DeleteUserPermissionsBoundary",
    "iam:PutGroupPolicy",
    "iam:PutUserPermissionsBoundary",
    "iam:PutUserPolicy",
    "iam:UpdateAccessKey",
    "iam:UpdateLoginProfile",
    "iam:UpdateSAMLProvider",
    "organizations:LeaveOrganization",
  ],
  Resource: "*",
};

/** Also where the role is another's: nobody who is bounded gives rights to a role that is not. */
export const denyUnboundedRoles = (boundary: Text): Statement => ({
  Sid: "DenyUnboundedRoles",
  Effect: "Deny",
  Action: bounded,
  Resource: "*",
  Condition: { StringNotEquals: { "iam:PermissionsBoundary": boundary } },
});

export const denyBoundaryEdits = (boundaries: readonly Text[]): Statement => ({
  Sid: "DenyBoundaryEdits",
  Effect: "Deny",
  Action: ["iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion"],
  Resource: boundaries,
});

/** What an intruder does first: MITRE ATT&CK T1562.008, Disable or Modify Cloud Logs. Flow logs go with their networks. */
export const auditOff: readonly string[] = [
  "access-analyzer:DeleteAnalyzer",
  "cloudtrail:DeleteEventDataStore",
  "cloudtrail:DeleteTrail",
  "cloudtrail:PutEventSelectors",
  "cloudtrail:StopEventDataStoreIngestion",
  "cloudtrail:StopLogging",
  "cloudtrail:UpdateTrail",
  "config:DeleteConfigurationRecorder",
  "config:DeleteDeliveryChannel",
  "config:StopConfigurationRecorder",
  "guardduty:DeleteDetector",
  "guardduty:UpdateDetector",
  "securityhub:DisableSecurityHub",
];

export const denyAuditOff: Statement = {
  Sid: "DenyAuditOff",
  Effect: "Deny",
  Action: [...auditOff, "ec2:DeleteFlowLogs"].sort(),
  Resource: "*",
};
