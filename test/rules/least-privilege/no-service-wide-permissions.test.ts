import rule from "../../../policy-packs/rules/least-privilege/no-service-wide-permissions";
import { testRule, unknown } from "../../rule-tester";

const allow = (Action: unknown, Resource: unknown = "*") =>
  ({ Statement: [{ Effect: "Allow", Action, Resource }] }) as never;

testRule(rule, {
  pass: [
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow(["s3:Get*", "s3:List*"]) } }],
    [
      {
        type: "AWS::IAM::Policy",
        properties: { PolicyDocument: allow("dynamodb:*", "arn:aws:dynamodb:*:*:table/orders") },
      },
    ],
    // Tracing owns nothing; all of IAM is the finding of no-admin-permissions.
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow(["xray:*", "iam:*"]) } }],
    [
      {
        type: "aws:iam/policy:Policy",
        properties: { policy: JSON.stringify({ Statement: { Effect: "Deny", Action: "s3:*", Resource: "*" } }) },
      },
    ],
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("s3:GetObject", unknown) } }],
  ],
  fail: [
    [[{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("s3:*") } }], /Action is s3:\*: .*everything/],
    [
      [{ type: "AWS::IAM::ManagedPolicy", properties: { PolicyDocument: allow("s3:*", "arn:aws:s3:::*") } }],
      /Action is s3:\*/,
    ],
    [
      [{ type: "AWS::IAM::Role", properties: { Policies: [{ PolicyDocument: allow(["sqs:Get*", "logs:*"]) }] } }],
      /Policies\[0\]\.PolicyDocument\.Statement\[0\]\.Action/,
    ],
    [
      [
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          properties: { role: "r", policy: JSON.stringify(allow("dynamodb:*")) },
        },
      ],
      /policy\.Statement\[0\]\.Action is dynamodb:\*/,
    ],
  ],
  unknown: [[{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("s3:*", unknown) } }]],
});
