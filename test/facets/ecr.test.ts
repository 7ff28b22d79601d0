import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import notOpen from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const key = "arn:aws:kms:eu-west-1:111122223333:key/1";
const policy = (principal: string | object, condition?: object) => ({
  Statement: [
    {
      Effect: "Allow",
      Principal: principal,
      Action: "ecr:BatchGetImage",
      ...(condition === undefined ? {} : { Condition: condition }),
    },
  ],
});
const repository = (principal: string | object, condition?: object) => ({
  type: "AWS::ECR::Repository",
  properties: { RepositoryPolicyText: policy(principal, condition) as never },
});
const withPolicy = (principal: string | object) => [
  { type: "aws:ecr/repository:Repository", properties: {} },
  {
    type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
    properties: { repository: { Ref: "Repository" }, policy: JSON.stringify(policy(principal)) },
  },
];

testRule(customerKey, {
  pass: [
    [
      {
        type: "AWS::ECR::Repository",
        properties: { EncryptionConfiguration: { EncryptionType: "KMS", KmsKey: key } },
      },
    ],
    [
      {
        type: "aws:ecr/repository:Repository",
        properties: { encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key }] },
      },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::ECR::Repository", properties: {} }],
      /\(images\) EncryptionConfiguration\.EncryptionType is not set/,
    ],
    [
      [
        {
          type: "aws:ecr/repository:Repository",
          properties: { encryptionConfigurations: [{ encryptionType: "KMS" }] },
        },
      ],
      /\(images\) encryptionConfigurations\[0\]\.kmsKey is not set/,
    ],
  ],
  unknown: [[{ type: "AWS::ECR::Repository", properties: { EncryptionConfiguration: unknown } }]],
});

testRule(notOpen, {
  pass: [
    [{ type: "AWS::ECR::Repository", properties: {} }],
    [repository({ AWS: "arn:aws:iam::111122223333:root" })],
    [repository("*", { StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } })],
    withPolicy({ AWS: "111122223333" }),
  ],
  fail: [
    [[repository("*")], /\(policy\) RepositoryPolicyText\.Statement\[0\]\.Principal is \*/],
    [withPolicy({ AWS: "*" }), /\(policy\) policy\.Statement\[0\]\.Principal/],
  ],
  unknown: [[{ type: "AWS::ECR::Repository", properties: { RepositoryPolicyText: unknown } }]],
});
