import rule from "../../../policy-packs/rules/zoning/no-public-data";
import { testRule, unknown } from "../../rule-tester";

const cognito = "cognito-identity.amazonaws.com";
const role = (Action: unknown, Resource: unknown, amr = "unauthenticated", more: object = {}) => ({
  type: "AWS::IAM::Role",
  name: "guest",
  properties: {
    ...more,
    AssumeRolePolicyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: cognito },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: { [`${cognito}:aud`]: unknown },
            ...(amr === "any" ? {} : { "ForAnyValue:StringLike": { [`${cognito}:amr`]: amr } }),
          },
        },
      ],
    },
    Policies: [
      {
        PolicyName: "p",
        PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] },
      },
    ],
  } as never,
});
const pool = (AllowUnauthenticatedIdentities: unknown) => ({
  type: "AWS::Cognito::IdentityPool",
  name: "pool",
  properties: { AllowUnauthenticatedIdentities } as never,
});
const bucket = { type: "AWS::S3::Bucket", name: "photos", properties: {} };
const table = { type: "AWS::DynamoDB::Table", name: "scores", properties: {} };
const objects = { "Fn::Sub": "${photos.Arn}/*" };
const own = { "Fn::Sub": `\${photos.Arn}/\${!${cognito}:sub}/*` };

testRule(rule, {
  pass: [
    [bucket],
    [bucket, role("s3:GetObject", objects, "authenticated")],
    [bucket, role("s3:ListBucket", objects)],
    [bucket, role("s3:GetObject", "arn:aws:s3:::elsewhere/*")],
    [bucket, role("s3:GetObject", objects), pool(false)],
    [bucket, role("s3:*", own)],
  ],
  fail: [
    [[bucket, role("s3:Get*", objects)], /gets the credentials of role\/guest as a guest, and may s3:GetObject/],
    [[bucket, role("s3:*", "*", "any"), pool(true)], /may s3:GetObject, s3:PutObject, s3:DeleteObject/],
    [[table, role("dynamodb:Scan", { "Fn::GetAtt": ["scores", "Arn"] }), pool(true)], /dynamodb:Scan/],
  ],
  unknown: [
    [bucket, role("s3:ListBucket", "*", undefined, { ManagedPolicyArns: ["arn:aws:iam::123456789012:policy/other"] })],
  ],
});
