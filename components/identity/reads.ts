import { accountId, partition, text, type Text } from "../model/plan";
import type { PolicyStatement } from "../model/planned/policy";

const iam = (resource: string): Text => text`arn:${partition}:iam::${accountId}:${resource}`;

/** Roles and policies are compared as they are; they hold no data. */
export const readIdentities: PolicyStatement<Text> = {
  Sid: "ReadIdentities",
  Effect: "Allow",
  Action: [
    "iam:GetPolicy",
    "iam:GetPolicyVersion",
    "iam:GetRole",
    "iam:GetRolePolicy",
    "iam:ListAttachedRolePolicies",
    "iam:ListInstanceProfilesForRole",
    "iam:ListPolicyTags",
    "iam:ListPolicyVersions",
    "iam:ListRolePolicies",
    "iam:ListRoleTags",
  ],
  Resource: [iam("policy/*"), iam("role/*")],
};
