import rule from "../../../policy-packs/rules/least-privilege/execution-roles-name-actions";
import { testRule, unknown } from "../../rule-tester";

const bucket = "arn:aws:s3:::orders/*";
const trust = (Service: unknown) => ({
  Statement: [{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }],
});
const allow = (Action: unknown, Resource: unknown = bucket, more: object = {}) =>
  ({ Statement: [{ Effect: "Allow", Action, Resource, ...more }] }) as never;
const role = (service: unknown, document?: object) => ({
  type: "AWS::IAM::Role",
  properties: {
    AssumeRolePolicyDocument: trust(service),
    ...(document === undefined ? {} : { Policies: [{ PolicyName: "p", PolicyDocument: document }] }),
  } as never,
});
const lambda = "lambda.amazonaws.com";
const pulumiRole = { type: "aws:iam/role:Role", properties: { assumeRolePolicy: JSON.stringify(trust(lambda)) } };

testRule(rule, {
  pass: [
    [role(lambda, allow(["s3:GetObject", "s3:Put*"]))],
    [
      role(
        "sagemaker.amazonaws.com",
        allow("sagemaker:*", bucket, { Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } }),
      ),
    ],
    // On everything it is the finding of no-service-wide-permissions.
    [role(lambda, allow("s3:*", "*"))],
    [
      {
        type: "aws:iam/rolePolicy:RolePolicy",
        properties: { role: { Ref: "Role" }, policy: JSON.stringify(allow("s3:GetObject")) },
      },
      pulumiRole,
    ],
  ],
  fail: [
    [
      [role(lambda, allow("s3:*"))],
      /Policies\[0\]\.PolicyDocument\.Statement\[0\]\.Action is s3:\*: the code may delete/,
    ],
    [[role(["edgelambda.amazonaws.com", "states.amazonaws.com"], allow(["sqs:SendMessage", "dynamodb:*"]))], /Action/],
    [
      [
        { type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("s3:*"), Roles: [{ Ref: "Role" }] } },
        role(lambda),
      ],
      /PolicyDocument\.Statement\[0\]\.Action is s3:\*/,
    ],
    [
      [
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          properties: { role: { Ref: "Role" }, policy: JSON.stringify(allow("s3:*")) },
        },
        pulumiRole,
      ],
      /policy\.Statement\[0\]\.Action is s3:\*/,
    ],
    [
      [
        { type: "aws:iam/policy:Policy", properties: { policy: JSON.stringify(allow("s3:*")) } },
        pulumiRole,
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          properties: { role: { Ref: "Role" }, policyArn: { Ref: "Policy" } },
        },
      ],
      /policy\.Statement\[0\]\.Action is s3:\*/,
    ],
  ],
  unknown: [[role(lambda, allow(unknown))], [role(lambda, unknown)]],
  silent: [
    [role("ec2.amazonaws.com", allow("s3:*"))],
    [role(lambda)],
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("s3:*"), Roles: ["elsewhere"] } }],
  ],
});
