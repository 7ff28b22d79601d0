import type { Planned } from "../../../components/model/plan";
import { planBackupVault } from "../../../components/storage/backup-vault/plan";
import type { BackupVaultSpec } from "../../../components/storage/backup-vault/spec";
import { dataClasses, type DataClass } from "../../../components/storage/data-class";
import { planFileSystem } from "../../../components/storage/file-system/plan";
import type { FileSystemSpec } from "../../../components/storage/file-system/spec";
import type { KeyService } from "../../../components/storage/key/services";
import { planSecret, type SecretClass, type SecretSpec } from "../../../components/storage/secret/plan";
import { planVolumeEncryption } from "../../../components/storage/volume-encryption/plan";

const today = "2026-06-01";
const owner = "shop-team";

export const classes = Object.keys(dataClasses) as DataClass[];
export const secretClasses = classes.filter((it): it is SecretClass => it !== "public");

const keyFor = <C extends DataClass, S extends KeyService>(dataClass: C, ...services: readonly S[]) => ({
  dataClass,
  arn: "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-4333-8444-555555555555",
  serves: Object.fromEntries(services.map((it) => [it, true])) as { readonly [K in S]: true },
});

export const role = { name: "shop", arn: "arn:aws:iam::111122223333:role/shop" };

type AnySecret = SecretSpec<SecretClass, string>;

/** A secret that a function changes, with what a test is about in place of the rest. */
export const secret = (dataClass: SecretClass, own: Partial<AnySecret> = {}) =>
  planSecret<SecretClass, string>(
    "database",
    {
      dataClass,
      owner,
      key: keyFor(dataClass, "secretsmanager"),
      rotation: { use: "arn:aws:lambda:eu-west-1:111122223333:function:rotate" },
      ...own,
    } as AnySecret,
    today,
  );

/** Everything that a secret can have. */
export const fullSecret = () =>
  secret("restricted", {
    value: {
      length: 40,
      excludeCharacters: '"@/\\',
      fields: { engine: "postgres", username: "shop", host: "database.internal", port: 5433, dbname: "shop" },
    },
    replicas: { "eu-central-1": { key: keyFor("restricted", "secretsmanager") } },
    rotation: { use: "arn:aws:lambda:eu-west-1:111122223333:function:rotate", everyDays: 1 },
    grants: {
      app: { to: role, can: ["read"], why: "the shop logs in", until: "2026-12-31" },
      rotator: { to: role, can: ["read", "rotate"], why: "changes the password" },
    },
  });

type AnyFileSystem = FileSystemSpec<DataClass, "data", string, string, string>;

export const zone = {
  sensitivity: "data",
  ports: [2049, 5433],
  securityGroup: "sg-1",
  subnets: { a: "subnet-a", b: "subnet-b" },
} as const;

/** A file system with one way in, with what a test is about in place of the rest. */
export const fileSystem = (dataClass: DataClass, own: Partial<AnyFileSystem> = {}) =>
  planFileSystem<DataClass, "data", string, string, string>(
    "files",
    {
      dataClass,
      owner,
      key: keyFor(dataClass, "elasticfilesystem"),
      zone,
      accessPoints: { orders: { path: "/orders", uid: 1000 } },
      ...own,
    },
    today,
  );

export const fullFileSystem = () =>
  fileSystem("confidential", {
    accessPoints: {
      orders: { path: "/shop/orders", uid: 1000, gid: 2000, permissions: "0770" },
      reports: { path: "/reports", uid: 1001 },
    },
    grants: {
      app: { to: role, can: ["read", "write"], through: "orders", why: "the shop files its orders" },
      reader: { to: role, can: ["read"], through: "reports", why: "the office reads", until: "2026-12-31" },
    },
  });

export const volumes = (dataClass: DataClass) =>
  planVolumeEncryption("account", { dataClass, owner, key: keyFor(dataClass, "ec2") });

type AnyVault = BackupVaultSpec<DataClass, string>;

const table = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";

/** A vault for one table, with what a test is about in place of the rest. */
export const vault = (dataClass: DataClass, own: Partial<AnyVault> = {}, name = "shop") =>
  planBackupVault<DataClass, string>(
    name,
    {
      dataClass,
      owner,
      key: keyFor(dataClass, "backup"),
      protects: { resources: { orders: { kind: "table", arn: table } } },
      copies: { off: { why: "the second region is not there yet", until: "2026-12-31" } },
      ...own,
    },
    today,
  );

const arnOf = (service: string, resource: string): string => `arn:aws:${service}:eu-west-1:111122223333:${resource}`;

export const fullVault = () =>
  vault("restricted", {
    protects: {
      resources: {
        orders: { kind: "table", arn: table },
        files: {
          kind: "file-system",
          arn: arnOf("elasticfilesystem", "file-system/fs-1"),
          keyArn: arnOf("kms", "key/99999999-2222-4333-8444-555555555555"),
        },
        shop: { kind: "cluster", arn: arnOf("rds", "cluster:shop") },
        ledger: { kind: "database", arn: arnOf("rds", "db:ledger") },
        disk: { kind: "volume", arn: arnOf("ec2", "volume/vol-1") },
      },
    },
    lock: { compliance: { why: "the books must be kept", graceDays: 14 } },
    copies: { to: { abroad: { arn: "arn:aws:backup:eu-central-1:111122223333:backup-vault:shop" } } },
    notify: { topicArn: arnOf("sns", "backups") },
    restoreTests: { roleArn: "arn:aws:iam::111122223333:role/restores" },
  });

export const taggedVault = () =>
  vault("internal", {
    protects: { tagged: ["file-system", "table", "volume", "cluster", "database"] },
    restoreTests: { roleArn: "arn:aws:iam::111122223333:role/restores" },
  });

/** What the laws run over: every type that these plans write, and every turn they take. */
export const keptPlans: readonly (readonly [string, readonly Planned[]])[] = [
  ...secretClasses.map((it) => [`a secret that opens ${it} data`, secret(it).resources] as const),
  ["a secret with everything", fullSecret().resources],
  ["a secret beside its user's name", secret("internal", { value: { fields: { username: "shop" } } }).resources],
  ["a secret beside its host", secret("internal", { value: { fields: { host: "database.internal" } } }).resources],
  ...classes.map((it) => [`a file system for ${it} data`, fileSystem(it).resources] as const),
  ["a file system with everything", fullFileSystem().resources],
  ...classes.map((it) => [`encrypted volumes in an account with ${it} data`, volumes(it).resources] as const),
  ...classes.map((it) => [`a backup vault for ${it} data`, vault(it).resources] as const),
  ["a backup vault with everything", fullVault().resources],
  ["a backup vault for what has a tag", taggedVault().resources],
];
