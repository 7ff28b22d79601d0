import type { PolicyDocument } from "./policy";
import type { Tags } from "./tags";

/** What plans write of EFS, in CloudFormation's names. */
export interface EfsResources<V> {
  "AWS::EFS::FileSystem": {
    readonly BackupPolicy: { readonly Status: "ENABLED" };
    readonly Encrypted: boolean;
    readonly FileSystemPolicy: PolicyDocument<V>;
    readonly FileSystemProtection: { readonly ReplicationOverwriteProtection: "ENABLED" };
    readonly FileSystemTags: Tags;
    readonly KmsKeyId: V;
    readonly LifecyclePolicies: readonly FileLifecycle[];
    readonly PerformanceMode: "generalPurpose";
    readonly ThroughputMode: "elastic";
  };
  "AWS::EFS::AccessPoint": {
    readonly AccessPointTags: Tags;
    readonly FileSystemId: V;
    readonly PosixUser: { readonly Gid: string; readonly Uid: string };
    readonly RootDirectory: {
      readonly CreationInfo: { readonly OwnerGid: string; readonly OwnerUid: string; readonly Permissions: string };
      readonly Path: string;
    };
  };
  "AWS::EFS::MountTarget": {
    readonly FileSystemId: V;
    readonly SecurityGroups: readonly V[];
    readonly SubnetId: V;
  };
}

/** One transition each: EFS refuses two in one entry. */
type FileLifecycle =
  | { readonly TransitionToIA: "AFTER_30_DAYS" }
  | { readonly TransitionToArchive: "AFTER_90_DAYS" }
  | { readonly TransitionToPrimaryStorageClass: "AFTER_1_ACCESS" };
