import type { PolicyDocument } from "./policy";
import type { Tags } from "./tags";

/** AWS Backup has tags as a map. */
export interface TagMap {
  readonly [key: string]: string;
}

/** What plans write of AWS Backup, in CloudFormation's names. */
export interface BackupResources<V> {
  "AWS::Backup::BackupVault": {
    readonly AccessPolicy: PolicyDocument<V>;
    readonly BackupVaultName: string;
    readonly BackupVaultTags: TagMap;
    readonly EncryptionKeyArn: V;
    readonly LockConfiguration: {
      /** Days until nobody, AWS included, can take the lock away. Absent, it can always be taken away. */
      readonly ChangeableForDays?: number;
      readonly MaxRetentionDays: number;
      readonly MinRetentionDays: number;
    };
    readonly Notifications?: { readonly BackupVaultEvents: readonly string[]; readonly SNSTopicArn: V };
  };
  "AWS::Backup::BackupPlan": {
    readonly BackupPlan: { readonly BackupPlanName: string; readonly BackupPlanRule: readonly BackupRule<V>[] };
    readonly BackupPlanTags: TagMap;
  };
  "AWS::Backup::BackupSelection": {
    readonly BackupPlanId: V;
    readonly BackupSelection: {
      readonly IamRoleArn: V;
      readonly ListOfTags?: readonly {
        readonly ConditionKey: string;
        readonly ConditionType: "STRINGEQUALS";
        readonly ConditionValue: string;
      }[];
      readonly Resources?: readonly V[];
      readonly SelectionName: string;
    };
  };
  "AWS::Backup::RestoreTestingPlan": {
    readonly RecoveryPointSelection: {
      readonly Algorithm: "LATEST_WITHIN_WINDOW";
      readonly IncludeVaults: readonly V[];
      readonly RecoveryPointTypes: readonly ["SNAPSHOT"];
      readonly SelectionWindowDays: number;
    };
    readonly RestoreTestingPlanName: string;
    readonly ScheduleExpression: string;
    readonly Tags: Tags;
  };
  "AWS::Backup::RestoreTestingSelection": {
    readonly IamRoleArn: V;
    readonly ProtectedResourceArns: readonly V[];
    readonly ProtectedResourceConditions?: {
      readonly StringEquals: readonly { readonly Key: string; readonly Value: string }[];
    };
    readonly ProtectedResourceType: string;
    readonly RestoreTestingPlanName: V;
    readonly RestoreTestingSelectionName: string;
  };
}

interface BackupRule<V> {
  readonly CopyActions?: readonly { readonly DestinationBackupVaultArn: V; readonly Lifecycle: BackupLifecycle }[];
  readonly Lifecycle: BackupLifecycle;
  readonly RecoveryPointTags: TagMap;
  readonly RuleName: string;
  readonly ScheduleExpression: string;
  readonly TargetBackupVault: V;
}

export interface BackupLifecycle {
  readonly DeleteAfterDays: number;
  readonly MoveToColdStorageAfterDays?: number;
}
