import { rolesUnder, roleNamed } from "./exempt";
import { globalServices } from "./global-services";
import { deny, type Intent } from "./intents";

const guide = "https://docs.aws.amazon.com/organizations/latest/userguide/";
const examples = "https://github.com/aws-samples/service-control-policy-examples";
const controls = "https://docs.aws.amazon.com/securityhub/latest/userguide/";
const scp = { policy: "SERVICE_CONTROL_POLICY" } as const;

/** What no account of the organization ever does. */
export const baseline = {
  "leave-organization": {
    ...scp,
    why: "an account that leaves is under no guardrail any more",
    source: `${guide}orgs_manage_policies_scps_examples_general.html`,
    deny: () => [deny("StaysInOrganization", ["account:CloseAccount", "organizations:LeaveOrganization"])],
  },
  "root-user": {
    ...scp,
    // Sessions that the management account takes for one task of root's are AWS's own way to do what is left to do.
    why: "the root user obeys no policy of its account, and nobody can tell who it was",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html (CIS AWS Foundations 1.6)",
    deny: () => [
      deny("RootUserRests", ["*"], {
        ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" },
        BoolIfExists: { "aws:AssumedRoot": "false" },
      }),
    ],
  },
  regions: {
    ...scp,
    why: "what runs where nobody looks is found late, and data may lie in another country",
    source: `${guide}orgs_manage_policies_scps_examples_general.html`,
    deny: ({ regions }) => [
      {
        Sid: "RegionsOfOurs",
        Effect: "Deny",
        NotAction: globalServices,
        Resource: ["*"],
        Condition: { StringNotEquals: { "aws:RequestedRegion": regions } },
      },
      deny("RegionsStay", ["account:DisableRegion", "account:EnableRegion"]),
    ],
  },
  audit: {
    ...scp,
    why: "whoever breaks in begins by switching off what records it",
    source: `${examples}/tree/main/Deny-changes-to-security-services (CIS AWS Foundations 3, FSBP CloudTrail.1, Config.1, GuardDuty.1)`,
    deny: ({ unless }) => [
      deny("AuditStaysOn", [
        "access-analyzer:DeleteAnalyzer",
        "cloudtrail:DeleteEventDataStore",
        "cloudtrail:DeleteTrail",
        "cloudtrail:StopEventDataStoreIngestion",
        "cloudtrail:StopLogging",
        "config:DeleteConfigurationRecorder",
        "config:DeleteDeliveryChannel",
        "config:DeleteRetentionConfiguration",
        "config:StopConfigurationRecorder",
        "guardduty:DeleteDetector",
        "guardduty:DeletePublishingDestination",
        "guardduty:DisassociateFromAdministratorAccount",
        "guardduty:DisassociateFromMasterAccount",
        "guardduty:StopMonitoringMembers",
        "inspector2:Disable",
        "macie2:DisableMacie",
        "macie2:DisassociateFromAdministratorAccount",
        "securityhub:BatchDisableStandards",
        "securityhub:DeleteMembers",
        "securityhub:DisableSecurityHub",
        "securityhub:DisableSecurityHubV2",
        "securityhub:DisassociateFromAdministratorAccount",
      ]),
      ...unless(
        ["pipeline", "break-glass"],
        deny("AuditUnchanged", [
          "access-analyzer:CreateArchiveRule",
          "access-analyzer:UpdateArchiveRule",
          "cloudtrail:PutEventSelectors",
          "cloudtrail:UpdateEventDataStore",
          "cloudtrail:UpdateTrail",
          "config:PutConfigurationRecorder",
          "config:PutDeliveryChannel",
          "config:PutRetentionConfiguration",
          "ec2:DeleteFlowLogs",
          "guardduty:ArchiveFindings",
          "guardduty:CreateFilter",
          "guardduty:CreateIPSet",
          "guardduty:UpdateDetector",
          "guardduty:UpdateFilter",
          "guardduty:UpdateIPSet",
          "logs:DeleteAccountPolicy",
          "logs:DeleteDataProtectionPolicy",
          "logs:DeleteDelivery",
          "logs:DeleteDestination",
          "logs:DeleteLogGroup",
          "logs:DeleteLogStream",
          "logs:DeleteSubscriptionFilter",
          "logs:DisassociateKmsKey",
          "logs:PutLogGroupDeletionProtection",
          "logs:PutRetentionPolicy",
          "s3:PutBucketLogging",
          "securityhub:UpdateStandardsControl",
          "wafv2:DeleteLoggingConfiguration",
        ]),
      ),
    ],
  },
  "key-deletion": {
    ...scp,
    why: "a key that is gone takes all that it encrypted with it",
    source: `${controls}kms-controls.html#kms-3 (FSBP KMS.3)`,
    deny: ({ unless }) =>
      unless(
        ["break-glass"],
        deny("KeysStay", [
          "kms:DeleteCustomKeyStore",
          "kms:DeleteImportedKeyMaterial",
          "kms:DisableKey",
          "kms:DisableKeyRotation",
          "kms:ScheduleKeyDeletion",
        ]),
      ),
  },
  "iam-users": {
    ...scp,
    why: "a key that never expires is the one that is found in a repository",
    source:
      "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_identities_unique.html (SEC02-BP02)",
    deny: () => [
      deny("NoLastingCredentials", [
        "iam:CreateAccessKey",
        "iam:CreateLoginProfile",
        "iam:CreateServiceSpecificCredential",
        "iam:CreateUser",
        "iam:UpdateLoginProfile",
        "iam:UploadSSHPublicKey",
        "iam:UploadSigningCertificate",
      ]),
    ],
  },
  boundaries: {
    ...scp,
    why: "who may make a role may make one that may do everything, unless a boundary holds it",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    deny: ({ boundaries, unless }) => [
      deny("RolesAreBounded", ["iam:CreateRole", "iam:PutRolePermissionsBoundary"], {
        ArnNotLike: { "iam:PermissionsBoundary": boundaries },
      }),
      deny("BoundariesHold", ["iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary"]),
      ...unless(["pipeline", "first-role"], {
        ...deny("BoundariesUnchanged", [
          "iam:CreatePolicy",
          "iam:CreatePolicyVersion",
          "iam:DeletePolicy",
          "iam:DeletePolicyVersion",
          "iam:SetDefaultPolicyVersion",
        ]),
        Resource: boundaries,
      }),
    ],
  },
  exemptions: {
    ...scp,
    why: "who could make an exempt role, or tag a role as one, would be under no guardrail",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html",
    deny: ({ exemptions: { tag, pipeline, roles, breakGlass, firstRole }, unless }) => [
      ...unless(["pipeline", "first-role"], {
        ...deny("ExemptRolesUnchanged", [
          "iam:Attach*",
          "iam:Create*",
          "iam:Delete*",
          "iam:Detach*",
          "iam:Put*",
          "iam:Update*",
        ]),
        Resource: [rolesUnder(pipeline), ...roles, rolesUnder(breakGlass), roleNamed(firstRole)],
      }),
      // Who approves that another takes the role for emergencies does it by a tag.
      ...unless(["pipeline", "break-glass", "first-role"], {
        ...deny("ExemptRolesUntagged", ["iam:TagRole", "iam:UntagRole"]),
        Resource: [rolesUnder(pipeline), ...roles, rolesUnder(breakGlass), roleNamed(firstRole)],
      }),
      ...unless(
        ["pipeline", "first-role"],
        deny("ExemptionUnset", ["iam:CreateRole", "iam:TagRole", "iam:UntagRole"], {
          "ForAnyValue:StringEquals": { "aws:TagKeys": [tag] },
        }),
      ),
      deny("ExemptionNotInSessions", ["sts:TagSession"], { "ForAnyValue:StringEquals": { "aws:TagKeys": [tag] } }),
    ],
  },
  "instance-metadata-v1": {
    ...scp,
    why: "version 1 hands a role's credentials to whoever makes a server fetch an address",
    source: `${controls}ec2-controls.html#ec2-8 (FSBP EC2.8)`,
    deny: ({ unless }) => [
      deny("MetadataV2", ["ec2:RunInstances"], { StringNotEquals: { "ec2:MetadataHttpTokens": "required" } }, [
        "arn:*:ec2:*:*:instance/*",
      ]),
      deny("CredentialsByV2", ["*"], { NumericLessThan: { "ec2:RoleDelivery": "2.0" } }),
      ...unless(
        ["pipeline"],
        deny("MetadataUnchanged", ["ec2:ModifyInstanceMetadataDefaults", "ec2:ModifyInstanceMetadataOptions"]),
      ),
    ],
  },
  unencrypted: {
    ...scp,
    why: "whoever gets hold of a disk, a snapshot or a backup reads everything on it",
    source: `${controls}ec2-controls.html#ec2-7 (FSBP EC2.7, EFS.1, RDS.27)`,
    deny: () => [
      deny("VolumesEncrypted", ["ec2:CreateVolume", "ec2:RunInstances"], { Bool: { "ec2:Encrypted": "false" } }, [
        "arn:*:ec2:*:*:volume/*",
      ]),
      deny("ClustersEncrypted", ["rds:CreateDBCluster"], { Bool: { "rds:StorageEncrypted": "false" } }),
      deny("FilesEncrypted", ["elasticfilesystem:CreateFileSystem"], {
        Bool: { "elasticfilesystem:Encrypted": "false" },
      }),
      deny("EncryptionStays", ["ec2:DisableEbsEncryptionByDefault"]),
    ],
  },
  "public-sharing": {
    ...scp,
    why: "what is shared with everybody is copied before it is noticed",
    source: `${controls}s3-controls.html#s3-1 (FSBP S3.1, S3.8, EC2.1, EC2.182, RDS.1, SSM.4, Lambda.1)`,
    deny: ({ unless }) => [
      deny("NothingPublic", [
        "ec2:DisableImageBlockPublicAccess",
        "ec2:DisableSnapshotBlockPublicAccess",
        "ecr-public:CreateRepository",
        "ecr-public:PutImage",
      ]),
      deny("SnapshotsNotForAll", ["ec2:ModifySnapshotAttribute"], { StringEquals: { "ec2:Add/group": "all" } }),
      deny(
        "FunctionsNotForAll",
        ["lambda:AddPermission", "lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig"],
        {
          StringEquals: { "lambda:FunctionUrlAuthType": "NONE" },
        },
      ),
      deny("SharesStayInside", ["ram:CreateResourceShare", "ram:UpdateResourceShare"], {
        Bool: { "ram:RequestedAllowsExternalPrincipals": "true" },
      }),
      ...unless(
        ["pipeline"],
        deny("SharedByPipeline", [
          "ec2:ModifyImageAttribute",
          "ec2:ModifySnapshotAttribute",
          "ec2:ModifyVpcBlockPublicAccessOptions",
          "rds:ModifyDBClusterSnapshotAttribute",
          "rds:ModifyDBSnapshotAttribute",
          "s3:PutAccountPublicAccessBlock",
          "s3:PutBucketPublicAccessBlock",
          "ssm:ModifyDocumentPermission",
          "ssm:UpdateServiceSetting",
        ]),
      ),
    ],
  },
  "default-vpc": {
    ...scp,
    why: "in a default VPC every subnet is public, and so is what is put there by a slip",
    source: `${examples}/tree/main/Protect-cloud-platform-resource`,
    deny: () => [deny("NoDefaultVpc", ["ec2:CreateDefaultSubnet", "ec2:CreateDefaultVpc"])],
  },
  "termination-protection": {
    ...scp,
    why: "a protection that anybody lifts protects from nobody",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html",
    deny: ({ unless }) =>
      unless(
        ["pipeline", "break-glass", "first-role"],
        deny("StacksProtected", ["cloudformation:SetStackPolicy", "cloudformation:UpdateTerminationProtection"]),
      ),
  },
} satisfies { readonly [name: string]: Intent };
