import { accountId, partition, region, text, type Text } from "../../model/plan";

/** What a pipeline can deploy of one service of AWS. */
export interface Deployable {
  /** Which policy it goes into: a role takes ten, each of 6,144 letters. */
  readonly bundle: Bundle;
  /** What there is of the service in this account and region. */
  readonly arn: Text;
  /** What it takes to compare a program with what is there: settings, never the data. */
  readonly reads: string;
  /** What it takes to make, change and delete it. */
  readonly writes: string;
  /** Services of AWS that a role is handed to so that it works. */
  readonly passTo?: readonly string[];
  /** Services of AWS that make a role of their own in the account when the first thing is made. */
  readonly linked?: readonly string[];
  /** Whether it uses a key in the name of whoever makes something with it. */
  readonly usesKeys?: true;
}

type Bundle = "compute" | "databases" | "messages" | "network" | "storage";

const own = (service: string): Text => text`arn:${partition}:${service}:${region}:${accountId}:*`;

/**
 * Each action by its name, from AWS's service authorisation reference: https://docs.aws.amazon.com/service-authorization/latest/reference/.
 * Of every service what its resources in CloudFormation's schema need, and nothing that reads or writes what is kept in them: no
 * object, item, message, secret value, log event or ciphertext, and no function or task is started.
 */
