import { unknown } from "../rule-tester";

const github = "token.actions.githubusercontent.com";
const provider = (host: string) => `arn:aws:iam::123456789012:oidc-provider/${host}`;
const trust = (host: string, Condition: object) =>
  ({
    Statement: [
      { Effect: "Allow", Principal: { Federated: provider(host) }, Action: "sts:AssumeRoleWithWebIdentity", Condition },
    ],
  }) as never;

/** A role that tokens of a host open on a condition, in CloudFormation's words. */
export const role = (condition: object, host = github) => ({
  type: "AWS::IAM::Role",
  properties: { AssumeRolePolicyDocument: trust(host, condition) },
});

/** The same in Pulumi's. */
export const pulumi = (condition: object, host = github) => ({
  type: "aws:iam/role:Role",
  properties: { assumeRolePolicy: JSON.stringify(trust(host, condition)) },
});

export const equal = (keys: { readonly [claim: string]: unknown }, host = github) => ({
  StringEquals: Object.fromEntries(Object.entries(keys).map(([claim, value]) => [`${host}:${claim}`, value])),
});
export const like = (sub: unknown, host = github) => ({ StringLike: { [`${host}:sub`]: sub } });

/** What says nothing about forges. */
export const strangers = [
  [
    role(
      { StringEquals: { "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub": "system:serviceaccount:shop:api" } },
      "oidc.eks.eu-west-1.amazonaws.com/id/A1",
    ),
  ],
  [
    {
      type: "AWS::IAM::Role",
      properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
        },
      },
    },
  ],
];

export const notKnown = [
  [role(like(unknown))],
  [{ type: "aws:iam/role:Role", properties: { assumeRolePolicy: unknown } }],
];
export const document = [{ type: "aws:iam/role:Role", properties: { assumeRolePolicy: unknown } }];
