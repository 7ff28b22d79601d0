import authenticated from "../../policy-packs/rules/authentication/callers-are-authenticated";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

const key = "arn:aws:kms:eu-west-1:111122223333:key/1";
const variables = { Variables: { STAGE: "production" } };

testRule(customerKey, {
  pass: [
    [{ type: "AWS::Lambda::Function", properties: { Environment: variables, KmsKeyArn: key } }],
    [
      {
        type: "aws:lambda/function:Function",
        properties: { environment: { variables: { STAGE: "production" } }, kmsKeyArn: key },
      },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::Lambda::Function", properties: { Environment: variables } }],
      /\(environment-variables\) KmsKeyArn/,
    ],
    [
      [{ type: "aws:lambda/function:Function", properties: { environment: { variables: { A: "b" } } } }],
      /\(environment-variables\) kmsKeyArn is not set/,
    ],
  ],
  unknown: [[{ type: "AWS::Lambda::Function", properties: { Environment: variables, KmsKeyArn: unknown } }]],
  // Without variables there is nothing to encrypt.
  silent: [
    [{ type: "AWS::Lambda::Function", properties: {} }],
    [{ type: "aws:lambda/function:Function", properties: { kmsKeyArn: "" } }],
  ],
});

testRule(authenticated, {
  pass: [
    [{ type: "AWS::Lambda::Url", properties: { AuthType: "AWS_IAM" } }],
    [{ type: "aws:lambda/functionUrl:FunctionUrl", properties: { authorizationType: "AWS_IAM" } }],
  ],
  fail: [
    [[{ type: "AWS::Lambda::Url", properties: { AuthType: "NONE" } }], /\(iam\) AuthType is NONE/],
    [
      [{ type: "aws:lambda/functionUrl:FunctionUrl", properties: { authorizationType: "NONE" } }],
      /\(iam\) authorizationType is NONE/,
    ],
  ],
  unknown: [[{ type: "AWS::Lambda::Url", properties: { AuthType: unknown } }]],
});
