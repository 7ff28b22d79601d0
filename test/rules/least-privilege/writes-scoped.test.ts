import rule from "../../../policy-packs/rules/least-privilege/writes-scoped";
import { testRule, unknown } from "../../rule-tester";

const allow = (Action: unknown, Resource: unknown = "*", more: object = {}) =>
  ({ Statement: [{ Effect: "Allow", Action, Resource, ...more }] }) as never;
const policy = (document: never) => [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: document } }];
const tagged = { Condition: { StringEquals: { "aws:ResourceTag/Owner": "orders" } } };

testRule(rule, {
  pass: [
    policy(allow("s3:PutObject", "arn:aws:s3:::orders/*")),
    policy(allow("ec2:TerminateInstances", "*", tagged)),
    // What only looks is the finding of data-reads-scoped or resources-named.
    policy(allow(["s3:Get*", "ec2:Describe*", "dynamodb:Query", "dynamodb:BatchGetItem"])),
    policy(allow(["logs:StartQuery", "logs:StopQuery", "logs:StartLiveTail"])),
    // Telemetry and interfaces of one's own change nothing of others'.
    policy(allow(["logs:CreateLogStream", "logs:PutLogEvents", "cloudwatch:PutMetricData", "xray:PutTraceSegments"])),
    policy(allow(["ec2:CreateNetworkInterface", "kms:Decrypt"])),
    // AWS's own policy for functions in a VPC has these on `*`.
    policy(allow(["ec2:CreateNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"])),
    policy(allow("elasticbeanstalk:RequestEnvironmentInfo")),
    // All of a service is the finding of no-service-wide-permissions.
    policy(allow(["s3:*", "*"])),
    policy({ Statement: [{ Effect: "Deny", Action: "s3:Put*", Resource: "*" }] } as never),
    [
      { type: "AWS::IAM::ManagedPolicy", name: "Boundary", properties: { PolicyDocument: allow("s3:Put*") } },
      { type: "AWS::IAM::Role", properties: { PermissionsBoundary: { Ref: "Boundary" } } },
    ],
  ],
  fail: [
    [policy(allow(["s3:GetObject", "s3:PutObject"])), /Resource is \*: with s3:PutObject its holder changes/],
    [policy(allow("s3:Put*", "arn:aws:s3:::*")), /Resource is arn:aws:s3:::\*: with s3:Put\*/],
    [policy(allow("dynamodb:Delete*")), /with dynamodb:Delete\*/],
    [
      [
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          properties: { role: "r", policy: JSON.stringify(allow("lambda:UpdateFunctionCode")) },
        },
      ],
      /policy\.Statement\[0\]\.Resource is \*: with lambda:UpdateFunctionCode/,
    ],
  ],
  unknown: [policy(allow("s3:PutObject", unknown)), policy(allow("s3:PutObject", "*", { Condition: unknown }))],
});
