import rule from "../../../policy-packs/rules/least-privilege/boundary-bounds";
import { testRule, unknown } from "../../rule-tester";

const role = { type: "AWS::IAM::Role", properties: { PermissionsBoundary: { Ref: "Boundary" } } };
const named = (...Statement: readonly object[]) => [
  { type: "AWS::IAM::ManagedPolicy", name: "Boundary", properties: { PolicyDocument: { Statement } as never } },
  role,
];
const allow = (Action: unknown, Resource: unknown = "*", more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const deny = (Action: unknown, more: object = {}) => ({ Effect: "Deny", Action, Resource: "*", ...more });
const under = "arn:aws:iam::111122223333:role/app/*";
const bounded = {
  Condition: { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/Boundary" } },
};
const guards = deny([
  "iam:DeleteRolePermissionsBoundary",
  "iam:PutRolePermissionsBoundary",
  "iam:CreateRole",
  "iam:AttachRolePolicy",
  "iam:CreatePolicyVersion",
  "iam:CreateAccessKey",
  "iam:CreateUser",
  "iam:PassRole",
  "cloudtrail:StopLogging",
  "config:StopConfigurationRecorder",
]);

testRule(rule, {
  pass: [
    named(allow(["s3:*", "sqs:*"])),
    named(allow("*"), guards),
    named(allow("*"), deny("iam:*"), deny(["cloudtrail:*", "config:*"])),
    named(allow("*"), { Effect: "Deny", NotAction: ["s3:*", "sqs:*"], Resource: "*" }),
    named(allow("s3:*"), allow("iam:CreateRole", under, bounded)),
    named(
      allow("s3:*"),
      allow("iam:PassRole", under, { Condition: { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } } }),
    ),
    named(allow("s3:*"), allow("iam:PassRole", "arn:aws:iam::111122223333:role/app")),
    // Nobody here has it, but it says what it is.
    [{ type: "AWS::IAM::ManagedPolicy", properties: { PolicyDocument: { Statement: [allow("*"), guards] } as never } }],
  ],
  fail: [
    [named(allow("*")), /Action is \*: with iam:DeleteRolePermissionsBoundary, whoever it bounds takes it away/],
    [named(allow("iam:*")), /takes it away/],
    [named(allow(["s3:*", "iam:Create*"])), /iam:CreateRole, whoever it bounds makes a role without it/],
    [named(allow("iam:CreateRole", under)), /makes a role without it/],
    [named(allow("iam:PassRole", under)), /any role can be handed to any service/],
    [named(allow("iam:CreateUser")), /makes users/],
    [named(allow(["s3:*", "cloudtrail:*"])), /audit trail can be turned off/],
    [named(allow("*"), deny("iam:*")), /cloudtrail:StopLogging/],
  ],
  unknown: [named(allow(unknown)), named(allow("iam:*"), { Effect: "Deny", Action: unknown, Resource: "*" })],
  // An ordinary policy, and one that denies it to whom it is attached.
  silent: [
    [{ type: "AWS::IAM::ManagedPolicy", properties: { PolicyDocument: { Statement: [allow("*")] } as never } }],
    [
      {
        type: "AWS::IAM::ManagedPolicy",
        name: "Held",
        properties: { PolicyDocument: { Statement: [allow("*"), deny("iam:DeleteRolePermissionsBoundary")] } as never },
      },
      { type: "AWS::IAM::Role", properties: { ManagedPolicyArns: [{ Ref: "Held" }] } },
    ],
  ],
});
