import rule from "../../../policy-packs/rules/least-privilege/no-privilege-escalation";
import { testRule, unknown } from "../../rule-tester";

const allow = (Action: unknown, Resource: unknown = "*", more: object = {}) =>
  ({ Statement: [{ Effect: "Allow", Action, Resource, ...more }] }) as never;

testRule(rule, {
  pass: [
    [
      {
        type: "AWS::IAM::Policy",
        properties: { PolicyDocument: allow(["iam:Get*", "iam:List*", "sts:GetCallerIdentity"]) },
      },
    ],
    [
      {
        type: "AWS::IAM::Policy",
        properties: {
          PolicyDocument: allow("sts:AssumeRole", { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/app" }),
        },
      },
    ],
    // Everybody's own password and keys.
    [
      {
        type: "AWS::IAM::Policy",
        properties: { PolicyDocument: allow("iam:CreateAccessKey", "arn:aws:iam::*:user/${aws:username}") },
      },
    ],
    // As CDK pipelines write it.
    [
      {
        type: "AWS::IAM::Policy",
        properties: {
          PolicyDocument: allow("sts:AssumeRole", "arn:*:iam::123456789012:role/*", {
            Condition: { "ForAnyValue:StringEquals": { "iam:ResourceTag/aws-cdk:bootstrap-role": ["deploy"] } },
          }),
        },
      },
    ],
    [
      {
        type: "aws:iam/policy:Policy",
        properties: {
          policy: JSON.stringify(
            allow("iam:PutRolePolicy", "*", {
              Condition: { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/bound" } },
            }),
          ),
        },
      },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("iam:PutRolePolicy") } }],
      /Action is iam:PutRolePolicy: with iam:PutRolePolicy/,
    ],
    [[{ type: "AWS::IAM::ManagedPolicy", properties: { PolicyDocument: allow("sts:*") } }], /with sts:AssumeRole/],
    [
      [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow(["iam:Create*"], "arn:aws:iam::*:user/*") } }],
      /with iam:CreateAccessKey/,
    ],
    // Neither TLS nor the time of day keeps anybody from climbing.
    [
      [
        {
          type: "AWS::IAM::Policy",
          properties: {
            PolicyDocument: allow("iam:AttachUserPolicy", "*", {
              Condition: { Bool: { "aws:SecureTransport": "true" } },
            }),
          },
        },
      ],
      /with iam:AttachUserPolicy/,
    ],
    [
      [
        {
          type: "aws:iam/userPolicy:UserPolicy",
          properties: { user: "u", policy: JSON.stringify(allow("sts:AssumeRole")) },
        },
      ],
      /policy\.Statement\[0\]\.Action is sts:AssumeRole/,
    ],
  ],
  unknown: [
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("iam:PutUserPolicy", unknown) } }],
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow(unknown) } }],
    [{ type: "aws:iam/policy:Policy", properties: { policy: unknown } }],
  ],
});
