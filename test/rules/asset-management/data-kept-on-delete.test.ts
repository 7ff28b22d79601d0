import { expect, it } from "@jest/globals";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { evaluate } from "../../../policy-packs/core/evaluate";
import rule from "../../../policy-packs/rules/asset-management/data-kept-on-delete";
import { testRule, unknown } from "../../rule-tester";

const files = (options = {}) => [{ type: "aws:efs/fileSystem:FileSystem", properties: { encrypted: true }, options }];
const bucket = (properties: object, options = {}) => [
  { type: "aws:s3/bucket:Bucket", properties: properties as never, options },
];

testRule(rule, {
  pass: [
    files({ protect: true }),
    files({ retainOnDelete: true }),
    // AWS deletes no bucket that holds objects, no repository with images and no vault with backups.
    bucket({}),
    bucket({ forceDestroy: true }, { protect: true }),
    [{ type: "aws:ecr/repository:Repository", properties: {} }],
    [{ type: "aws:redshift/cluster:Cluster", properties: { finalSnapshotIdentifier: "last" } }],
    [{ type: "aws:ebs/volume:Volume", properties: { finalSnapshot: true } }],
    [{ type: "AWS::OpenSearchService::Domain", properties: {}, options: { retainOnDelete: true } }],
    [{ type: "AWS::S3::Bucket", properties: {} }],
  ],
  fail: [
    [files(), /^fail \(deletion\) When it leaves the program, the data goes with it/],
    [bucket({ forceDestroy: true }), /forceDestroy is true: when it leaves the program/],
    [[{ type: "aws:ecr/repository:Repository", properties: { forceDelete: true } }], /forceDelete is true/],
    [
      [{ type: "aws:redshift/cluster:Cluster", properties: { skipFinalSnapshot: true } }],
      /skipFinalSnapshot is true: when/,
    ],
    [[{ type: "aws:opensearch/domain:Domain", properties: {} }], /data goes with it/],
    [[{ type: "AWS::EFS::FileSystem", properties: {} }], /data goes with it/],
    [
      [
        { type: "AWS::S3::Bucket", properties: {} },
        { type: "Custom::S3AutoDeleteObjects", properties: { BucketName: { Ref: "Bucket" } } },
      ],
      /data goes with it/,
    ],
  ],
  unknown: [bucket({ forceDestroy: unknown })],
  // A database has a protection of its own, which another rule asks for: one fact, one finding.
  silent: [[{ type: "aws:rds/instance:Instance", properties: {} }], [{ type: "AWS::DynamoDB::Table", properties: {} }]],
});

const said = (template: object): readonly string[] =>
  evaluate(adaptTemplate(template as never, { file: "t", locate: () => undefined }).graph, [rule]).findings.map(
    ({ verdict, aspect, message }) => `${verdict} ${aspect ?? ""}: ${message}`,
  );

const one = (type: string, attributes: object) => ({ Resources: { It: { Type: type, ...attributes } } });

it("knows what CloudFormation keeps: at a deletion and at a replacement", () => {
  const both = { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" };
  expect(said(one("AWS::EFS::FileSystem", both))).toEqual([]);
  expect(said(one("AWS::EFS::FileSystem", { DeletionPolicy: "RetainExceptOnCreate" }))).toEqual([
    "fail replacement: When a change replaces it, the data goes with it",
  ]);
  const snapshot = { DeletionPolicy: "Snapshot", UpdateReplacePolicy: "Snapshot" };
  expect(said(one("AWS::EC2::Volume", snapshot))).toEqual([]);
  expect(said(one("AWS::EFS::FileSystem", snapshot))).toHaveLength(1);
  const open = {
    Parameters: { Policy: { Type: "String" } },
    ...one("AWS::EFS::FileSystem", { DeletionPolicy: { Ref: "Policy" } }),
  };
  expect(said(open)).toEqual([expect.stringMatching(/^undetermined/)]);
});

it("says so where the host is told of no retention, and nothing where it is told of neither", () => {
  const resource: PulumiResource = {
    urn: "urn:pulumi:s::p::aws:efs/fileSystem:FileSystem::files",
    type: "aws:efs/fileSystem:FileSystem",
    name: "files",
    props: {},
    propertyDependencies: {},
  };
  const verdicts = (it: PulumiResource) => evaluate(adaptPulumi([it]), [rule]).findings.map(({ verdict }) => verdict);
  expect(verdicts({ ...resource, protect: false })).toEqual(["undetermined"]);
  expect(verdicts({ ...resource, protect: true })).toEqual([]);
  expect(verdicts(resource)).toEqual([]);
});
