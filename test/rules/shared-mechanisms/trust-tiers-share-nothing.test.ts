import { expect, it } from "@jest/globals";
import type { JsonObject } from "../../../policy-packs/core/rule";
import rule from "../../../policy-packs/rules/shared-mechanisms/trust-tiers-share-nothing";
import { judge, testRule, unknown, type Given } from "../../rule-tester";

const project = (name: string, tier: string, properties: JsonObject): Given => ({
  type: "AWS::CodeBuild::Project",
  name,
  properties: { ...properties, Tags: [{ Key: "TrustTier", Value: tier }] },
});
const forks = (properties: JsonObject): Given => project("Forks", "pull-request", properties);
const deploys = (properties: JsonObject): Given => project("Deploys", "deploy", properties);
const role = (tier: string): Given => ({
  type: "AWS::IAM::Role",
  properties: { Tags: [{ Key: "TrustTier", Value: tier }] },
});
const machine = (name: string, tier: string, LaunchTemplateData: JsonObject): Given => ({
  type: "AWS::EC2::LaunchTemplate",
  name,
  properties: {
    TagSpecifications: [{ ResourceType: "launch-template", Tags: [{ Key: "TrustTier", Value: tier }] }],
    LaunchTemplateData,
  },
});
const disk = (key: string): JsonObject => ({
  BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: true, KmsKeyId: key } }],
});
const standing = (subnet: string, group: string): JsonObject => ({
  NetworkInterfaces: [{ SubnetId: subnet, Groups: [group] }],
});
const pulumiProject = (name: string, tier: string): Given => ({
  type: "aws:codebuild/project:Project",
  name,
  properties: { serviceRole: { Ref: "Role" }, tags: { TrustTier: tier } },
});

testRule(rule, {
  pass: [
    [forks({ ServiceRole: "forks", EncryptionKey: "k1" }), deploys({ ServiceRole: "deploy", EncryptionKey: "k2" })],
    [
      forks({ VpcConfig: { Subnets: ["subnet-1", "subnet-2"] } }),
      deploys({ VpcConfig: { Subnets: ["subnet-3", "subnet-4"] } }),
    ],
    [deploys({ ServiceRole: { Ref: "Role" } }), role("deploy")],
    [machine("Forks", "pull-request", disk("k1")), machine("Deploys", "deploy", disk("k2"))],
    [machine("A", "deploy", disk("k1")), machine("B", "deploy", disk("k1")), machine("C", "branch", disk("k2"))],
  ],
  fail: [
    [
      [forks({ ServiceRole: { Ref: "Role" } }), role("deploy")],
      /\(tier\) ServiceRole is .*: it is the role of tier deploy/,
    ],
    [
      [
        pulumiProject("forks", "pull-request"),
        { ...role("deploy"), type: "aws:iam/role:Role", properties: { tags: { TrustTier: "deploy" } } },
      ],
      /\(tier\) serviceRole: it is the role of tier deploy/,
    ],
  ],
  unknown: [
    [forks({ ServiceRole: unknown }), deploys({ ServiceRole: "deploy" })],
    [{ type: "AWS::CodeBuild::Project", properties: { Tags: unknown } }],
  ],
  silent: [
    [project("One", "branch", { ServiceRole: "branch" }), project("Two", "branch", { ServiceRole: "branch" })],
    [{ type: "AWS::CodeBuild::Project", properties: { ServiceRole: "build" } }],
  ],
});

it.each<[string, JsonObject]>([
  ["role", { ServiceRole: "build" }],
  ["key", { EncryptionKey: "k1" }],
  ["subnet", { VpcConfig: { Subnets: ["subnet-1"] } }],
  ["security-group", { VpcConfig: { SecurityGroupIds: ["sg-1"] } }],
  ["cache", { Cache: { Location: "orders-cache" } }],
  ["log", { LogsConfig: { CloudWatchLogs: { GroupName: "builds" } } }],
])("a %s that two tiers share is found on both", (aspect, properties) => {
  const { findings } = judge(rule, [forks(properties), deploys(properties)]);
  expect(findings.map((it) => [it.verdict, it.aspect])).toEqual([
    ["fail", aspect],
    ["fail", aspect],
  ]);
});

it("a role that two tiers share is found where its name is known only after deployment", () => {
  const { findings } = judge(rule, [
    pulumiProject("forks", "pull-request"),
    pulumiProject("deploys", "deploy"),
    { type: "aws:iam/role:Role", name: "Role", properties: {} },
  ]);
  expect(findings.map((it) => [it.verdict, it.aspect])).toEqual([
    ["fail", "role"],
    ["fail", "role"],
  ]);
});

it.each<[string, JsonObject]>([
  ["role", { IamInstanceProfile: { Name: "build" } }],
  ["key", disk("k1")],
  ["subnet", standing("subnet-1", "sg-own")],
  ["security-group", standing("subnet-own", "sg-1")],
  ["security-group", { SecurityGroupIds: ["sg-1"] }],
])("machines of two tiers that share a %s fail, each of them", (name, data) => {
  const { findings } = judge(rule, [machine("Forks", "pull-request", data), machine("Deploys", "deploy", data)]);
  expect(findings.map((it) => [it.verdict, it.aspect])).toEqual(
    expect.arrayContaining([
      ["fail", name],
      ["fail", name],
    ]),
  );
});

it("machines and projects of two tiers share nothing, either", () => {
  const { findings } = judge(rule, [
    machine("Forks", "pull-request", standing("subnet-1", "sg-1")),
    deploys({ VpcConfig: { Subnets: ["subnet-1"], SecurityGroupIds: ["sg-2"] } }),
  ]);
  expect(findings.map(({ verdict }) => verdict)).toEqual(["fail", "fail"]);
});
