import rule from "../../../policy-packs/rules/least-privilege/role-trust-not-open";
import { testRule, unknown } from "../../rule-tester";

const trust = (statement: object) =>
  ({ Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", ...statement }] }) as never;
const role = (statement: object) => ({
  type: "AWS::IAM::Role",
  properties: { AssumeRolePolicyDocument: trust(statement) },
});
const pulumi = (statement: object) => ({
  type: "aws:iam/role:Role",
  properties: { assumeRolePolicy: JSON.stringify(trust(statement)) },
});

testRule(rule, {
  pass: [
    [role({ Principal: { Service: "lambda.amazonaws.com" } })],
    [role({ Principal: { AWS: "*" }, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3" } } })],
    [role({ Principal: "*", Effect: "Deny" })],
    [
      role({
        Principal: { AWS: unknown, Service: "lambda.amazonaws.com" },
        Condition: { StringEquals: { "sts:ExternalId": "x" } },
      }),
    ],
    [pulumi({ Principal: { AWS: "arn:aws:iam::123456789012:root" } })],
  ],
  fail: [
    // The plain star, which a look under `AWS` alone misses.
    [[role({ Principal: "*" })], /AssumeRolePolicyDocument\.Statement\[0\]\.Principal is \*: anybody/],
    [[role({ Principal: { AWS: "*" } })], /Principal/],
    [[role({ Principal: { AWS: ["arn:aws:iam::123456789012:root", "*"] } })], /Principal/],
    [[role({ Principal: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } })], /Principal/],
    [[role({ NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" } })], /NotPrincipal/],
    [[pulumi({ Principal: "*" })], /assumeRolePolicy\.Statement\[0\]\.Principal is \*/],
    [[pulumi({ Principal: { AWS: "*" } })], /assumeRolePolicy\.Statement\[0\]\.Principal/],
  ],
  unknown: [
    [role({ Principal: { AWS: unknown } })],
    [{ type: "aws:iam/role:Role", properties: { assumeRolePolicy: unknown } }],
  ],
});
