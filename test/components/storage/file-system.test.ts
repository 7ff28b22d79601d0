import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Text } from "../../../components/model/plan";
import type { PolicyStatement } from "../../../components/model/planned/policy";
import type { DataClass } from "../../../components/storage/data-class";
import { fileSystemPolicy } from "../../../components/storage/file-system/policy";
import type { AccessPointSpec } from "../../../components/storage/file-system/spec";
import { ofType } from "../network/given";
import { classes, fileSystem, fullFileSystem, role, zone } from "./given";

/** What a client shows EFS, and what it asks for. */
interface Client {
  readonly tls: boolean;
  readonly mountTarget: boolean;
  readonly accessPoint: string | undefined;
  readonly account: string | undefined;
  readonly action: "ClientMount" | "ClientRootAccess" | "ClientWrite";
}

const account = "111122223333";

const valueOf = (key: string, client: Client): string | undefined =>
  ({
    "aws:SecureTransport": String(client.tls),
    "elasticfilesystem:AccessedViaMountTarget": String(client.mountTarget),
    "elasticfilesystem:AccessPointArn": client.accessPoint,
    "aws:PrincipalAccount": client.account,
  })[key];

/** IAM's own reading of the operators that are used here: a negated one holds where the key is missing. */
const holds: { readonly [operator: string]: (value: string | undefined, wanted: unknown) => boolean } = {
  Bool: (value, wanted) => value === String(wanted),
  Null: (value, wanted) => (value === undefined) === wanted,
  StringNotEquals: (value) => value !== account,
};

const applies = ({ Action, Condition }: PolicyStatement<Text>, client: Client): boolean =>
  [Action].flat().includes(`elasticfilesystem:${client.action}`) &&
  Object.entries(Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds[operator]?.(valueOf(key, client), wanted) === true),
  );

const denied = (client: Client, asRoot = false): boolean =>
  fileSystemPolicy(asRoot).Statement.some((it) => it.Effect === "Deny" && applies(it, client));

const clients: fc.Arbitrary<Client> = fc.record({
  tls: fc.boolean(),
  mountTarget: fc.boolean(),
  accessPoint: fc.constantFrom(undefined, "arn:access-point"),
  account: fc.constantFrom(undefined, account, "444455556666"),
  action: fc.constantFrom("ClientMount", "ClientRootAccess", "ClientWrite"),
});

describe("a file system's own policy", () => {
  it("denies every client but those of this account, over TLS, through a mount target and an access point, not as root", () => {
    fc.assert(
      fc.property(clients, (client) => {
        const known =
          client.tls && client.mountTarget && client.accessPoint !== undefined && client.account === account;
        expect(denied(client)).toBe(!(known && client.action !== "ClientRootAccess"));
        expect(denied(client, true)).toBe(!known);
      }),
    );
  });

  it("allows nobody anything: who may mount is in the roles' policies", () => {
    expect(fileSystemPolicy(false).Statement.filter(({ Effect }) => Effect !== "Deny")).toEqual([]);
  });
});

describe("a file system", () => {
  it.each(classes)("for %s data is encrypted with the class's key, backed up, and never overwritten", (dataClass) => {
    const [made] = ofType(fileSystem(dataClass).resources, "AWS::EFS::FileSystem");
    expect(made?.retained).toBe(true);
    expect(made?.properties).toMatchObject({
      Encrypted: true,
      BackupPolicy: { Status: "ENABLED" },
      FileSystemProtection: { ReplicationOverwriteProtection: "ENABLED" },
    });
    expect(made?.properties.KmsKeyId).toBeDefined();
  });

  it("is mounted in each subnet of its zone, behind the zone's group, and nowhere else", () => {
    const targets = ofType(fileSystem("internal").resources, "AWS::EFS::MountTarget");
    expect(targets.map(({ id }) => id)).toEqual(["mount-a", "mount-b"]);
    for (const { properties } of targets) expect(properties.SecurityGroups).toHaveLength(1);
  });

  it("keeps the ids of its mount targets and access points whatever is added", () => {
    const names = (plan: { readonly resources: readonly { readonly id: string }[] }) =>
      plan.resources.map((it) => it.id);
    const more = fileSystem("internal", {
      zone: { ...zone, subnets: { z: "subnet-z", ...zone.subnets } },
      accessPoints: { archive: { path: "/archive", uid: 7 }, orders: { path: "/orders", uid: 1000 } },
    });
    expect(names(more)).toEqual(expect.arrayContaining([...names(fileSystem("internal"))]));
  });

  it.each([
    ["at the edge", "public", { ...zone, sensitivity: "edge" }, /at the edge/],
    [
      "in a zone that may not hold its class",
      "restricted",
      { ...zone, sensitivity: "management" },
      /no zone for "management"/,
    ],
    ["where no flow reaches it", "internal", { ...zone, ports: [443] }, /No flow leads to its zone on port 2049/],
  ])("is not placed %s", (_, dataClass, where, message) => {
    expect(() => fileSystem(dataClass as DataClass, { zone: where as unknown as typeof zone })).toThrow(message);
  });
});

