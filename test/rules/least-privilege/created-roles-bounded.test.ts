import type { JsonObject } from "../../../policy-packs/core/rule";
import rule from "../../../policy-packs/rules/least-privilege/created-roles-bounded";
import { testRule, unknown } from "../../rule-tester";

const boundary = "arn:aws:iam::111122223333:policy/boundary";
const bounded = { type: "AWS::IAM::Role", name: "Bounded", properties: { PermissionsBoundary: boundary } } as const;
const create: JsonObject = {
  Effect: "Allow",
  Action: ["iam:CreateRole", "iam:AttachRolePolicy"],
  Resource: "arn:aws:iam::111122223333:role/app/*",
};
const within: JsonObject = { ...create, Condition: { StringEquals: { "iam:PermissionsBoundary": boundary } } };
const denial: JsonObject = {
  Effect: "Deny",
  Action: "iam:Create*",
  Resource: "*",
  Condition: { StringNotEquals: { "iam:PermissionsBoundary": boundary } },
};
const policy = (...Statement: readonly JsonObject[]) =>
  ({ type: "AWS::IAM::ManagedPolicy", properties: { PolicyDocument: { Statement } } }) as const;

testRule(rule, {
  pass: [
    [bounded, policy(within)],
    [bounded, policy(create, denial)],
    // Nobody has a boundary here.
    [policy(create)],
    [{ ...bounded, properties: { RoleName: "free" } }, policy(create)],
    // All of IAM is another rule's finding.
    [bounded, policy({ Effect: "Allow", Action: "iam:*", Resource: "*" })],
    [bounded, policy({ Effect: "Allow", Action: "iam:GetRole", Resource: "*" })],
  ],
  fail: [
    [[bounded, policy(create)], /Action is .*its holder makes roles without the boundary/],
    [[bounded, policy({ ...create, Action: "iam:Create*" })], /its holder makes roles without the boundary/],
    [
      [
        { type: "aws:iam/role:Role", properties: { permissionsBoundary: boundary } },
        { type: "aws:iam/policy:Policy", properties: { policy: JSON.stringify({ Statement: [create] }) } },
      ],
      /its holder makes roles without the boundary/,
    ],
  ],
  unknown: [
    [bounded, { type: "AWS::IAM::ManagedPolicy", properties: { PolicyDocument: unknown } }],
    [bounded, policy({ ...create, Condition: unknown })],
  ],
});
