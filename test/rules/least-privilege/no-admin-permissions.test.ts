import rule from "../../../policy-packs/rules/least-privilege/no-admin-permissions";
import { testRule, unknown } from "../../rule-tester";

const all = { Effect: "Allow", Action: "*", Resource: "*" };
const document = (...statements: object[]) => ({ Version: "2012-10-17", Statement: statements }) as never;
const text = (...statements: object[]) => JSON.stringify(document(...statements));
const trust = document({ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" });

testRule(rule, {
  pass: [
    [
      {
        type: "AWS::IAM::Policy",
        properties: { PolicyDocument: document({ ...all, Action: "s3:GetObject" }, { ...all, Effect: "Deny" }) },
      },
    ],
    // All actions on one thing are the finding of nobody here: S3 knows only S3's.
    [
      {
        type: "AWS::IAM::ManagedPolicy",
        properties: { PolicyDocument: document({ ...all, Resource: "arn:aws:s3:::o" }) },
      },
    ],
    [
      {
        type: "aws:iam/rolePolicy:RolePolicy",
        properties: { role: "app", policy: text({ ...all, Action: ["sqs:SendMessage"] }) },
      },
    ],
    // A boundary gives nothing: it only limits what other policies give.
    [
      {
        type: "AWS::IAM::ManagedPolicy",
        properties: { PolicyDocument: document(all, { Effect: "Deny", Action: "iam:*", Resource: "*" }) },
      },
      { type: "AWS::IAM::Role", properties: { PermissionsBoundary: { Ref: "ManagedPolicy" } } },
    ],
    // What is unknown cannot matter where the actions are harmless.
    [
      {
        type: "AWS::IAM::Policy",
        properties: { PolicyDocument: document({ ...all, Action: "s3:Get*", Resource: unknown }) },
      },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: document(all) } }],
      /PolicyDocument\.Statement\[0\]\.Action is \*: .*account/,
    ],
    [
      [
        {
          type: "AWS::IAM::ManagedPolicy",
          properties: { PolicyDocument: document({ ...all, Action: ["x:y", "IAM:*"] }) },
        },
      ],
      /Statement\[0\]\.Action/,
    ],
    [
      [{ type: "AWS::IAM::Group", properties: { Policies: [{ PolicyName: "a", PolicyDocument: document(all) }] } }],
      /Policies\[0\]\.PolicyDocument\.Statement\[0\]\.Action/,
    ],
    [
      [
        {
          type: "AWS::IAM::User",
          properties: { Policies: [{ PolicyName: "a", PolicyDocument: document({ ...all, Action: "*:*" }) }] },
        },
      ],
      /Policies\[0\]/,
    ],
    // A known fault outweighs an unknown part.
    [[{ type: "AWS::IAM::Policy", properties: { PolicyDocument: document(unknown, all) } }], /Statement\[1\]\.Action/],
    [
      [{ type: "aws:iam/policy:Policy", properties: { policy: text({ ...all, Resource: ["*"] }) } }],
      /policy\.Statement\[0\]\.Action is \*/,
    ],
    [
      [{ type: "aws:iam/userPolicy:UserPolicy", properties: { user: "u", policy: text({ ...all, Action: "iam:*" }) } }],
      /policy\.Statement/,
    ],
    [
      [
        {
          type: "aws:iam/role:Role",
          properties: { assumeRolePolicy: trust, inlinePolicies: [{ name: "a", policy: text(all) }] },
        },
      ],
      /inlinePolicies\[0\]\.policy\.Statement\[0\]\.Action/,
    ],
    [
      [{ type: "aws:iam/groupPolicy:GroupPolicy", properties: { group: "g", policy: document(all) } }],
      /policy\.Statement\[0\]\.Action/,
    ],
  ],
  unknown: [
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: document({ ...all, Resource: unknown }) } }],
    [{ type: "aws:iam/policy:Policy", properties: { policy: unknown } }],
  ],
});
