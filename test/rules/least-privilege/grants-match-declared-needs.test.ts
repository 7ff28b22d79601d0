import { describe } from "@jest/globals";
import rule from "../../../policy-packs/rules/least-privilege/grants-match-declared-needs";
import { testRule, unknown } from "../../rule-tester";

const policy = (Action: unknown, Resource: unknown, Effect = "Allow", more: object = {}) => ({
  Statement: [{ Effect, Action, Resource, ...more }],
});
const role = (...documents: readonly object[]) => ({
  type: "AWS::IAM::Role",
  name: "deploy",
  properties: {
    Policies: documents.map((PolicyDocument, at) => ({ PolicyName: `p${String(at)}`, PolicyDocument })),
  } as never,
});
const site = { type: "AWS::S3::Bucket", name: "site", properties: {} };
const objects = { "Fn::Sub": "${site.Arn}/*" };

testRule(rule, {
  settings: {
    declaredNeeds: ["role/deploy s3:*Object bucket/site/*", "role/deploy s3:ListBucket bucket/site", "user/ann * *"],
  },
  pass: [
    [
      role(
        policy(["s3:PutObject", "s3:getobject"], objects),
        policy("s3:ListBucket", { "Fn::GetAtt": ["site", "Arn"] }),
      ),
      site,
    ],
    [role(policy("s3:*", objects), policy("s3:*", "*", "Deny")), site],
    [role(), site],
  ],
  fail: [
    [
      [role(policy(["s3:PutObject", "s3:PutObjectAcl"], objects)), site],
      /^fail role\/deploy may s3:PutObjectAcl on bucket\/site\/\*, which is more/,
    ],
    [[role(policy("s3:PutObject", "*")), site], /may s3:PutObject on \* but bucket\/site\/\*/],
    [
      [role(policy("sqs:*", "*", "Allow", { Condition: { Bool: { "aws:SecureTransport": "true" } } })), site],
      /sqs:\* on \*/,
    ],
    [[role(policy("s3:*", objects), policy("s3:Put*", "*", "Deny")), site], /may s3:\* but .* on bucket\/site\/\*/],
    [
      [
        role(policy("s3:PutObject", objects)),
        site,
        {
          type: "AWS::IAM::Policy",
          properties: {
            PolicyName: "x",
            Roles: [{ Ref: "deploy" }],
            PolicyDocument: policy("kms:Decrypt", "*"),
          } as never,
        },
      ],
      /kms:Decrypt on \*.*\(in Policy\)/,
    ],
  ],
  unknown: [[role(policy(unknown, objects)), site], [role(policy("s3:PutObject", "arn:aws:s3:::site/*"))]],
  silent: [[{ ...role(policy("*", "*")), name: "other" }, site]],
});

describe("without declared needs", () => {
  testRule(rule, { pass: [], fail: [], unknown: [], silent: [[role(policy("*", "*"))]] });
});
