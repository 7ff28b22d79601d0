import rule from "../../../policy-packs/rules/least-privilege/data-reads-scoped";
import { testRule, unknown } from "../../rule-tester";

const allow = (Action: unknown, Resource: unknown = "*", more: object = {}) =>
  ({ Statement: [{ Effect: "Allow", Action, Resource, ...more }] }) as never;
const tagged = { Condition: { StringEquals: { "aws:ResourceTag/Owner": "orders" } } };

testRule(rule, {
  pass: [
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("s3:GetObject", "arn:aws:s3:::orders/*") } }],
    [{ type: "AWS::IAM::ManagedPolicy", properties: { PolicyDocument: allow("ssm:GetParameter", "*", tagged) } }],
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow(["ec2:DescribeInstances"]) } }],
    // All of a service is the finding of no-service-wide-permissions.
    [{ type: "aws:iam/policy:Policy", properties: { policy: JSON.stringify(allow("s3:*")) } }],
  ],
  fail: [
    // What is another rule's does not hide what follows.
    [
      [
        {
          type: "AWS::IAM::Policy",
          properties: {
            PolicyDocument: {
              Statement: [
                { Effect: "Allow", Action: "s3:*", Resource: "*" },
                { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: "*" },
              ],
            },
          },
        },
      ],
      /Statement\[1\]\.Resource is \*: with secretsmanager:GetSecretValue/,
    ],
    [
      [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow(["s3:ListBucket", "s3:Get*"]) } }],
      /Resource is \*: with s3:GetObject its holder reads/,
    ],
    [
      [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("s3:GetObject", "arn:aws:s3:::*") } }],
      /Resource is arn:aws:s3:::\*/,
    ],
    [
      [
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          properties: { role: "r", policy: JSON.stringify(allow("secretsmanager:GetSecretValue")) },
        },
      ],
      /with secretsmanager:GetSecretValue/,
    ],
  ],
  unknown: [[{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("s3:GetObject", unknown) } }]],
});
