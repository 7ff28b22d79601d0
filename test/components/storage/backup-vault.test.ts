import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Planned } from "../../../components/model/plan";
import { scheduleOf } from "../../../components/storage/backup-vault/schedule";
import type { BackupKind } from "../../../components/storage/backup-vault/spec";
import { policyOf } from "../../../components/storage/data-class";
import { ofType } from "../network/given";
import { classes, fullVault, taggedVault, vault } from "./given";

interface Plan {
  readonly resources: readonly Planned[];
}

const vaultOf = ({ resources }: Plan) => {
  const [found] = ofType(resources, "AWS::Backup::BackupVault");
  if (found === undefined) throw new Error("There is no vault.");
  return found;
};

const rulesOf = ({ resources }: Plan) =>
  ofType(resources, "AWS::Backup::BackupPlan").flatMap(({ properties }) => properties.BackupPlan.BackupPlanRule);

const rightsOf = ({ resources }: Plan) =>
  ofType(resources, "AWS::IAM::ManagedPolicy").flatMap(({ properties }) => properties.PolicyDocument.Statement);

describe("backups", () => {
  it.each(classes)("of %s data cannot be deleted, or their days made fewer, by anybody at all", (dataClass) => {
    const [deletion] = vaultOf(vault(dataClass)).properties.AccessPolicy.Statement;
    expect(deletion).toMatchObject({ Effect: "Deny", Principal: "*", Resource: "*" });
    expect(deletion).not.toHaveProperty("Condition");
    expect(deletion?.Action).toEqual(
      expect.arrayContaining([
        "backup:DeleteBackupVault",
        "backup:DeleteBackupVaultLockConfiguration",
        "backup:DeleteRecoveryPoint",
        "backup:DisassociateRecoveryPoint",
        "backup:UpdateRecoveryPointLifecycle",
      ]),
    );
  });

  it("cannot be made here, copied or restored by another account", () => {
    const [, others] = vaultOf(vault("internal")).properties.AccessPolicy.Statement;
    expect(others).toMatchObject({
      Effect: "Deny",
      Action: "backup:*",
      Condition: { StringNotEquals: { "aws:PrincipalAccount": { Ref: "AWS::AccountId" } } },
    });
  });

  it("leave somebody who can mend the vault's policy", () => {
    const denied = vaultOf(vault("internal")).properties.AccessPolicy.Statement.filter(
      (it) => it.Condition === undefined,
    );
    expect(denied.flatMap(({ Action }) => Action)).not.toContain("backup:PutBackupVaultAccessPolicy");
  });

  it.each(classes)("of %s data fit the lock: no job fails because its days are too few or too many", (dataClass) => {
    const { MinRetentionDays, MaxRetentionDays } = vaultOf(vault(dataClass)).properties.LockConfiguration;
    const rules = rulesOf(vault(dataClass));
    expect(rules.length).toBeGreaterThan(0);
    for (const { Lifecycle } of rules) {
      expect(Lifecycle.DeleteAfterDays).toBeGreaterThanOrEqual(MinRetentionDays);
      expect(Lifecycle.DeleteAfterDays).toBeLessThanOrEqual(MaxRetentionDays);
      // What goes to cold storage stays there for 90 days at least.
      const cold = Lifecycle.MoveToColdStorageAfterDays;
      if (cold !== undefined) expect(Lifecycle.DeleteAfterDays).toBeGreaterThanOrEqual(cold + 90);
    }
  });

  it("are kept the longer the worse it is to lose the data, and as long as the class says at least", () => {
    const schedules = classes.map(scheduleOf);
    expect(schedules.map(({ maxDays }) => maxDays)).toEqual(
      schedules.map(({ maxDays }) => maxDays).sort((a, b) => a - b),
    );
    for (const dataClass of classes) {
      expect(scheduleOf(dataClass).minDays).toBeGreaterThanOrEqual(Math.min(policyOf(dataClass).backupDays, 35));
    }
  });

  it("of restricted data are copied elsewhere, or it is said why not and until when", () => {
    expect(() => vault("restricted", { copies: undefined } as never)).toThrow(/needs copies/);
    expect(() => vault("restricted", { copies: { off: { why: " ", until: "2026-12-31" } } })).toThrow(/say why/);
    expect(() => vault("restricted", { copies: { off: { why: "later", until: "2026-05-01" } } })).toThrow(/ended on/);
    expect(() => vault("internal", { copies: undefined } as never)).not.toThrow();
    for (const { CopyActions, Lifecycle } of rulesOf(fullVault())) {
      expect(CopyActions).toHaveLength(1);
      expect(CopyActions?.[0]?.Lifecycle).toEqual(Lifecycle);
    }
  });
});

