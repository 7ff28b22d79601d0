import owned from "../../policy-packs/rules/asset-management/owner-tagged";
import { testRule, unknown } from "../rule-tester";

testRule(owned, {
  pass: [
    [{ type: "AWS::KMS::Key", properties: { Tags: [{ Key: "Owner", Value: "orders" }] } }],
    [{ type: "aws:kms/key:Key", properties: { tags: { team: "orders" } } }],
    [{ type: "AWS::KMS::ReplicaKey", properties: { Tags: [{ Key: "Owner", Value: "orders" }] } }],
    [{ type: "aws:kms/replicaKey:ReplicaKey", properties: { primaryKeyArn: "k", tags: { team: "orders" } } }],
  ],
  fail: [
    [[{ type: "AWS::KMS::Key", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }], /no tag names an owner/],
    [[{ type: "aws:kms/key:Key", properties: { tags: { Name: "orders" } } }], /no tag names an owner/],
    [
      [{ type: "AWS::KMS::ReplicaKey", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }],
      /no tag names an owner/,
    ],
    [
      [{ type: "aws:kms/replicaKey:ReplicaKey", properties: { primaryKeyArn: "k", tags: { Name: "orders" } } }],
      /no tag names an owner/,
    ],
  ],
  unknown: [
    [{ type: "AWS::KMS::Key", properties: { Tags: unknown } }],
    [{ type: "AWS::KMS::ReplicaKey", properties: { Tags: unknown } }],
  ],
});
