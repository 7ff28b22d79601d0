import rule from "../../../policy-packs/rules/least-privilege/trust-is-narrow";
import { testRule, unknown } from "../../rule-tester";

const trust = (AWS: unknown, more: object = {}) => ({
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS }, ...more }],
});
const role = (AWS: unknown, more: object = {}) => ({
  type: "AWS::IAM::Role",
  properties: { AssumeRolePolicyDocument: trust(AWS, more) } as never,
});
/** What tells which account the stack is in. */
const home = {
  type: "aws:sqs/queue:Queue",
  name: "queue",
  properties: { name: "arn:aws:sqs:eu-west-1:111122223333:queue" },
};
const pulumi = (AWS: unknown, more: object = {}) => ({
  type: "aws:iam/role:Role",
  properties: { assumeRolePolicy: JSON.stringify(trust(AWS, more)) },
});
const both = ["111122223333", "arn:aws:iam::444455556666:root"];
const when = (operator: string, key: string, value: string) => ({ Condition: { [operator]: { [key]: value } } });

testRule(rule, {
  pass: [
    [role("arn:aws:iam::444455556666:role/deploy")],
    [role(both, when("StringEquals", "sts:ExternalId", "b9f2"))],
    [role(both, when("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/deploy"))],
    [role({ "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root" })],
    [role(both, { Effect: "Deny" })],
    [role(unknown, when("StringEquals", "sts:ExternalId", "b9f2"))],
    [pulumi("arn:aws:iam::111122223333:root"), home],
  ],
  fail: [
    [
      [role(both)],
      /Statement\[0\]\.Principal is .*: anybody whom account 111122223333 or 444455556666 lets may take the role/,
    ],
    [[role(both, when("StringEquals", "aws:PrincipalOrgID", "o-a1"))], /Principal/],
    [[role(both, when("Bool", "aws:SecureTransport", "true"))], /Principal/],
    [
      [pulumi("arn:aws:iam::444455556666:root"), home],
      /assumeRolePolicy\.Statement\[0\]\.Principal is .* account 444455556666/,
    ],
  ],
  unknown: [[role("444455556666")], [role(unknown)], [pulumi("arn:aws:iam::444455556666:root")]],
});