export const catalogue = {
  backup: {
    bundle: "storage",
    arn: own("backup"),
    linked: ["backup.amazonaws.com"],
    usesKeys: true,
    reads: `DescribeBackupVault GetBackupPlan GetBackupSelection GetBackupVaultAccessPolicy GetBackupVaultNotifications
      GetRestoreTestingPlan GetRestoreTestingSelection ListBackupPlanVersions ListBackupSelections ListTags`,
    writes: `CreateBackupPlan CreateBackupSelection CreateBackupVault CreateRestoreTestingPlan CreateRestoreTestingSelection
      DeleteBackupPlan DeleteBackupSelection DeleteBackupVault DeleteBackupVaultAccessPolicy DeleteBackupVaultNotifications
      DeleteRestoreTestingPlan DeleteRestoreTestingSelection PutBackupVaultAccessPolicy PutBackupVaultLockConfiguration
      PutBackupVaultNotifications TagResource UntagResource UpdateBackupPlan UpdateRestoreTestingPlan
      UpdateRestoreTestingSelection`,
    passTo: ["backup.amazonaws.com"],
  },
  cloudwatch: {
    bundle: "messages",
    arn: own("cloudwatch"),
    reads: "DescribeAlarms GetDashboard ListTagsForResource",
    writes: "DeleteAlarms DeleteDashboards PutCompositeAlarm PutDashboard PutMetricAlarm TagResource UntagResource",
  },
  dynamodb: {
    bundle: "databases",
    arn: own("dynamodb"),
    usesKeys: true,
    reads: `DescribeContinuousBackups DescribeContributorInsights DescribeKinesisStreamingDestination DescribeTable
      DescribeTimeToLive GetResourcePolicy ListTables ListTagsOfResource`,
    writes: `CreateTable DeleteResourcePolicy DeleteTable PutResourcePolicy TagResource UntagResource UpdateContinuousBackups
      UpdateContributorInsights UpdateTable UpdateTimeToLive`,
  },
  ec2: {
    bundle: "network",
    arn: own("ec2"),
    reads: `DescribeAddresses DescribeAvailabilityZones DescribeDhcpOptions DescribeEgressOnlyInternetGateways DescribeFlowLogs
      DescribeInternetGateways DescribeManagedPrefixLists DescribeNatGateways DescribeNetworkAcls DescribeNetworkInterfaces
      DescribePrefixLists DescribeRouteTables DescribeSecurityGroupRules DescribeSecurityGroups DescribeSubnets DescribeTags
      DescribeVpcAttribute DescribeVpcBlockPublicAccessOptions DescribeVpcEndpointServices DescribeVpcEndpoints DescribeVpcs
      GetManagedPrefixListEntries`,
    writes: `AllocateAddress AssociateRouteTable AssociateVpcCidrBlock AttachInternetGateway AuthorizeSecurityGroupEgress
      AuthorizeSecurityGroupIngress CreateEgressOnlyInternetGateway CreateFlowLogs CreateInternetGateway CreateNatGateway
      CreateNetworkAcl CreateNetworkAclEntry CreateRoute CreateRouteTable CreateSecurityGroup CreateSubnet CreateTags CreateVpc
      CreateVpcEndpoint DeleteEgressOnlyInternetGateway DeleteFlowLogs DeleteInternetGateway DeleteNatGateway DeleteNetworkAcl
      DeleteNetworkAclEntry DeleteRoute DeleteRouteTable DeleteSecurityGroup DeleteSubnet DeleteTags DeleteVpc
      DeleteVpcEndpoints DetachInternetGateway DisassociateAddress DisassociateRouteTable DisassociateVpcCidrBlock
      ModifySecurityGroupRules ModifySubnetAttribute ModifyVpcAttribute ModifyVpcEndpoint ReleaseAddress
      ReplaceNetworkAclAssociation ReplaceNetworkAclEntry ReplaceRoute ReplaceRouteTableAssociation RevokeSecurityGroupEgress
      RevokeSecurityGroupIngress UpdateSecurityGroupRuleDescriptionsEgress UpdateSecurityGroupRuleDescriptionsIngress`,
    passTo: ["vpc-flow-logs.amazonaws.com"],
  },
  ecr: {
    bundle: "compute",
    arn: own("ecr"),
    reads: "DescribeRepositories GetLifecyclePolicy GetRepositoryPolicy ListTagsForResource",
    writes: `CreateRepository DeleteLifecyclePolicy DeleteRepository DeleteRepositoryPolicy PutImageScanningConfiguration
      PutImageTagMutability PutLifecyclePolicy SetRepositoryPolicy TagResource UntagResource`,
  },
  ecs: {
    bundle: "compute",
    arn: own("ecs"),
    linked: ["ecs.amazonaws.com"],
    reads: "DescribeCapacityProviders DescribeClusters DescribeServices DescribeTaskDefinition ListTagsForResource",
    writes: `CreateCluster CreateService DeleteCluster DeleteService DeleteTaskDefinitions DeregisterTaskDefinition
      PutClusterCapacityProviders RegisterTaskDefinition TagResource UntagResource UpdateCluster UpdateClusterSettings UpdateService`,
    passTo: ["ecs-tasks.amazonaws.com"],
  },
  elasticfilesystem: {
    bundle: "storage",
    arn: own("elasticfilesystem"),
    linked: ["elasticfilesystem.amazonaws.com"],
    usesKeys: true,
    reads: `DescribeAccessPoints DescribeBackupPolicy DescribeFileSystemPolicy DescribeFileSystems DescribeLifecycleConfiguration
      DescribeMountTargetSecurityGroups DescribeMountTargets DescribeReplicationConfigurations ListTagsForResource`,
    writes: `CreateAccessPoint CreateFileSystem CreateMountTarget DeleteAccessPoint DeleteFileSystem DeleteFileSystemPolicy
      DeleteMountTarget ModifyMountTargetSecurityGroups PutBackupPolicy PutFileSystemPolicy PutLifecycleConfiguration TagResource
      UntagResource UpdateFileSystem UpdateFileSystemProtection`,
  },
  elasticloadbalancing: {
    bundle: "network",
    arn: own("elasticloadbalancing"),
    linked: ["elasticloadbalancing.amazonaws.com"],
    reads: `DescribeListenerAttributes DescribeListeners DescribeLoadBalancerAttributes DescribeLoadBalancers DescribeRules
      DescribeTags DescribeTargetGroupAttributes DescribeTargetGroups`,
    writes: `AddTags CreateListener CreateLoadBalancer CreateRule CreateTargetGroup DeleteListener DeleteLoadBalancer DeleteRule
      DeleteTargetGroup ModifyListener ModifyListenerAttributes ModifyLoadBalancerAttributes ModifyRule ModifyTargetGroup
      ModifyTargetGroupAttributes RemoveTags SetSecurityGroups SetSubnets`,
  },
  events: {
    bundle: "messages",
    arn: own("events"),
    reads: "DescribeEventBus DescribeRule ListTagsForResource ListTargetsByRule",
    writes: "DeleteRule DisableRule EnableRule PutRule PutTargets RemoveTargets TagResource UntagResource",
    passTo: ["events.amazonaws.com"],
  },
  kms: {
    bundle: "storage",
    arn: own("kms"),
    reads: "DescribeKey GetKeyPolicy GetKeyRotationStatus ListAliases ListKeyPolicies ListResourceTags",
    writes: `CancelKeyDeletion CreateAlias CreateKey DeleteAlias DisableKey EnableKey EnableKeyRotation PutKeyPolicy
      ScheduleKeyDeletion TagResource UntagResource UpdateAlias UpdateKeyDescription`,
  },
  lambda: {
    bundle: "compute",
    arn: own("lambda"),
    usesKeys: true,
    reads: `GetAlias GetCodeSigningConfig GetEventSourceMapping GetFunctionCodeSigningConfig GetFunctionConcurrency
      GetFunctionConfiguration GetFunctionEventInvokeConfig GetFunctionUrlConfig GetPolicy GetRuntimeManagementConfig ListTags
      ListVersionsByFunction`,
    writes: `AddPermission CreateAlias CreateCodeSigningConfig CreateEventSourceMapping CreateFunction DeleteAlias
      DeleteCodeSigningConfig DeleteEventSourceMapping DeleteFunction DeleteFunctionConcurrency DeleteFunctionEventInvokeConfig
      PublishVersion PutFunctionCodeSigningConfig PutFunctionConcurrency PutFunctionEventInvokeConfig RemovePermission TagResource
      UntagResource UpdateAlias UpdateCodeSigningConfig UpdateEventSourceMapping UpdateFunctionCode UpdateFunctionConfiguration
      UpdateFunctionEventInvokeConfig`,
    passTo: ["lambda.amazonaws.com"],
  },
  logs: {
    bundle: "messages",
    arn: own("logs"),
    reads: `DescribeLogGroups DescribeMetricFilters DescribeResourcePolicies DescribeSubscriptionFilters GetDataProtectionPolicy
      ListTagsForResource`,
    writes: `AssociateKmsKey CreateLogGroup DeleteDataProtectionPolicy DeleteLogGroup DeleteMetricFilter DeleteResourcePolicy
      DeleteRetentionPolicy DeleteSubscriptionFilter DisassociateKmsKey PutDataProtectionPolicy PutLogGroupDeletionProtection
      PutMetricFilter PutResourcePolicy PutRetentionPolicy PutSubscriptionFilter TagResource UntagResource`,
  },
  rds: {
    bundle: "databases",
    arn: own("rds"),
    linked: ["rds.amazonaws.com"],
    usesKeys: true,
    reads: `DescribeDBClusterParameterGroups DescribeDBClusterParameters DescribeDBClusters DescribeDBEngineVersions
      DescribeDBInstances DescribeDBParameterGroups DescribeDBParameters DescribeDBSubnetGroups DescribeGlobalClusters
      ListTagsForResource`,
    writes: `AddTagsToResource CreateDBCluster CreateDBClusterParameterGroup CreateDBInstance
      CreateDBParameterGroup CreateDBSubnetGroup DeleteDBCluster DeleteDBClusterParameterGroup DeleteDBInstance
      DeleteDBParameterGroup DeleteDBSubnetGroup ModifyDBCluster ModifyDBClusterParameterGroup ModifyDBInstance
      ModifyDBParameterGroup ModifyDBSubnetGroup RebootDBInstance RemoveTagsFromResource ResetDBClusterParameterGroup
      ResetDBParameterGroup`,
    passTo: ["monitoring.rds.amazonaws.com"],
  },
  s3: {
    bundle: "storage",
    // The ARN of a bucket names no account: a condition does.
    arn: text`arn:${partition}:s3:::*`,
    reads: `GetAccelerateConfiguration GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging GetBucketNotification
      GetBucketObjectLockConfiguration GetBucketOwnershipControls GetBucketPolicy GetBucketPublicAccessBlock GetBucketRequestPayment
      GetBucketTagging GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration GetIntelligentTieringConfiguration
      GetLifecycleConfiguration GetReplicationConfiguration ListTagsForResource`,
    writes: `CreateBucket DeleteBucket DeleteBucketPolicy PutBucketCORS PutBucketLogging PutBucketNotification
      PutBucketObjectLockConfiguration PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock PutBucketTagging
      PutBucketVersioning PutEncryptionConfiguration PutIntelligentTieringConfiguration PutLifecycleConfiguration
      PutReplicationConfiguration TagResource UntagResource`,
    passTo: ["s3.amazonaws.com"],
  },
  secretsmanager: {
    bundle: "databases",
    arn: own("secretsmanager"),
    usesKeys: true,
    reads: "DescribeSecret GetRandomPassword GetResourcePolicy ListSecretVersionIds",
    writes: `CancelRotateSecret CreateSecret DeleteResourcePolicy DeleteSecret PutResourcePolicy RemoveRegionsFromReplication
      ReplicateSecretToRegions RestoreSecret RotateSecret TagResource UntagResource UpdateSecret ValidateResourcePolicy`,
  },
  sns: {
    bundle: "messages",
    arn: own("sns"),
    reads:
      "GetDataProtectionPolicy GetSubscriptionAttributes GetTopicAttributes ListSubscriptionsByTopic ListTagsForResource",
    writes:
      "CreateTopic DeleteTopic SetSubscriptionAttributes SetTopicAttributes Subscribe TagResource Unsubscribe UntagResource",
  },
  sqs: {
    bundle: "messages",
    arn: own("sqs"),
    reads: "GetQueueAttributes GetQueueUrl ListQueueTags",
    writes: "CreateQueue DeleteQueue SetQueueAttributes TagQueue UntagQueue",
  },
} as const satisfies { readonly [service: string]: Deployable };

export type Service = keyof typeof catalogue;

export const deployable = (service: Service): Deployable => catalogue[service];

/** By their names in full: `s3:CreateBucket`. */
export const actionsOf = (service: Service, access: "reads" | "writes"): readonly string[] =>
  catalogue[service][access].split(/\s+/).map((name) => `${service}:${name}`);
