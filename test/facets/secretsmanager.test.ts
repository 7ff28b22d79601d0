import owned from "../../policy-packs/rules/asset-management/owner-tagged";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

testRule(atRest, {
  pass: [
    [{ type: "AWS::SecretsManager::Secret", properties: { KmsKeyId: unknown } }],
    [{ type: "AWS::SecretsManager::Secret", properties: {} }],
    [{ type: "aws:secretsmanager/secret:Secret", properties: {} }],
  ],
  fail: [],
  unknown: [],
});

testRule(customerKey, {
  pass: [
    [{ type: "AWS::SecretsManager::Secret", properties: { KmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1" } }],
    [
      { type: "AWS::KMS::Key", properties: {} },
      { type: "AWS::SecretsManager::Secret", properties: { KmsKeyId: { "Fn::GetAtt": ["Key", "Arn"] } } },
    ],
    [{ type: "aws:secretsmanager/secret:Secret", properties: { kmsKeyId: "alias/orders" } }],
  ],
  fail: [
    [[{ type: "AWS::SecretsManager::Secret", properties: {} }], /KmsKeyId is not set: the key is AWS's/],
    [[{ type: "aws:secretsmanager/secret:Secret", properties: {} }], /kmsKeyId is not set: the key is AWS's/],
    [
      [{ type: "aws:secretsmanager/secret:Secret", properties: { kmsKeyId: "alias/aws/anything" } }],
      /kmsKeyId is alias.aws.anything/,
    ],
  ],
  unknown: [[{ type: "AWS::SecretsManager::Secret", properties: { KmsKeyId: unknown } }]],
});

testRule(owned, {
  pass: [
    [{ type: "AWS::SecretsManager::Secret", properties: { Tags: [{ Key: "Owner", Value: "orders" }] } }],
    [{ type: "aws:secretsmanager/secret:Secret", properties: { tags: { team: "orders" } } }],
  ],
  fail: [
    [
      [{ type: "AWS::SecretsManager::Secret", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }],
      /no tag names an owner/,
    ],
    [[{ type: "aws:secretsmanager/secret:Secret", properties: { tags: { Name: "orders" } } }], /no tag names an owner/],
  ],
  unknown: [[{ type: "AWS::SecretsManager::Secret", properties: { Tags: unknown } }]],
});
