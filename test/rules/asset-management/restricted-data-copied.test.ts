import rule from "../../../policy-packs/rules/asset-management/restricted-data-copied";
import { testRule, unknown } from "../../rule-tester";

const bucket = (dataClass: string, own: object = {}) =>
  ({ type: "AWS::S3::Bucket", properties: { Tags: [{ Key: "DataClass", Value: dataClass }], ...own } }) as const;
const pulumiBucket = { type: "aws:s3/bucket:Bucket", properties: { tags: { DataClass: "restricted" } } } as const;
const replication = (status: string) =>
  ({
    type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    properties: { bucket: { Ref: "Bucket" }, rules: [{ status, destination: { bucket: "arn:aws:s3:::the-copy" } }] },
  }) as const;
const policy = (Action: string) =>
  ({
    type: "AWS::S3::BucketPolicy",
    properties: {
      Bucket: { Ref: "Bucket" },
      PolicyDocument: {
        Statement: [{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::1:role/r" }, Action, Resource: "*" }],
      },
    },
  }) as const;

testRule(rule, {
  pass: [
    [bucket("restricted", { ReplicationConfiguration: { Rules: [{ Status: "Enabled" }] } })],
    [bucket("restricted"), policy("s3:ReplicateObject")],
    [pulumiBucket, replication("Enabled")],
  ],
  fail: [
    [[bucket("restricted")], /ReplicationConfiguration\.Rules is not set: restricted data is in one place only/],
    [[bucket("Restricted"), policy("s3:GetObject")], /in one place only/],
    [[pulumiBucket, replication("Disabled")], /status is Disabled/],
  ],
  unknown: [
    [bucket("restricted", { ReplicationConfiguration: unknown })],
    [{ type: "AWS::S3::Bucket", properties: { Tags: unknown } }],
  ],
  silent: [[bucket("internal")], [{ type: "AWS::S3::Bucket", properties: {} }]],
});
