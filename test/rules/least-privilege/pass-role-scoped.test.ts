import rule from "../../../policy-packs/rules/least-privilege/pass-role-scoped";
import { testRule, unknown } from "../../rule-tester";

const allow = (Action: unknown, Resource: unknown = "*", more: object = {}) =>
  ({ Statement: [{ Effect: "Allow", Action, Resource, ...more }] }) as never;
const toService = { Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } } };

testRule(rule, {
  pass: [
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("iam:PassRole", "arn:aws:iam::1:role/ecs-*") } }],
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("iam:PassRole", "*", toService) } }],
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow(["s3:ListBucket", "iam:GetRole"]) } }],
    // No bucket is a role.
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("iam:PassRole", "arn:aws:s3:::*") } }],
    [{ type: "aws:iam/policy:Policy", properties: { policy: JSON.stringify(allow("iam:*")) } }],
    [
      {
        type: "AWS::IAM::Policy",
        properties: { PolicyDocument: allow("iam:PassRole", { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/app" }) },
      },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("iam:PassRole") } }],
      /Statement\[0\]\.Resource is \*: .*any role/,
    ],
    [
      [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("iam:*Ro*", "arn:aws:iam::1:role/*") } }],
      /Resource is arn/,
    ],
    [
      [{ type: "AWS::IAM::Role", properties: { Policies: [{ PolicyDocument: allow(["iam:Pass*"]) }] } }],
      /Policies\[0\]\.PolicyDocument\.Statement\[0\]\.Resource/,
    ],
    [
      [
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          properties: { role: "r", policy: JSON.stringify(allow("iam:PassRole")) },
        },
      ],
      /policy\.Statement\[0\]\.Resource is \*/,
    ],
  ],
  unknown: [
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("iam:PassRole", unknown) } }],
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow(unknown) } }],
  ],
});
