import rule from "../../../policy-packs/rules/encryption/perimeter-tls-only";
import { testRule, unknown } from "../../rule-tester";

const policy = (name: string, ...statements: readonly unknown[]) => ({
  type: "AWS::Organizations::Policy",
  name,
  properties: { Type: "RESOURCE_CONTROL_POLICY", Content: { Statement: statements } } as never,
});
const refuse = (condition: unknown, own: object = {}) => ({
  Effect: "Deny",
  Principal: "*",
  Action: ["s3:*", "sqs:*"],
  Resource: "*",
  Condition: condition,
  ...own,
});
const tls = { BoolIfExists: { "aws:SecureTransport": "false" } };
const own = { StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } };
const pulumi = (statement: object) => [
  {
    type: "aws:organizations/policy:Policy",
    properties: { type: "RESOURCE_CONTROL_POLICY", content: JSON.stringify({ Statement: [statement] }) } as never,
  },
];

testRule(rule, {
  pass: [
    [policy("one", refuse(own), refuse(tls))],
    [policy("one", refuse(own)), policy("other", refuse(tls))],
    pulumi(refuse({ Bool: { "aws:SecureTransport": "false" } })),
  ],
  fail: [
    [[policy("one", refuse(own))], /Content: buckets answer over plain HTTP/],
    [[policy("one", refuse(own), refuse(tls, { Action: "sqs:*" }))], /buckets answer over plain HTTP/],
    [[policy("one", refuse({ Bool: { "aws:SecureTransport": "true" } }))], /buckets answer over plain HTTP/],
    [pulumi(refuse(own)), /content: buckets answer/],
  ],
  unknown: [[policy("one", refuse(own), unknown)], [policy("one", refuse(unknown))]],
  silent: [
    [policy("one", refuse(own, { Action: "ecr:*" }))],
    [
      {
        type: "AWS::Organizations::Policy",
        properties: { Type: "SERVICE_CONTROL_POLICY", Content: { Statement: [refuse(own)] } } as never,
      },
    ],
  ],
});
