import rule from "../../../policy-packs/rules/least-privilege/no-full-access-policy-attached";
import { testRule, unknown } from "../../rule-tester";

const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const role = (...arns: (string | typeof unknown)[]) => ({
  type: "AWS::IAM::Role",
  properties: { ManagedPolicyArns: arns },
});

testRule(rule, {
  pass: [
    [role(managed("service-role/AWSLambdaBasicExecutionRole"), managed("ReadOnlyAccess"))],
    [role(managed("AdministratorAccess"), managed("IAMFullAccess"))],
    [
      {
        type: "aws:iam/role:Role",
        properties: { assumeRolePolicy: "{}", managedPolicyArns: [managed("AmazonS3ReadOnlyAccess")] },
      },
    ],
  ],
  fail: [
    [[role(managed("PowerUserAccess"))], /PowerUserAccess: it allows everything/],
    [[role(managed("ReadOnlyAccess"), managed("AmazonS3FullAccess"))], /ManagedPolicyArns\[1\]/],
    [[role(managed("AmazonElasticFileSystemFullAccess"))], /FullAccess/],
    [[role(managed("AmazonDynamoDBFullAccess_v2"))], /FullAccess_v2/],
    [
      [
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          properties: { role: "app", policyArn: managed("AmazonSQSFullAccess") },
        },
      ],
      /policyArn is .*AmazonSQSFullAccess/,
    ],
  ],
  unknown: [[role(unknown)]],
});
