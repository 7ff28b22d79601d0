import { accountId, partition, region, text, type Text } from "../../model/plan";
import type { Allowance } from "../grants";
import type { BackupKind } from "./spec";
import type { Target } from "./targets";

/** Snapshots and backups have no name before they are made; their ARNs have one for what AWS Backup makes, where the service does. */
const clusterSnapshots = text`arn:${partition}:rds:${region}:${accountId}:cluster-snapshot:awsbackup:*`;
const snapshots = text`arn:${partition}:rds:${region}:${accountId}:snapshot:awsbackup:*`;
const volumeSnapshots = text`arn:${partition}:ec2:${region}::snapshot/*`;

const inThisRegion = { StringEquals: { "aws:RequestedRegion": region } };
/** What AWS Backup has made, and nobody else. */
const ofBackup = { Null: { "aws:ResourceTag/aws:backup:source-resource": false } };

/** What each kind needs, of AWSBackupServiceRolePolicyForBackup: to find it, copy it, and delete copies whose days are over. */
const rights: { readonly [K in BackupKind]: (arns: readonly Text[], copied: boolean) => readonly Allowance[] } = {
  cluster: (arns, copied) => [
    {
      Sid: "Clusters",
      Action: [
        "rds:AddTagsToResource",
        ...(copied ? ["rds:CopyDBClusterSnapshot"] : []),
        "rds:CreateDBClusterSnapshot",
        "rds:DescribeDBClusterSnapshots",
        "rds:DescribeDBClusters",
        "rds:ListTagsForResource",
      ],
      Resource: [...arns, clusterSnapshots],
    },
    {
      Sid: "ClusterSnapshots",
      Action: ["rds:DeleteDBClusterSnapshot", "rds:ModifyDBClusterSnapshotAttribute"],
      Resource: clusterSnapshots,
    },
  ],
  database: (arns, copied) => [
    {
      Sid: "Databases",
      Action: [
        "rds:AddTagsToResource",
        ...(copied ? ["rds:CopyDBSnapshot"] : []),
        "rds:CreateDBSnapshot",
        "rds:DescribeDBInstances",
        "rds:DescribeDBSnapshots",
        "rds:ListTagsForResource",
      ],
      Resource: [...arns, snapshots],
    },
    { Sid: "Snapshots", Action: ["rds:DeleteDBSnapshot", "rds:ModifyDBSnapshotAttribute"], Resource: snapshots },
  ],
  "file-system": (arns) => [
    { Sid: "FileSystems", Action: ["elasticfilesystem:Backup", "elasticfilesystem:DescribeTags"], Resource: arns },
  ],
  table: (arns) => [
    {
      Sid: "Tables",
      Action: [
        "dynamodb:CreateBackup",
        "dynamodb:DescribeTable",
        "dynamodb:ListTagsOfResource",
        "dynamodb:StartAwsBackupJob",
      ],
      Resource: arns,
    },
    {
      Sid: "TableBackups",
      Action: ["dynamodb:DeleteBackup", "dynamodb:DescribeBackup"],
      Resource: arns.map((arn) => text`${arn}/backup/*`),
    },
  ],
  volume: (arns, copied) => [
    { Sid: "Volumes", Action: "ec2:CreateSnapshot", Resource: [...arns, volumeSnapshots] },
    { Sid: "TagSnapshots", Action: "ec2:CreateTags", Resource: volumeSnapshots },
    {
      Sid: "VolumeSnapshots",
      Action: ["ec2:DeleteSnapshot", "ec2:ModifySnapshotAttribute", "ec2:ModifySnapshotTier"],
      Resource: volumeSnapshots,
      Condition: ofBackup,
    },
    ...(copied ? [{ Sid: "CopySnapshots", Action: "ec2:CopySnapshot", Resource: volumeSnapshots }] : []),
    // EC2 describes nothing by name: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
    {
      Sid: "DescribeVolumes",
      Action: ["ec2:DescribeSnapshotTierStatus", "ec2:DescribeSnapshots", "ec2:DescribeTags", "ec2:DescribeVolumes"],
      Resource: "*",
      Condition: inThisRegion,
    },
  ],
};

export const rightsOn = ({ kind, arns }: Target, copied: boolean): readonly Allowance[] => rights[kind](arns, copied);

/** To write into the vaults, and to look for what has which tags, for which there is no narrower right. */
export const rightsOnVaults = (vault: Text, copies: readonly Text[]): readonly Allowance[] => [
  {
    Sid: "Vaults",
    Action: ["backup:CopyIntoBackupVault", "backup:DescribeBackupVault"],
    Resource: [vault, ...copies],
  },
  {
    Sid: "TagBackups",
    Action: "backup:TagResource",
    Resource: text`arn:${partition}:backup:${region}:${accountId}:recovery-point:*`,
  },
  { Sid: "FindTagged", Action: "tag:GetResources", Resource: "*", Condition: inThisRegion },
  ...(copies.length === 0
    ? []
    : [
        {
          // Of what is in the vault some has ARNs of its own service.
          Sid: "CopyFromVault",
          Action: "backup:CopyFromBackupVault",
          Resource: "*",
          Condition: { StringEquals: { "aws:ResourceAccount": accountId } },
        },
      ]),
];

const via = (service: string) => ({ StringEquals: { "kms:ViaService": text`${service}.${region}.amazonaws.com` } });

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html: the job succeeds without these, and backs up nothing. */
export const rightsOnKeys = (vaultKey: Text, targets: readonly Target[], copied: boolean): readonly Allowance[] => {
  const Resource = [vaultKey, ...targets.flatMap(({ keyArns }) => keyArns)];
  const has = (kind: BackupKind): boolean => targets.some((it) => it.kind === kind);
  return [
    { Sid: "DescribeKeys", Action: "kms:DescribeKey", Resource },
    {
      Sid: "GrantKeys",
      Action: "kms:CreateGrant",
      Resource,
      Condition: { Bool: { "kms:GrantIsForAWSResource": true } },
    },
    ...(has("table")
      ? [{ Sid: "TableKeys", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource, Condition: via("dynamodb") }]
      : []),
    ...(has("volume") && copied
      ? [
          {
            Sid: "VolumeKeys",
            Action: ["kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
            Resource,
            Condition: via("ec2"),
          },
        ]
      : []),
  ];
};
