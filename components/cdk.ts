export type { Because } from "./carriers/cdk/granting";
export type { Placement } from "./carriers/cdk/vpc";
export type { Exempt } from "./exemption/exemption";
export { exempt } from "./exemption/cdk";
export { Boundary, type BoundaryProps } from "./identity/boundary/cdk";
export { Role, type RoleProps } from "./identity/role/cdk";
export { Runners, type RunnersProps } from "./ci-runners/codebuild/cdk";
export { MachineRunners, type MachineRunnersProps } from "./ci-runners/ec2/cdk";
export { AccountBaseline, type AccountBaselineProps } from "./identity/account-baseline/cdk";
export { BreakGlass, type BreakGlassProps } from "./identity/break-glass/cdk";
export { Federation, type FederationProps } from "./identity/federation/cdk";
export { PermissionSets, type PermissionSetsProps } from "./identity/permission-sets/cdk";
export { Network, type NetworkProps } from "./network/cdk";
export { ChangeAlarm, type ChangeAlarmProps } from "./pipeline-account/change-alarm/cdk";
export { DeployRoles, type DeployRolesProps } from "./pipeline-account/deploy-roles/cdk";
export {
  CodeSigning,
  type CodeSigningProps,
  ImageRepository,
  type ImageRepositoryProps,
} from "./pipeline-account/signing/cdk";
export { StateBackend, type StateBackendProps } from "./pipeline-account/state-backend/cdk";
export { Organization, type OrganizationProps } from "./pipeline-account/organization/cdk";
export { Guardrails, type GuardrailsProps } from "./pipeline-account/guardrails/cdk";
export { guardrailsOf } from "./pipeline-account/guardrails/plan";
export { blocks, type Answer, type Guardrail, type Request } from "./pipeline-account/guardrails/simulate";
export { BackupVault, type BackupVaultProps } from "./storage/backup-vault/cdk";
export {
  Bucket,
  type BucketProps,
  LogBucket,
  type LogBucketProps,
  ReplicationRole,
  type ReplicationRoleProps,
} from "./storage/bucket/cdk";
export { FileSystem, type FileSystemProps } from "./storage/file-system/cdk";
export { Database, type DatabaseProps, DatabaseMonitoring, type DatabaseMonitoringProps } from "./storage/database/cdk";
export { Key, type KeyProps, Keys, type KeysProps } from "./storage/key/cdk";
export { LogGroup, type LogGroupProps } from "./storage/log-group/cdk";
export { Queue, type QueueProps } from "./storage/queue/cdk";
export { Secret, type SecretProps } from "./storage/secret/cdk";
export { Table, type TableProps } from "./storage/table/cdk";
export { Topic, type TopicProps } from "./storage/topic/cdk";
export { VolumeEncryption, type VolumeEncryptionProps } from "./storage/volume-encryption/cdk";
