import { beforeAll, describe, expect, it } from "@jest/globals";
import * as aws from "@pulumi/aws";
import { App, Stack } from "aws-cdk-lib";
import * as cdk from "../../../components/cdk";
import { Bucket, Key, LogBucket, Queue, Role } from "../../../components/pulumi";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { said } from "../../laws/graphs";
import { run } from "../carriers/run";
import { resourcesOf } from "../carriers/synth";

const owner = "shop-team";
const why = "packs orders";
const boundary = { arn: "arn:aws:iam::111122223333:policy/boundary" };
const common = { owner, why, trust: { service: "lambda" }, boundary } as const;
const stored = { dataClass: "internal", owner } as const;

/** As a program would write it: everything from outputs of something else. */
const shop = () => {
  const key = new Key("internal", { ...stored, services: ["s3", "sqs"] });
  const queue = new Queue("packing", { ...stored, key });
  const accessLogs = new LogBucket("logs", { owner, accepts: ["s3"] });
  const packer = new Role("packer", {
    ...common,
    access: {
      packing: { to: queue, can: ["receive"], why },
      machines: { actions: ["ec2:DescribeInstances"], on: "every-resource", why },
    },
  });
  return { key, queue, accessLogs, packer };
};

describe("a role, carried out by Pulumi", () => {
  let resources: readonly PulumiResource[] = [];
  beforeAll(async () => {
    resources = await run(() => {
      shop();
    });
  }, 60_000);
  const one = (type: string, name: string) => {
    const found = resources.find((it) => it.type.endsWith(`:${type}`) && it.name === name);
    if (found === undefined) throw new Error(`There is no ${type} ${name}.`);
    return found;
  };

  it("passes every rule, with what it uses", () => {
    expect(evaluate(adaptPulumi(resources), rules).findings.map(said)).toEqual([]);
  });

  it("has its one policy and no other, and loses what anybody adds by hand", () => {
    const policy = one("Policy", "packer-policy").outputs?.["arn"];
    expect(one("RolePolicyAttachmentsExclusive", "packer-role").props).toMatchObject({ policyArns: [policy] });
    expect(one("RolePoliciesExclusive", "packer-role").props).toMatchObject({ policyNames: [] });
    expect(JSON.stringify(one("Policy", "packer-policy").props)).toContain(
      one("Queue", "packing-queue").outputs?.["arn"],
    );
  });

  it("cannot do more than its boundary", () => {
    expect(one("Role", "packer-role").props).toMatchObject({
      maxSessionDuration: 3600,
      permissionsBoundary: boundary.arn,
    });
  });
});

describe("a role, carried out by CDK", () => {
  it("names its policies itself, and can be handed to what takes a role", () => {
    const stack = new Stack(new App(), "shop");
    const key = new cdk.Key(stack, "internal", { ...stored, services: ["sqs"] });
    const queue = new cdk.Queue(stack, "packing", { ...stored, key });
    const packer = new cdk.Role(stack, "packer", {
      ...common,
      path: "/shop/",
      access: { packing: { to: queue, can: ["receive"], why } },
    });
    const written = Object.entries(resourcesOf(stack));
    const [id, role] = written.find(([, { Type }]) => Type === "AWS::IAM::Role") ?? [];
    expect(role?.Properties).toMatchObject({ ManagedPolicyArns: [{ Ref: expect.stringMatching(/^packerpolicy/) }] });
    expect(stack.resolve(packer.role.roleArn)).toEqual({ "Fn::GetAtt": [id, "Arn"] });
    expect(stack.resolve(packer.role.roleName)).toEqual({ Ref: id });
  });
});

/** Never run: the compiler is the test. Each line below a directive must not compile, or the directive itself is an error. */
export const wrongCombinations = (): void => {
  const { key, queue, accessLogs, packer } = shop();
  const need = { actions: ["s3:GetObject"], on: ["arn:aws:s3:::invoices/*"], why } as const;
  // @ts-expect-error Nothing is allowed by a wildcard.
  new Role("a", { ...common, access: { all: { ...need, actions: ["s3:*"] } } });
  // @ts-expect-error Nor is one hidden among names.
  new Role("a", { ...common, access: { some: { ...need, actions: ["s3:GetObject", "s3:Get?bject"] } } });
  // @ts-expect-error No role is without a boundary.
  new Role("a", { owner, why, trust: { service: "lambda" } });
  // @ts-expect-error Nobody reads from a queue as from a bucket.
  new Role("a", { ...common, access: { packing: { to: queue, can: ["read"], why } } });
  // @ts-expect-error A queue has no prefixes.
  new Role("a", { ...common, access: { packing: { to: queue, can: ["receive"], prefix: "in/", why } } });
  // @ts-expect-error Who uses a key itself stands in the key's policy.
  new Role("a", { ...common, access: { key: { to: key, can: ["decrypt"], why } } });
  // @ts-expect-error Logs are written by services.
  new Role("a", { ...common, access: { logs: { to: accessLogs, can: ["write"], why } } });
  // @ts-expect-error Every access says why.
  new Role("a", { ...common, access: { packing: { to: queue, can: ["receive"] } } });
  // @ts-expect-error Eight hours from when? A plan knows no now.
  new Role("a", { ...common, access: { packing: { to: queue, can: ["receive"], why, for: "8h" } } });
  const evening = { from: "2027-01-01T18:00Z", for: "8h" } as const;
  const packing = { to: queue, can: ["receive"], why, ...evening } as const;
  // @ts-expect-error One end, not two.
  new Role("a", { ...common, access: { packing: { ...packing, until: "2027-01-02" } } });
  // @ts-expect-error Its policies are all in its own plan, so nothing grants itself to it.
  new Queue("b", { ...stored, key, grants: { packer: { to: packer, can: ["send"], why } } });
};

/** What does compile. */
export const rightCombinations = (named: string): void => {
  const { key, queue, accessLogs } = shop();
  const shared = new Role("s", { ...common, attachments: "shared" });
  const old = new aws.iam.Role("old", { assumeRolePolicy: "{}" });
  const grants = {
    shared: { to: shared, can: ["read"], why },
    old: { to: old, can: ["read"], why, until: "2027-01-01" },
  } as const;
  new Bucket("b", { ...stored, key, accessLogs, grants });
  const evening = { from: "2027-01-01T18:00Z", for: "8h" } as const;
  new Role("a", {
    ...common,
    access: {
      packing: { to: queue, can: ["receive", "send"], why, ...evening },
      orders: { actions: [named], on: ["arn:aws:s3:::invoices/*"], why },
    },
  });
};
