import * as aws from "@pulumi/aws";
import type { Resources } from "../../model/planned";
import type { EfsResources } from "../../model/planned/efs";
import { one, policy, tags, type Make, type Makers, type Value } from "./make";

type Lifecycle = Resources<Value>["AWS::EFS::FileSystem"]["LifecyclePolicies"][number];

const lifecycle = (it: Lifecycle): aws.types.input.efs.FileSystemLifecyclePolicy => {
  if ("TransitionToIA" in it) return { transitionToIa: it.TransitionToIA };
  if ("TransitionToArchive" in it) return { transitionToArchive: it.TransitionToArchive };
  return { transitionToPrimaryStorageClass: it.TransitionToPrimaryStorageClass };
};

/** One file system of CloudFormation's is a file system and its satellites in Pulumi. */
const fileSystem: Make<"AWS::EFS::FileSystem"> = (name, it, options, protection) => {
  const made = new aws.efs.FileSystem(
    name,
    {
      encrypted: it.Encrypted,
      kmsKeyId: it.KmsKeyId,
      lifecyclePolicies: it.LifecyclePolicies.map(lifecycle),
      performanceMode: it.PerformanceMode,
      protection: { replicationOverwrite: it.FileSystemProtection.ReplicationOverwriteProtection },
      tags: tags(it.FileSystemTags),
      throughputMode: it.ThroughputMode,
    },
    { ...options, ...protection },
  );
  const of = { fileSystemId: made.id };
  const satellites = [
    new aws.efs.BackupPolicy(name, { ...of, backupPolicy: { status: it.BackupPolicy.Status } }, options),
    new aws.efs.FileSystemPolicy(name, { ...of, policy: policy(it.FileSystemPolicy) }, options),
  ];
  return { resources: [made, ...satellites], attributes: { Ref: made.id, Arn: made.arn } };
};

/** How Pulumi makes what plans write of EFS. */
export const efs: Makers<keyof EfsResources<string>> = {
  "AWS::EFS::FileSystem": fileSystem,
  "AWS::EFS::AccessPoint": one(
    aws.efs.AccessPoint,
    ({ AccessPointTags, FileSystemId, PosixUser, RootDirectory: { CreationInfo, Path } }) => ({
      fileSystemId: FileSystemId,
      posixUser: { gid: Number(PosixUser.Gid), uid: Number(PosixUser.Uid) },
      rootDirectory: {
        creationInfo: {
          ownerGid: Number(CreationInfo.OwnerGid),
          ownerUid: Number(CreationInfo.OwnerUid),
          permissions: CreationInfo.Permissions,
        },
        path: Path,
      },
      tags: tags(AccessPointTags),
    }),
    (point) => ({ Arn: point.arn }),
  ),
  "AWS::EFS::MountTarget": one(aws.efs.MountTarget, (it) => ({
    fileSystemId: it.FileSystemId,
    securityGroups: [...it.SecurityGroups],
    subnetId: it.SubnetId,
  })),
};
