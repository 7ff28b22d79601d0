export { Boundary, type BoundaryArgs } from "./identity/boundary/pulumi";
export { Role, type RoleArgs } from "./identity/role/pulumi";
export { Runners, type RunnersArgs } from "./ci-runners/codebuild/pulumi";
export { MachineRunners, type MachineRunnersArgs } from "./ci-runners/ec2/pulumi";
export { AccountBaseline, type AccountBaselineArgs } from "./identity/account-baseline/pulumi";
export { BreakGlass, type BreakGlassArgs } from "./identity/break-glass/pulumi";
export { Federation, type FederationArgs } from "./identity/federation/pulumi";
export { PermissionSets, type PermissionSetsArgs } from "./identity/permission-sets/pulumi";
export type { Exempt } from "./exemption/exemption";
export { exempt } from "./exemption/pulumi";
export { Network, type NetworkArgs } from "./network/pulumi";
export { ChangeAlarm, type ChangeAlarmArgs } from "./pipeline-account/change-alarm/pulumi";
export { DeployRoles, type DeployRolesArgs } from "./pipeline-account/deploy-roles/pulumi";
export {
  CodeSigning,
  type CodeSigningArgs,
  ImageRepository,
  type ImageRepositoryArgs,
} from "./pipeline-account/signing/pulumi";
export { StateBackend, type StateBackendArgs } from "./pipeline-account/state-backend/pulumi";
export { Organization, type OrganizationArgs } from "./pipeline-account/organization/pulumi";
export { Guardrails, type GuardrailsArgs } from "./pipeline-account/guardrails/pulumi";
export { guardrailsOf } from "./pipeline-account/guardrails/plan";
export { blocks, type Answer, type Guardrail, type Request } from "./pipeline-account/guardrails/simulate";
export { BackupVault, type BackupVaultArgs } from "./storage/backup-vault/pulumi";
export {
  Bucket,
  type BucketArgs,
  LogBucket,
  type LogBucketArgs,
  ReplicationRole,
  type ReplicationRoleArgs,
} from "./storage/bucket/pulumi";
export { FileSystem, type FileSystemArgs } from "./storage/file-system/pulumi";
export {
  Database,
  type DatabaseArgs,
  DatabaseMonitoring,
  type DatabaseMonitoringArgs,
} from "./storage/database/pulumi";
export { Key, type KeyArgs, Keys, type KeysArgs } from "./storage/key/pulumi";
export { LogGroup, type LogGroupArgs } from "./storage/log-group/pulumi";
export { Queue, type QueueArgs } from "./storage/queue/pulumi";
export { Secret, type SecretArgs } from "./storage/secret/pulumi";
export { Table, type TableArgs } from "./storage/table/pulumi";
export { Topic, type TopicArgs } from "./storage/topic/pulumi";
export { VolumeEncryption, type VolumeEncryptionArgs } from "./storage/volume-encryption/pulumi";
