import { auditOff } from "../../identity/boundary/guards";
import { accountId, Input, partition, text, type Text } from "../../model/plan";
import type { PolicyStatement } from "../../model/planned/policy";
import { deployable, type Service } from "./catalogue";

type Allowed = PolicyStatement<Text>;

const iam = (resource: string): Text => text`arn:${partition}:iam::${accountId}:${resource}`;

/**
 * Roles with the boundary and under the path, their policies under the same path, and no other; handed to the services that are
 * deployed, and to no other.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
 */
export const createIdentities = (path: string, boundary: Text, services: readonly Service[]): readonly Allowed[] => {
  const roles = iam(`role${path}*`);
  const policies = iam(`policy${path}*`);
  const bounded = { StringEquals: { "iam:PermissionsBoundary": boundary } };
  const passTo = [...new Set(services.flatMap((it) => deployable(it).passTo ?? []))].sort();
  return [
    { Sid: "CreateBoundedRoles", Effect: "Allow", Action: "iam:CreateRole", Resource: roles, Condition: bounded },
    {
      Sid: "AttachOwnPolicies",
      Effect: "Allow",
      Action: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
      Resource: roles,
      Condition: { ...bounded, ArnLike: { "iam:PolicyARN": policies } },
    },
    {
      Sid: "ChangeRoles",
      Effect: "Allow",
      Action: ["iam:DeleteRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole"],
      Resource: roles,
    },
    {
      Sid: "ChangePolicies",
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
    ...(passTo.length === 0
      ? []
      : [
          {
            Sid: "PassRoles",
            Effect: "Allow" as const,
            Action: "iam:PassRole",
            Resource: roles,
            Condition: { StringEquals: { "iam:PassedToService": passTo } },
          },
        ]),
  ];
};

/** A service makes the role that AWS wrote for it, and no other. */
export const linkRoles = (services: readonly Service[]): readonly Allowed[] => {
  const linked = [...new Set(services.flatMap((it) => deployable(it).linked ?? []))].sort();
  return linked.length === 0
    ? []
    : [
        {
          Sid: "LinkServices",
          Effect: "Allow",
          Action: "iam:CreateServiceLinkedRole",
          Resource: iam("role/aws-service-role/*"),
          Condition: { StringEquals: { "iam:AWSServiceName": linked } },
        },
      ];
};

const changes = [
  "Add",
  "Attach",
  "Create",
  "Delete",
  "Detach",
  "Pass",
  "Put",
  "Remove",
  "Set",
  "Tag",
  "Untag",
  "Update",
];

/**
 * What apply never does, whatever else is attached to it: change who deploys, what bounds, who is let in and what is written down;
 * make a role without the boundary, or any other way in.
 */
export const guards = (path: string, boundaries: readonly unknown[], created: Text | undefined): readonly Allowed[] => [
  {
    Sid: "NotItself",
    Effect: "Deny",
    Action: changes.map((verb) => `iam:${verb}*`),
    Resource: [
      iam(`role${path}*`),
      iam(`policy${path}*`),
      iam("oidc-provider/*"),
      iam("saml-provider/*"),
      ...boundaries.map((it) => new Input(it)),
    ],
  },
  {
    Sid: "NoOtherWaysIn",
    Effect: "Deny",
    Action: [
      "iam:CreateAccessKey",
      "iam:CreateLoginProfile",
      "iam:CreateServiceSpecificCredential",
      "iam:CreateUser",
      "iam:DeleteRolePermissionsBoundary",
      "iam:UpdateLoginProfile",
      "iam:UploadSigningCertificate",
      "iam:UploadSSHPublicKey",
    ],
    Resource: "*",
  },
  ...(created === undefined
    ? []
    : [
        {
          Sid: "NoUnboundedRoles",
          Effect: "Deny" as const,
          Action: ["iam:CreateRole", "iam:PutRolePermissionsBoundary"],
          Resource: "*",
          Condition: { StringNotEquals: { "iam:PermissionsBoundary": created } },
        },
      ]),
  {
    Sid: "RecordsStay",
    Effect: "Deny",
    Action: auditOff,
    Resource: "*",
  },
];
