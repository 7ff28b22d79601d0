import type { JsonObject } from "../../../policy-packs/core/rule";
import rule from "../../../policy-packs/rules/fail-safe-defaults/policy-cannot-lock-out";
import { testRule, unknown } from "../../rule-tester";

const policy = (statement: JsonObject) => ({
  type: "AWS::S3::BucketPolicy",
  properties: { Bucket: "orders", PolicyDocument: { Statement: [statement] } },
});
const inPulumi = (statement: JsonObject) => ({
  type: "aws:s3/bucketPolicy:BucketPolicy",
  properties: { bucket: "orders", policy: JSON.stringify({ Statement: [statement] }) },
});
const denial = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" };

testRule(rule, {
  pass: [
    [policy({ ...denial, Condition: { Bool: { "aws:SecureTransport": "false" } } })],
    [policy({ ...denial, Action: "s3:DeleteBucket" })],
    [inPulumi({ ...denial, Effect: "Allow" })],
    [{ type: "AWS::EFS::FileSystem", properties: {} }],
  ],
  fail: [
    [[policy(denial)], /Action is s3:\*: everything is denied to everybody/],
    [[inPulumi({ ...denial, Principal: { AWS: "*" } })], /everything is denied to everybody/],
    [
      [{ type: "AWS::EFS::FileSystem", properties: { BypassPolicyLockoutSafetyCheck: true } }],
      /BypassPolicyLockoutSafetyCheck is true/,
    ],
    [
      [
        { type: "aws:efs/fileSystem:FileSystem", properties: {} },
        {
          type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
          properties: { fileSystemId: { Ref: "FileSystem" }, policy: "{}", bypassPolicyLockoutSafetyCheck: true },
        },
      ],
      /bypassPolicyLockoutSafetyCheck is true/,
    ],
  ],
  unknown: [[policy({ ...denial, Principal: unknown })]],
});
