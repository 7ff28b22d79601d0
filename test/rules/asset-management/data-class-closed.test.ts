import rule from "../../../policy-packs/rules/asset-management/data-class-closed";
import { testRule, unknown } from "../../rule-tester";

const deny = (Action: unknown, Condition: object) => ({
  Effect: "Deny",
  Principal: "*",
  Action,
  Resource: "*",
  Condition,
});
const others = { StringNotEquals: { "aws:PrincipalAccount": "111122223333" } };
const document = (...statements: readonly object[]) => ({ Statement: statements }) as never;
const Tags = (dataClass: unknown) => [{ Key: "DataClass", Value: dataClass as string }];

const vault = (dataClass: unknown, policy?: object) => ({
  type: "AWS::Backup::BackupVault",
  properties: {
    BackupVaultTags: { DataClass: dataClass as string },
    ...(policy === undefined ? {} : { AccessPolicy: policy as never }),
  },
});

const secret = (dataClass: string) => ({ type: "AWS::SecretsManager::Secret", properties: { Tags: Tags(dataClass) } });
const secretPolicy = (policy: never) => ({
  type: "AWS::SecretsManager::ResourcePolicy",
  properties: { SecretId: { Ref: "Secret" }, ResourcePolicy: policy },
});

const client = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"];
const closed = [
  deny(client, others),
  deny(client, { Null: { "elasticfilesystem:AccessPointArn": true } }),
  deny(client, { Bool: { "elasticfilesystem:AccessedViaMountTarget": false } }),
  { Effect: "Deny", Principal: "*", Action: "elasticfilesystem:ClientRootAccess" },
];
const fileSystem = (dataClass: string, ...statements: readonly object[]) => ({
  type: "AWS::EFS::FileSystem",
  properties: { FileSystemTags: Tags(dataClass), FileSystemPolicy: document(...statements) },
});

testRule(rule, {
  pass: [
    [vault("restricted", document(deny("backup:*", others)))],
    [secret("confidential"), secretPolicy(document(deny("secretsmanager:*", others)))],
    [fileSystem("restricted", ...closed)],
    [
      { type: "aws:backup/vault:Vault", properties: { tags: { DataClass: "confidential" } } },
      {
        type: "aws:backup/vaultPolicy:VaultPolicy",
        properties: {
          backupVaultName: { Ref: "Vault" },
          policy: JSON.stringify(document(deny("backup:*", { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } }))),
        },
      },
    ],
  ],
  fail: [
    [[vault("restricted")], /\(own-account\) AccessPolicy is not set: other accounts can be let in/],
    [[secret("restricted")], /\(own-account\) Other accounts can be let in by a slip/],
    [[secret("restricted"), secretPolicy(document())], /\(own-account\).*other accounts/],
    [[fileSystem("restricted", ...closed.slice(1))], /\(own-account\)/],
    [[fileSystem("restricted", ...closed.filter((_, index) => index !== 1))], /\(access-points\)/],
    [[fileSystem("restricted", ...closed.filter((_, index) => index !== 2))], /\(mount-targets\)/],
    [[fileSystem("restricted", ...closed.slice(0, 3))], /\(root\)/],
    [
      [{ type: "aws:secretsmanager/secret:Secret", properties: { tags: { DataClass: "restricted" } } }],
      /\(own-account\)/,
    ],
  ],
  unknown: [
    [vault("restricted", unknown)],
    [{ type: "AWS::Backup::BackupVault", properties: { BackupVaultTags: unknown } }],
  ],
  silent: [[vault("internal")], [secret("public")], [fileSystem("internal")]],
});