const withPoint = (own: Partial<AccessPointSpec>) => () =>
  fileSystem("internal", { accessPoints: { orders: { path: "/orders", uid: 1000, ...own } } });

describe("an access point", () => {
  it("shows one directory, as one user, who owns it", () => {
    const [point] = ofType(fullFileSystem().resources, "AWS::EFS::AccessPoint");
    expect(point?.properties).toMatchObject({
      PosixUser: { Uid: "1000", Gid: "2000" },
      RootDirectory: {
        Path: "/shop/orders",
        CreationInfo: { OwnerUid: "1000", OwnerGid: "2000", Permissions: "0770" },
      },
    });
  });

  it.each([
    ["acts as root", { uid: 0 }, /would act as root/],
    ["acts as root's group", { gid: 0 }, /would act as root/],
    ["shows everything", { path: "/" }, /name a directory/],
    ["leads out of its directory", { path: "/orders/../reports" }, /name a directory/],
    ["lets everybody write", { permissions: "0777" }, /nobody else write/],
    ["has no user", { uid: 1.5 }, /whole numbers/],
  ])("never %s", (_, own, message) => {
    expect(withPoint(own)).toThrow(message);
  });

  it("acts as root where that is argued, and only for whom it is granted", () => {
    const unsafe = [
      { control: "efs-access-point-user", reason: "the archive is restored as it was", expires: "2026-12-31" },
    ] as const;
    const accessPoints = { all: { path: "/all", uid: 0 }, orders: { path: "/orders", uid: 1000 } };
    const grants = { restore: { to: role, can: ["root", "write"], through: "all", why: "restores" } } as const;
    const plan = fileSystem("internal", { accessPoints, unsafe, grants });
    const [policy] = ofType(plan.resources, "AWS::IAM::ManagedPolicy");
    expect(policy?.properties.PolicyDocument.Statement[0]).toMatchObject({
      Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientRootAccess", "elasticfilesystem:ClientWrite"],
      Condition: {
        StringEquals: { "elasticfilesystem:AccessPointArn": { "Fn::GetAtt": ["access-all", "Arn"] } },
      },
    });
    const elsewhere = { restore: { ...grants.restore, through: "orders" } };
    expect(() => fileSystem("internal", { accessPoints, unsafe, grants: elsewhere })).toThrow(/take "root" out/);
  });
});

describe("a role that is let in", () => {
  it("mounts through the access point that it is for, reads or writes as it may, and in no other way", () => {
    const policies = ofType(fullFileSystem().resources, "AWS::IAM::ManagedPolicy");
    expect(policies.map(({ properties }) => properties.PolicyDocument.Statement)).toEqual([
      [
        {
          Sid: "AppMount",
          Effect: "Allow",
          Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
          Resource: { "Fn::GetAtt": ["file-system", "Arn"] },
          Condition: {
            StringEquals: { "elasticfilesystem:AccessPointArn": { "Fn::GetAtt": ["access-orders", "Arn"] } },
          },
        },
      ],
      [
        {
          Sid: "ReaderMount",
          Effect: "Allow",
          Action: ["elasticfilesystem:ClientMount"],
          Resource: { "Fn::GetAtt": ["file-system", "Arn"] },
          Condition: {
            StringEquals: { "elasticfilesystem:AccessPointArn": { "Fn::GetAtt": ["access-reports", "Arn"] } },
            DateLessThan: { "aws:CurrentTime": "2027-01-01T00:00:00Z" },
          },
        },
      ],
    ]);
  });

  it("is told where there is no such access point", () => {
    const grants = { app: { to: role, can: ["read"], through: "nowhere", why: "reads" } } as const;
    expect(() => fileSystem("internal", { grants })).toThrow(/through nowhere, which is no access point/);
  });
});
