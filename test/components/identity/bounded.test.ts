import { describe, expect, it } from "@jest/globals";
import { Stack } from "aws-cdk-lib";
import { Construct } from "constructs";
import { carryOut } from "../../../components/carriers/cdk";
import type { Planned } from "../../../components/model/plan";
import { planBackupVault } from "../../../components/storage/backup-vault/plan";
import { planReplicationRole } from "../../../components/storage/bucket/replication-role";
import { planDatabaseMonitoring } from "../../../components/storage/database/monitoring";
import { planVolumeEncryption } from "../../../components/storage/volume-encryption/plan";
import { resourcesOf } from "../carriers/synth";
import { plan as planNetwork } from "../network/given";
import { today } from "./role-given";

const boundary = { arn: "arn:aws:iam::111122223333:policy/boundary/shop" };
const owner = "shop-team";
const key = { dataClass: "internal", serves: { backup: true, ec2: true, logs: true }, arn: "the-key" } as const;
const stored = { dataClass: "internal", owner, key } as const;

const plans: readonly (readonly [
  string,
  (own: { readonly boundary?: { readonly arn: string } }) => readonly Planned[],
])[] = [
  ["a network's flow logs, and what closes its defaults", (own) => planNetwork(own)],
  [
    "backups",
    (own) => planBackupVault("daily", { ...stored, protects: { tagged: ["table"] }, ...own }, today).resources,
  ],
  ["copies of buckets", (own) => planReplicationRole("copies", { owner, ...own }).resources],
  ["databases' monitoring", (own) => planDatabaseMonitoring("monitoring", { owner, key, ...own }).resources],
  ["an account's volumes", (own) => planVolumeEncryption("volumes", { ...stored, ...own }).resources],
];

/** The boundary of each role that comes of a plan in CDK, with the function's that CDK needs. */
const boundariesOf = (resources: readonly Planned[]): readonly unknown[] => {
  const stack = new Stack();
  carryOut(new Construct(stack, "c"), resources);
  return Object.values(resourcesOf(stack))
    .filter(({ Type }) => Type === "AWS::IAM::Role")
    .map(({ Properties }) => (Properties as { readonly PermissionsBoundary?: unknown }).PermissionsBoundary);
};

describe("every role that comes with something else", () => {
  it.each(plans)("has the boundary that is named: %s", (_, planOf) => {
    const bounded = boundariesOf(planOf({ boundary }));
    expect(bounded.length).toBeGreaterThan(0);
    expect(new Set(bounded)).toEqual(new Set([boundary.arn]));
  });

  it.each(plans)("has none where none is named: %s", (_, planOf) => {
    expect(new Set(boundariesOf(planOf({})))).toEqual(new Set([undefined]));
  });

  it("gets the first boundary that is named in its stack, where several things share a function", () => {
    const stack = new Stack();
    carryOut(new Construct(stack, "a"), planVolumeEncryption("volumes", stored).resources);
    carryOut(new Construct(stack, "b"), planNetwork({ boundary }));
    const roles = Object.values(resourcesOf(stack)).filter(({ Type }) => Type === "AWS::IAM::Role");
    expect(roles).toHaveLength(2);
    for (const { Properties } of roles) expect(Properties).toMatchObject({ PermissionsBoundary: boundary.arn });
  });

  it("is not told to the function that it bounds", () => {
    const stack = new Stack();
    carryOut(new Construct(stack, "a"), planNetwork({ boundary }));
    const custom = Object.values(resourcesOf(stack)).filter(({ Type }) => Type.startsWith("Custom::"));
    expect(custom.length).toBeGreaterThan(0);
    expect(JSON.stringify(custom)).not.toContain("PermissionsBoundary");
  });
});
