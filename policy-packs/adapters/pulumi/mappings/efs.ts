import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { assemble, fold, map } from "../mapping";

const fileSystem = assemble<aws.efs.FileSystemArgs, "AWS::EFS::FileSystem">(
  "AWS::EFS::FileSystem",
  (it, satellites) => {
    const backup = satellites.one<aws.efs.BackupPolicyArgs>("aws:efs/backupPolicy:BackupPolicy");
    const policy = satellites.one<aws.efs.FileSystemPolicyArgs>("aws:efs/fileSystemPolicy:FileSystemPolicy");
    return {
      BackupPolicy: { Status: backup.get("backupPolicy").get("status") },
      BypassPolicyLockoutSafetyCheck: policy.get("bypassPolicyLockoutSafetyCheck"),
      Encrypted: it.get("encrypted"),
      FileSystemPolicy: policy.get("policy").json(),
      FileSystemProtection: { ReplicationOverwriteProtection: it.get("protection").get("replicationOverwrite") },
      FileSystemTags: tags(it.get("tags")),
      KmsKeyId: it.get("kmsKeyId"),
    };
  },
);

const folded = fold("AWS::EFS::FileSystem", "fileSystemId");

export const efs = {
  "aws:efs/fileSystem:FileSystem": fileSystem,
  "aws:efs/backupPolicy:BackupPolicy": folded,
  "aws:efs/fileSystemPolicy:FileSystemPolicy": folded,
  "aws:efs/accessPoint:AccessPoint": map<aws.efs.AccessPointArgs, "AWS::EFS::AccessPoint">(
    "AWS::EFS::AccessPoint",
    (it) => ({
      AccessPointTags: tags(it.get("tags")),
      FileSystemId: it.get("fileSystemId"),
      PosixUser: {
        Gid: it.get("posixUser").get("gid").as<string>(String),
        Uid: it.get("posixUser").get("uid").as<string>(String),
      },
      RootDirectory: { Path: it.get("rootDirectory").get("path") },
    }),
  ),
  "aws:efs/mountTarget:MountTarget": map<aws.efs.MountTargetArgs, "AWS::EFS::MountTarget">(
    "AWS::EFS::MountTarget",
    (it) => ({
      FileSystemId: it.get("fileSystemId"),
      SecurityGroups: it.get("securityGroups"),
      SubnetId: it.get("subnetId"),
    }),
  ),
};
