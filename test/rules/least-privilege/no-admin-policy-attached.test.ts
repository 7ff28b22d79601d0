import rule from "../../../policy-packs/rules/least-privilege/no-admin-policy-attached";
import { testRule, unknown } from "../../rule-tester";

const admin = "arn:aws:iam::aws:policy/AdministratorAccess";
const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const role = { type: "aws:iam/role:Role", properties: { assumeRolePolicy: "{}" } };

testRule(rule, {
  pass: [
    [{ type: "AWS::IAM::Role", properties: { ManagedPolicyArns: [readOnly] } }],
    // A policy of one's own may have the same name.
    [
      {
        type: "AWS::IAM::User",
        properties: { ManagedPolicyArns: ["arn:aws:iam::123456789012:policy/AdministratorAccess"] },
      },
    ],
    [
      role,
      {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        properties: { role: { Ref: "Role" }, policyArn: readOnly },
      },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::IAM::Role", properties: { ManagedPolicyArns: [unknown, admin] } }],
      /ManagedPolicyArns\[1\] is .*AdministratorAccess/,
    ],
    [
      [
        {
          type: "AWS::IAM::Group",
          properties: { ManagedPolicyArns: [{ "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/IAMFullAccess" }] },
        },
      ],
      /IAMFullAccess: .*whole account/,
    ],
    [[{ ...role, properties: { ...role.properties, managedPolicyArns: [admin] } }], /managedPolicyArns\[0\] is /],
    // The attachment is judged with its role, and reported where it is written.
    [
      [
        role,
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          properties: { role: { Ref: "Role" }, policyArn: admin },
        },
      ],
      /policyArn is .*AdministratorAccess.*\(in .*RolePolicyAttachment\)/,
    ],
    // A role that is defined elsewhere hides nothing.
    [
      [
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          properties: { role: "elsewhere", policyArn: admin },
        },
      ],
      /policyArn is .*AdministratorAccess/,
    ],
    [
      [
        {
          type: "aws:iam/policyAttachment:PolicyAttachment",
          properties: { name: "a", roles: ["app"], policyArn: admin },
        },
      ],
      /policyArn is .*AdministratorAccess/,
    ],
    [
      [{ type: "aws:iam/userPolicyAttachment:UserPolicyAttachment", properties: { user: "u", policyArn: admin } }],
      /policyArn is .*AdministratorAccess/,
    ],
    [
      [{ type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment", properties: { group: "g", policyArn: admin } }],
      /policyArn is .*AdministratorAccess/,
    ],
    [
      [{ type: "AWS::SSO::PermissionSet", properties: { ManagedPolicies: [admin] } }],
      /ManagedPolicies\[0\] is .*AdministratorAccess/,
    ],
    [
      [
        { type: "aws:ssoadmin/permissionSet:PermissionSet", properties: { name: "Keepers" } },
        {
          type: "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
          properties: { permissionSetArn: { Ref: "PermissionSet" }, managedPolicyArn: admin },
        },
      ],
      /managedPolicyArn is .*AdministratorAccess/,
    ],
  ],
  unknown: [
    [{ type: "AWS::IAM::Role", properties: { ManagedPolicyArns: [unknown] } }],
    [
      role,
      {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        properties: { role: { Ref: "Role" }, policyArn: unknown },
      },
    ],
  ],
});