describe("a lock", () => {
  it("can be taken away by those who administer backups, unless it is said why never", () => {
    expect(vaultOf(vault("restricted")).properties.LockConfiguration).not.toHaveProperty("ChangeableForDays");
    expect(vaultOf(fullVault()).properties.LockConfiguration.ChangeableForDays).toBe(14);
  });

  it("for good gives days of grace, as AWS asks, and a reason", () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 1000 }), (graceDays) => {
        const make = () => vault("internal", { lock: { compliance: { why: "the books", graceDays } } });
        if (graceDays >= 3 && graceDays <= 365) expect(make).not.toThrow();
        else expect(make).toThrow(/choose 3 to 365/);
      }),
    );
    expect(() => vault("internal", { lock: { compliance: { why: "", graceDays: 7 } } })).toThrow(/say why nobody/);
  });
});

describe("the role that makes backups", () => {
  const services: { readonly [K in BackupKind]: string } = {
    cluster: "rds",
    database: "rds",
    "file-system": "elasticfilesystem",
    table: "dynamodb",
    volume: "ec2",
  };
  const kinds = Object.keys(services) as BackupKind[];

  it("may touch the services of what it backs up, and no others", () => {
    fc.assert(
      fc.property(fc.subarray(kinds, { minLength: 1 }), (chosen) => {
        const resources = Object.fromEntries(chosen.map((kind) => [kind, { kind, arn: `arn:of:the:${kind}` }]));
        const touched = rightsOf(vault("internal", { protects: { resources } }))
          .flatMap(({ Action }) => Action)
          .map((action) => action.split(":")[0] ?? "");
        const own = ["backup", "kms", "tag", ...chosen.map((kind) => services[kind])];
        expect([...new Set(touched)].sort()).toEqual([...new Set(own)].sort());
      }),
    );
  });

  it("names what it backs up, and reads nothing that is not", () => {
    const wide = rightsOf(fullVault()).filter(({ Resource }) => Resource === "*");
    expect(wide.flatMap(({ Action }) => Action).sort()).toEqual([
      "backup:CopyFromBackupVault",
      "ec2:DescribeSnapshotTierStatus",
      "ec2:DescribeSnapshots",
      "ec2:DescribeTags",
      "ec2:DescribeVolumes",
      "tag:GetResources",
    ]);
    for (const { Condition } of wide) expect(Condition).toBeDefined();
  });

  it("deletes of volumes only what AWS Backup has made", () => {
    const deletes = rightsOf(fullVault()).find(({ Action }) => Action.includes("ec2:DeleteSnapshot"));
    expect(deletes?.Condition).toEqual({ Null: { "aws:ResourceTag/aws:backup:source-resource": false } });
  });

  it("uses no key but the vault's and those of what it backs up", () => {
    for (const plan of [vault("internal"), fullVault(), taggedVault()]) {
      for (const { Action, Resource } of rightsOf(plan)) {
        if ([Action].flat().some((it) => it.startsWith("kms:"))) expect(JSON.stringify(Resource)).not.toContain("*");
      }
    }
  });

  it("is taken by AWS Backup on behalf of this account alone", () => {
    const [made] = ofType(vault("internal").resources, "AWS::IAM::Role");
    expect(made?.properties.AssumeRolePolicyDocument.Statement).toEqual([
      expect.objectContaining({
        Principal: { Service: "backup.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
      }),
    ]);
  });
});

describe("what is backed up", () => {
  it("is named, or has the tag of the vault's class", () => {
    const selections = [fullVault(), taggedVault()].flatMap(({ resources }) =>
      ofType(resources, "AWS::Backup::BackupSelection").map(({ properties }) => properties.BackupSelection),
    );
    expect(selections.map(({ Resources, ListOfTags }) => [Resources?.length, ListOfTags])).toEqual([
      [5, undefined],
      [undefined, [{ ConditionType: "STRINGEQUALS", ConditionKey: "DataClass", ConditionValue: "internal" }]],
    ]);
    expect(() => vault("internal", { protects: { resources: {} } })).toThrow(/protects.resources is empty/);
  });

  it("is restored once a month, one of each kind, to see whether it can be", () => {
    const tested = ofType(fullVault().resources, "AWS::Backup::RestoreTestingSelection");
    expect(tested.map(({ properties }) => properties.ProtectedResourceType).sort()).toEqual([
      "Aurora",
      "DynamoDB",
      "EBS",
      "EFS",
      "RDS",
    ]);
    for (const { properties } of tested) expect(properties.ProtectedResourceArns).toHaveLength(1);
  });

  it("is told of when a job ends, where somebody wants to hear", () => {
    expect(vaultOf(fullVault()).properties.Notifications?.BackupVaultEvents).toContain("BACKUP_JOB_COMPLETED");
    expect(vaultOf(vault("internal")).properties).not.toHaveProperty("Notifications");
  });
});

it("a vault's name is one that AWS Backup takes", () => {
  expect(() => vault("internal", {}, "the shop")).toThrow(/cannot name a backup vault/);
  expect(vaultOf(vault("internal", {}, "shop_2")).properties.BackupVaultName).toBe("shop_2");
});
