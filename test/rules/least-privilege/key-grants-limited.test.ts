import rule from "../../../policy-packs/rules/least-privilege/key-grants-limited";
import { testRule, unknown } from "../../rule-tester";

const key = "arn:aws:kms:eu-central-1:111122223333:key/orders";
const allow = (Action: unknown, more: object = {}) =>
  ({ Statement: [{ Effect: "Allow", Action, Resource: key, ...more }] }) as never;
const onlyAws = { Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } };
const onlyRds = { Condition: { StringEquals: { "kms:ViaService": "rds.eu-central-1.amazonaws.com" } } };

testRule(rule, {
  pass: [
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow("kms:CreateGrant", onlyAws) } }],
    [{ type: "AWS::IAM::ManagedPolicy", properties: { PolicyDocument: allow(["kms:CreateGrant"], onlyRds) } }],
    [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow(["kms:Decrypt", "kms:DescribeKey"]) } }],
    // All of KMS is the finding of no-service-wide-permissions.
    [{ type: "aws:iam/policy:Policy", properties: { policy: JSON.stringify(allow("kms:*")) } }],
  ],
  fail: [
    [
      [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow(["kms:Decrypt", "kms:CreateGrant"]) } }],
      /Statement\[0\]\.Action.*in any account/,
    ],
    [
      [{ type: "aws:iam/policy:Policy", properties: { policy: JSON.stringify(allow("kms:Create*")) } }],
      /policy\.Statement\[0\]\.Action/,
    ],
  ],
  unknown: [[{ type: "AWS::IAM::Policy", properties: { PolicyDocument: allow(unknown) } }]],
});
