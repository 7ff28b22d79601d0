import rule from "../../../policy-packs/rules/asset-management/backups-not-deleted-by-hand";
import { testRule, unknown } from "../../rule-tester";

const both = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"];
const document = (own: object = {}) =>
  ({ Statement: [{ Effect: "Deny", Principal: "*", Action: both, Resource: "*", ...own }] }) as never;
const vault = (policy: never) => ({ type: "AWS::Backup::BackupVault", properties: { AccessPolicy: policy } });
const inPulumi = (policy: unknown) => [
  { type: "aws:backup/vault:Vault", properties: {} },
  {
    type: "aws:backup/vaultPolicy:VaultPolicy",
    properties: { backupVaultName: { Ref: "Vault" }, policy: policy as string },
  },
];

testRule(rule, {
  pass: [
    [vault(document())],
    [vault(document({ Action: "backup:*" }))],
    // All but one who is named.
    [vault(document({ Condition: { ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/keeper" } } }))],
    inPulumi(JSON.stringify(document())),
  ],
  fail: [
    [[{ type: "AWS::Backup::BackupVault", properties: {} }], /no policy that denies deletion/],
    [[{ type: "aws:backup/vault:Vault", properties: {} }], /no policy that denies deletion/],
    // Who makes a backup's days fewer deletes it, too.
    [[vault(document({ Action: "backup:DeleteRecoveryPoint" }))], /denies deletion/],
    // Who is of this account may.
    [
      [vault(document({ Condition: { StringNotEquals: { "aws:PrincipalAccount": "111122223333" } } }))],
      /denies deletion/,
    ],
    [[vault(document({ Principal: { AWS: "arn:aws:iam::111122223333:role/intern" } }))], /denies deletion/],
  ],
  unknown: [[vault(unknown as never)], inPulumi(unknown)],
});
