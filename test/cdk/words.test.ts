import { describe, expect, it } from "@jest/globals";
import { App, CfnResource, Stack, Tags } from "aws-cdk-lib";
import { AttributeType, Table } from "aws-cdk-lib/aws-dynamodb";
import { SubnetType, Vpc } from "aws-cdk-lib/aws-ec2";
import { Key } from "aws-cdk-lib/aws-kms";
import { Code, Function, Runtime, Tracing } from "aws-cdk-lib/aws-lambda";
import { BlockPublicAccess, Bucket } from "aws-cdk-lib/aws-s3";
import { Topic } from "aws-cdk-lib/aws-sns";
import { DefinitionBody, Pass, StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { IConstruct } from "constructs";
import { rmSync } from "node:fs";
import { PolicyPack } from "../../policy-packs/cdk";
import { definePack } from "../../policy-packs/core/pack";
import { rules } from "../../policy-packs/rules";
import "../components/carriers/synth";

/** What the plugin says to do about the findings of a rule in a stack. */
const report = (rule: string, make: (stack: Stack) => unknown) => {
  const app = new App();
  make(new Stack(app, "shop", { env: { account: "123456789012", region: "eu-west-1" } }));
  const mine = rules.filter(({ id }) => id === rule.split("/")[0]);
  const pack = definePack({ name: "mine", title: "Mine", description: "Some.", rules: mine });
  const told = new PolicyPack(app, pack).validateScope(app);
  rmSync(app.outdir, { recursive: true, force: true });
  return told;
};

const fixes = (rule: string, make: (stack: Stack) => unknown): readonly string[] =>
  report(rule, make)
    .violations.filter(({ ruleName }) => ruleName === rule)
    .map(({ fix }) => fix);

const code = Code.fromInline("exports.handler = async () => ({});");
const publicOnly = { name: "edge", subnetType: SubnetType.PUBLIC };
const id = { name: "id", type: AttributeType.STRING };

type Made = (stack: Stack, mended: boolean) => IConstruct;

const bucket =
  (props: object): Made =>
  (stack, mended) =>
    new Bucket(stack, "it", mended ? props : {});
const vpc =
  (props: object): Made =>
  (stack, mended) =>
    new Vpc(stack, "it", { natGateways: 0, subnetConfiguration: [publicOnly], ...(mended ? props : {}) });

describe("what the plugin says to do", () => {
  it.each<readonly [string, string, Made]>([
    [
      "bucket-public-access-blocked",
      "blockPublicAccess: BlockPublicAccess.BLOCK_ALL",
      bucket({ blockPublicAccess: BlockPublicAccess.BLOCK_ALL }),
    ],
    ["bucket-tls-only", "enforceSSL: true", bucket({ enforceSSL: true })],
    ["old-versions-kept", "versioned: true", bucket({ versioned: true })],
    [
      "default-security-group-closed",
      "restrictDefaultSecurityGroup: true",
      vpc({ restrictDefaultSecurityGroup: true }),
    ],
    ["use-is-logged/flow-logs", "flowLogs: { all: {} }", vpc({ flowLogs: { all: {} } })],
    [
      "subnet-no-auto-public-ip",
      "mapPublicIpOnLaunch: false",
      vpc({ subnetConfiguration: [{ ...publicOnly, mapPublicIpOnLaunch: false }] }),
    ],
    [
      "key-rotation",
      "enableKeyRotation: true",
      (stack, on) => new Key(stack, "it", on ? { enableKeyRotation: true } : {}),
    ],
    [
      "messages-over-tls-only",
      "enforceSSL: true",
      (stack, on) => new Topic(stack, "it", on ? { enforceSSL: true } : {}),
    ],
    [
      "point-in-time-recovery",
      "pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true }",
      (stack, pointInTimeRecoveryEnabled) =>
        new Table(stack, "it", { partitionKey: id, pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled } }),
    ],
    [
      "requests-are-traced",
      "tracing: Tracing.ACTIVE",
      (stack, on) =>
        new Function(stack, "it", {
          runtime: Runtime.NODEJS_22_X,
          handler: "index.handler",
          code,
          ...(on ? { tracing: Tracing.ACTIVE } : {}),
        }),
    ],
    [
      "requests-are-traced",
      "tracingEnabled: true",
      (stack, tracingEnabled) =>
        new StateMachine(stack, "it", {
          definitionBody: DefinitionBody.fromChainable(new Pass(stack, "pass")),
          tracingEnabled,
        }),
    ],
  ])("of %s is one argument of CDK's construct, and does it: %s", (rule, words, make) => {
    expect(fixes(rule, (stack) => make(stack, false))).toEqual([expect.stringContaining(words)]);
    expect(fixes(rule, (stack) => make(stack, true))).toEqual([]);
  });
});

describe("an owner", () => {
  const words = 'Tags.of(app).add("Owner", "orders")';

  it("is named for all resources at once, and the words for it do it", () => {
    expect(fixes("owner-tagged", (stack) => new Key(stack, "it"))).toEqual([expect.stringContaining(words)]);
    const tagged = (stack: Stack) => {
      new Key(stack, "it");
      Tags.of(stack).add("Owner", "orders");
    };
    expect(fixes("owner-tagged", tagged)).toEqual([]);
  });
});

describe("what no rule reads", () => {
  it("is named in the report, for nobody to take silence for a pass", () => {
    const told = report("owner-tagged", (stack) => new CfnResource(stack, "it", { type: "Custom::SomethingElse" }));
    expect(told.metadata["notJudged"]).toBe("Custom::SomethingElse");
  });
});
