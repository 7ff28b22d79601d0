import rule from "../../../policy-packs/rules/least-privilege/roles-bounded";
import { testRule, unknown } from "../../rule-tester";

const boundary = "arn:aws:iam::111122223333:policy/boundary";
const bounded = { type: "AWS::IAM::Role", name: "Bounded", properties: { PermissionsBoundary: boundary } };
const free = { type: "AWS::IAM::Role", name: "Free", properties: { RoleName: "free" } };

testRule(rule, {
  pass: [
    [bounded],
    [bounded, { ...bounded, name: "Other" }],
    [
      { type: "AWS::IAM::Role", properties: { PermissionsBoundary: { Ref: "Boundary" } } },
      { type: "AWS::IAM::ManagedPolicy", name: "Boundary", properties: {} },
    ],
    [{ type: "aws:iam/role:Role", properties: { permissionsBoundary: boundary } }],
  ],
  fail: [
    [[bounded, free], /PermissionsBoundary is not set: others of this stack/],
    [
      [
        { type: "aws:iam/role:Role", name: "bounded", properties: { permissionsBoundary: boundary } },
        { type: "aws:iam/role:Role", name: "free", properties: { name: "free" } },
      ],
      /permissionsBoundary is not set/,
    ],
  ],
  unknown: [[{ type: "AWS::IAM::Role", properties: { PermissionsBoundary: unknown } }]],
  silent: [[free], [free, { ...free, name: "Other" }]],
});
