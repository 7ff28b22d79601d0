/** What a set of guardrails denies, by the intent that it is for: at least one statement with all of these actions. */
export interface Claim {
  readonly intent: string;
  readonly actions: readonly string[];
  /** Keys that the statement's conditions ask for, each of them. */
  readonly keys?: readonly string[];
  /** Keys that they may ask for, too. Any other could make the statement hold for nobody. */
  readonly optional?: readonly string[];
  /** Told apart by tag and by path, each in a statement of its own. */
  readonly exempts?: true;
}

const byPrincipal = ["aws:principalarn"];

const baseline: readonly Claim[] = [
  { intent: "leave-organization", actions: ["account:CloseAccount", "organizations:LeaveOrganization"] },
  { intent: "root-user", actions: ["*"], keys: ["aws:assumedroot", ...byPrincipal] },
  { intent: "regions", actions: ["ec2:RunInstances", "s3:CreateBucket"], keys: ["aws:requestedregion"] },
  { intent: "regions", actions: ["account:EnableRegion"] },
  {
    intent: "audit",
    actions: [
      "cloudtrail:StopLogging",
      "config:StopConfigurationRecorder",
      "guardduty:DeleteDetector",
      "securityhub:DisableSecurityHub",
      "access-analyzer:DeleteAnalyzer",
    ],
  },
  { intent: "audit", actions: ["ec2:DeleteFlowLogs", "logs:DeleteLogGroup", "cloudtrail:UpdateTrail"], exempts: true },
  { intent: "key-deletion", actions: ["kms:DisableKey", "kms:ScheduleKeyDeletion"], exempts: true },
  { intent: "iam-users", actions: ["iam:CreateUser", "iam:CreateAccessKey", "iam:CreateLoginProfile"] },
  { intent: "boundaries", actions: ["iam:CreateRole"], keys: ["iam:permissionsboundary"] },
  { intent: "boundaries", actions: ["iam:DeleteRolePermissionsBoundary"] },
  { intent: "boundaries", actions: ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"], exempts: true },
  { intent: "exemptions", actions: ["iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"], exempts: true },
  { intent: "exemptions", actions: ["iam:TagRole", "iam:UntagRole"], exempts: true },
  { intent: "exemptions", actions: ["iam:TagRole"], keys: ["aws:tagkeys"], exempts: true },
  { intent: "exemptions", actions: ["sts:TagSession"], keys: ["aws:tagkeys"] },
  { intent: "instance-metadata-v1", actions: ["ec2:RunInstances"], keys: ["ec2:metadatahttptokens"] },
  { intent: "instance-metadata-v1", actions: ["*"], keys: ["ec2:roledelivery"] },
  { intent: "instance-metadata-v1", actions: ["ec2:ModifyInstanceMetadataOptions"], exempts: true },
  { intent: "unencrypted", actions: ["ec2:CreateVolume"], keys: ["ec2:encrypted"] },
  { intent: "unencrypted", actions: ["rds:CreateDBCluster"], keys: ["rds:storageencrypted"] },
  {
    intent: "unencrypted",
    actions: ["elasticfilesystem:CreateFileSystem"],
    keys: ["elasticfilesystem:encrypted"],
  },
  { intent: "unencrypted", actions: ["ec2:DisableEbsEncryptionByDefault"] },
  { intent: "public-sharing", actions: ["ec2:DisableSnapshotBlockPublicAccess"] },
  { intent: "public-sharing", actions: ["ec2:ModifySnapshotAttribute"], keys: ["ec2:add/group"] },
  { intent: "public-sharing", actions: ["lambda:AddPermission"], keys: ["lambda:functionurlauthtype"] },
  { intent: "public-sharing", actions: ["ram:CreateResourceShare"], keys: ["ram:requestedallowsexternalprincipals"] },
  { intent: "public-sharing", actions: ["s3:PutAccountPublicAccessBlock"], exempts: true },
  { intent: "default-vpc", actions: ["ec2:CreateDefaultVpc"] },
  { intent: "termination-protection", actions: ["cloudformation:UpdateTerminationProtection"], exempts: true },
];

const noHands: readonly Claim[] = [
  { intent: "humans-read-only", actions: ["ec2:TerminateInstances", "s3:PutObject", "kms:Decrypt"], keys: byPrincipal },
  { intent: "humans-read-only", actions: ["sts:AssumeRole"], keys: byPrincipal },
  {
    intent: "changes-through-pipeline",
    actions: ["cloudformation:UpdateStack", "ec2:AuthorizeSecurityGroupIngress", "iam:CreateRole"],
    exempts: true,
  },
  {
    intent: "pipeline-network",
    actions: ["*"],
    keys: ["aws:sourcevpc", "aws:viaawsservice", ...byPrincipal],
    optional: ["aws:sourceip"],
  },
];

const perimeter: readonly Claim[] = [
  {
    intent: "own-principals",
    actions: ["s3:GetObject", "kms:Decrypt", "sqs:SendMessage", "secretsmanager:GetSecretValue", "sts:AssumeRole"],
    keys: ["aws:principalisawsservice", "aws:principalorgid"],
    optional: ["aws:principalaccount"],
  },
  {
    intent: "confused-deputy",
    actions: ["s3:PutObject", "kms:Decrypt", "sqs:SendMessage"],
    keys: ["aws:principalisawsservice", "aws:sourceaccount", "aws:sourceorgid"],
  },
  { intent: "tls-only", actions: ["s3:GetObject", "sqs:SendMessage"], keys: ["aws:securetransport"] },
  { intent: "session-tags", actions: ["sts:TagSession"], keys: ["aws:tagkeys"] },
];

/** By the value of the tag `Guardrails`. */
export const claims: { readonly [set: string]: readonly Claim[] } = {
  baseline,
  "no-hands": noHands,
  perimeter,
  quarantine: [{ intent: "quarantine", actions: ["*"], exempts: true }],
  "new-accounts": [{ intent: "quarantine", actions: ["*"], keys: ["aws:principalorgpaths"], exempts: true }],
};
