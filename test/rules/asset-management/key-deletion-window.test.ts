import rule from "../../../policy-packs/rules/asset-management/key-deletion-window";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::KMS::Key", properties: { EnableKeyRotation: true } }],
    [{ type: "AWS::KMS::ReplicaKey", properties: { PendingWindowInDays: 30 } }],
    [{ type: "aws:kms/key:Key", properties: { deletionWindowInDays: 30 } }],
  ],
  fail: [
    [[{ type: "AWS::KMS::Key", properties: { PendingWindowInDays: 7 } }], /PendingWindowInDays is 7: /],
    [[{ type: "aws:kms/key:Key", properties: { deletionWindowInDays: 10 } }], /deletionWindowInDays is 10/],
  ],
  unknown: [[{ type: "AWS::KMS::Key", properties: { PendingWindowInDays: unknown } }]],
});
