import { beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { App, Stack } from "aws-cdk-lib";
import * as cdk from "../../../components/cdk";
import type { Text } from "../../../components/model/plan";
import { PlanError } from "../../../components/model/plan-error";
import type { PolicyStatement } from "../../../components/model/planned/policy";
import { LogBucket, StateBackend } from "../../../components/pulumi";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { said } from "../../laws/graphs";
import { run } from "../carriers/run";
import { resourcesOf } from "../carriers/synth";
import { ofType } from "../network/given";
import { role, stateBackend } from "./deploy-plans";

const actionsOf = ({ Action }: PolicyStatement<Text>): readonly string[] =>
  typeof Action === "string" ? [Action] : Action;
const about = (statement: PolicyStatement<Text>, pattern: RegExp): boolean =>
  actionsOf(statement).some((it) => pattern.test(it));
const says = (it: unknown, what: string): boolean => JSON.stringify(it).includes(what);

const { resources } = stateBackend();
const keyStatements = ofType(resources, "AWS::KMS::Key").flatMap((it) => it.properties.KeyPolicy.Statement);
const bucketStatements = ofType(resources, "AWS::S3::BucketPolicy").flatMap(
  (it) => it.properties.PolicyDocument.Statement,
);
const allowed = bucketStatements.filter(({ Effect }) => Effect === "Allow");

describe("a state backend", () => {
  it("has a key that opens for the two deploy roles and for nobody else, whatever IAM policies say", () => {
    const use = keyStatements.filter((it) =>
      about(it, /^kms:(?:Decrypt|Encrypt|GenerateDataKey|ReEncrypt|CreateGrant)/),
    );
    expect(use.length).toBeGreaterThan(0);
    for (const it of use) {
      const who = it.Condition?.["ArnEquals"]?.["aws:PrincipalArn"] ?? (it.Principal as { readonly AWS: unknown }).AWS;
      const arns = JSON.stringify(who).match(/arn:aws:iam::[^"]+/g);
      expect(arns?.every((arn) => [role("shop-plan").arn, role("shop-apply").arn].includes(arn))).toBe(true);
    }
  });

  it("lets plan read and nothing else, and unwrap secrets of this state only", () => {
    const ofPlan = [...allowed, ...keyStatements].filter((it) => says(it.Principal, "shop-plan"));
    expect([...new Set(ofPlan.flatMap(actionsOf))].sort()).toEqual(["kms:Decrypt", "s3:GetObject", "s3:ListBucket"]);
    const unwrap = keyStatements.filter((it) => says(it.Principal, "shop-plan"));
    expect(unwrap.map((it) => it.Condition)).toEqual([{ StringEquals: { "kms:EncryptionContext:state": "shop" } }]);
  });

  it("lets apply write, and delete so that it can be undone, but nobody delete a version", () => {
    const ofApply = allowed.filter((it) => says(it.Principal, "shop-apply")).flatMap(actionsOf);
    expect(ofApply).toEqual(expect.arrayContaining(["s3:PutObject", "s3:DeleteObject"]));
    expect(allowed.filter((it) => about(it, /Version|Bypass|Retention|\*/))).toEqual([]);
  });

  it("keeps every version, locked for 30 days, and says who asked for what", () => {
    const [bucket] = ofType(resources, "AWS::S3::Bucket");
    expect(bucket?.retained).toBe(true);
    expect(bucket?.properties).toMatchObject({
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days: 30 } } },
      VersioningConfiguration: { Status: "Enabled" },
      LoggingConfiguration: { LogFilePrefix: "shop/" },
    });
  });

  it("is refused where its lock is shorter than a week", () => {
    expect(() => stateBackend({ lockDays: 1 })).toThrow(PlanError);
    expect(() => stateBackend({ lockDays: 7.5 })).toThrow(PlanError);
    expect(() => stateBackend({ lockDays: 7 })).not.toThrow();
  });
});

describe("a state backend, carried out by Pulumi", () => {
  let made: readonly PulumiResource[] = [];
  const shown: Record<string, unknown> = {};
  beforeAll(async () => {
    made = await run(() => {
      const accessLogs = new LogBucket("logs", { owner: "platform-team", accepts: ["s3"] });
      const roles = { plan: role("shop-plan"), apply: role("shop-apply") };
      const state = new StateBackend("shop", { owner: "platform-team", roles, accessLogs });
      pulumi.output({ pulumi: state.pulumi, terraform: state.terraform }).apply((all) => Object.assign(shown, all));
    });
  }, 60_000);

  it("passes every rule", () => {
    expect(evaluate(adaptPulumi(made), rules).findings.map(said)).toEqual([]);
  });

  it("says what to log in to, and how secrets are wrapped, so that nobody writes it by hand", () => {
    const bucket = made.find((it) => it.type === "aws:s3/bucket:Bucket" && it.name === "shop-state-bucket")?.id;
    const key = made.find((it) => it.type === "aws:kms/key:Key")?.outputs?.["arn"] as string;
    expect(bucket).toBeDefined();
    expect(shown).toEqual({
      pulumi: {
        backendUrl: `s3://${String(bucket)}?region=eu-west-1&awssdk=v2`,
        secretsProvider: `awskms:///${key}?region=eu-west-1&awssdk=v2&context_state=shop`,
      },
      terraform: { bucket, region: "eu-west-1", kmsKeyId: key },
    });
  });
});

describe("a state backend, carried out by CDK", () => {
  it("is the same, with outputs as tokens", () => {
    const stack = new Stack(new App(), "shop");
    const accessLogs = new cdk.LogBucket(stack, "logs", { owner: "platform-team", accepts: ["s3"] });
    const roles = { plan: role("shop-plan"), apply: role("shop-apply") };
    const state = new cdk.StateBackend(stack, "shop", { owner: "platform-team", roles, accessLogs });
    const types = Object.values(resourcesOf(stack)).map(({ Type }) => Type);
    expect(types.filter((it) => it === "AWS::S3::Bucket")).toHaveLength(2);
    expect(stack.resolve(state.pulumi.backendUrl)).toMatchObject({
      "Fn::Join": ["", ["s3://", { Ref: expect.any(String) }, "?region=", { Ref: "AWS::Region" }, "&awssdk=v2"]],
    });
  });
});

/** Never run: the compiler is the test. */
export const wrongCombinations = (): void => {
  const roles = { plan: role("plan"), apply: role("apply") };
  const owner = "platform-team";
  // @ts-expect-error A bucket that takes flow logs takes no access logs.
  new StateBackend("shop", { owner, roles, accessLogs: new LogBucket("logs", { owner, accepts: ["flow-logs"] }) });
  // @ts-expect-error State is always logged.
  new StateBackend("shop", { owner, roles, accessLogs: "off" });
  const accessLogs = new LogBucket("logs", { owner, accepts: ["s3"] });
  // @ts-expect-error Who writes is somebody.
  new StateBackend("shop", { owner, roles: { plan: role("plan") }, accessLogs });
};
