import type { Finding } from "./finding";

/**
 * Where a peer is not followed, and why: what it asks cannot be right, cannot be deployed or contradicts the purpose. Nothing in a
 * template says so; an entry that matches no finding any more fails the tests.
 */
export interface Disagreement {
  /** The peers' own ids. Each has to match a finding. */
  readonly rules: readonly string[];
  readonly type: string;
  /** What it is about, as `stack/construct path`. */
  readonly where: RegExp;
  readonly because: string;
}

/** The same rule in cdk-nag's packs for NIST 800-53 R5, PCI DSS and HIPAA. */
const inAllPacks = (rule: string): readonly string[] =>
  ["NIST.800.53.R5", "PCI.DSS.321", "HIPAA.Security"].map((pack) => `${pack}-${rule}`);

const network: readonly Disagreement[] = [
  {
    rules: ["AwsSolutions-VPC3"],
    type: "AWS::EC2::NetworkAcl",
    where: /\/\w+-acl$/,
    because:
      "It warns of every ACL, because stateless rules are hard to keep right by hand. Ours are written by no hand: they and the " +
      "security groups derive from the same flows, and laws test both. Without them zones would be kept apart by one layer only.",
  },
  {
    rules: ["AwsSolutions-VPC3"],
    type: "AWS::EC2::NetworkAclEntry",
    where: /\/\w+-acl-(in|out)-[\w-]+$/,
    because: "As above.",
  },
  {
    rules: ["AwsSolutions-EC23"],
    type: "AWS::EC2::SecurityGroupIngress",
    where: /\/internet-to-edge-(tcp|udp)-443-in(-ipv6)?$/,
    because:
      "The purpose of the flow `internet -> edge : 443`: customers are everywhere. No other group is open to the world.",
  },
  {
    rules: inAllPacks("VPCNoUnrestrictedRouteToIGW"),
    type: "AWS::EC2::Route",
    where: /\/(edge|firewall)-[a-f]-routes-internet(-ipv6)?$/,
    because:
      "What faces the Internet answers by this route, and NAT gateways go out by it. Only the edge zone has one, or, where a network firewall stands between, the firewall.",
  },
  {
    rules: inAllPacks("VPCSubnetAutoAssignPublicIpDisabled"),
    type: "AWS::EC2::Subnet",
    where: /^a-(dual-stack-network|network-with-a-firewall-a-pool)-[\w-]+\/(?!edge-)[a-z]+-[a-f](-\d+)?$/,
    because:
      "It takes an address of IPv6, which is never private, for a way in. Without one a machine of these zones would not speak IPv6; " +
      "no route leads to them from the Internet, and the one that leads out is an egress-only gateway's. No IPv4 address is public.",
  },
];

const logBucket: readonly Disagreement[] = [
  {
    rules: ["AwsSolutions-S1", ...inAllPacks("S3BucketLoggingEnabled"), "CKV_AWS_18"],
    type: "AWS::S3::Bucket",
    where: /^(a-log-bucket[\w-]*|storefront\/logs)\/bucket$/,
    because:
      "A bucket that logs to itself writes a log of writing each log, and so on; one that logs to another asks the same of that one. " +
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html",
  },
  {
    rules: inAllPacks("S3DefaultEncryptionKMS"),
    type: "AWS::S3::Bucket",
    where: /^(a-log-bucket[\w-]*|storefront\/logs)\/bucket$/,
    because:
      "Load balancers write their access logs to buckets with SSE-S3 only. " +
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
  },
];

const replication: readonly Disagreement[] = [
  {
    rules: inAllPacks("S3BucketReplicationEnabled"),
    type: "AWS::S3::Bucket",
    where:
      /^(a-copy-in-another-account-that-nobody-copies|a-log-bucket[\w-]*|storefront\/(invoices|logs|pictures))\/bucket$|^(a-state-backend[\w-]*|storefront\/pipeline\/state)\/state-bucket$/,
    because:
      "A copy is a bucket, of which the rule asks the same: no finite number of buckets passes. Every version is kept; a copy " +
      "elsewhere is for data whose class asks for it, which logs, pictures for everybody, invoices and state do not.",
  },
  {
    rules: ["AwsSolutions-IAM5[Resource::arn-aws-s3-the-copy/*]"],
    type: "AWS::IAM::ManagedPolicy",
    where: /^a-bucket-that-is-copied-to-another-account-[\w-]+\/replication$/,
    because:
      "All objects of the one bucket that is the copy. In the same account its policy says so; in another, both have to, and S3 " +
      "knows no other way to name objects that are not there yet.",
  },
];

const defaultRules: readonly Disagreement[] = [
  {
    rules: [...inAllPacks("LambdaInsideVPC"), "CKV_AWS_117"],
    type: "AWS::Lambda::Function",
    where: /\/SallyportDefaultRules\/Function$/,
    because:
      "It closes the default group and ACL of the only VPC that it could stand in, calls EC2's API and nothing inside. To stand there " +
      "it would need rights to all network interfaces, which Lambda cannot narrow, and an endpoint or a way out.",
  },
  {
    rules: ["Serverless-SQSRedrivePolicy"],
    type: "AWS::SQS::Queue",
    where: /\/SallyportDefaultRules\/Failed$/,
    because: "It is the dead-letter queue: a message that failed has nowhere further to go.",
  },
  {
    rules: ["AwsSolutions-IAM5[Resource::*]"],
    type: "AWS::IAM::ManagedPolicy",
    where: /\/SallyportDefaultRules\/Tracing$/,
    because:
      "X-Ray's PutTraceSegments and PutTelemetryRecords know no resource; the Serverless pack asks for the tracing. " +
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html",
  },
];

/** As above, for the function that sets what IAM and S3 keep for an account; and the alarm on an emergency. */
const accounts: readonly Disagreement[] = [
  {
    rules: [...inAllPacks("LambdaInsideVPC"), "CKV_AWS_117"],
    type: "AWS::Lambda::Function",
    where: /\/SallyportAccountSettings\/Function$/,
    because:
      "It calls the APIs of IAM and S3 once a deployment and nothing inside any network. To stand in one it would need rights to all " +
      "network interfaces, which Lambda cannot narrow, and a way out to IAM, which has no endpoint in most regions.",
  },
  {
    rules: ["Serverless-SQSRedrivePolicy"],
    type: "AWS::SQS::Queue",
    where: /\/SallyportAccountSettings\/Failed$/,
    because: "It is the dead-letter queue: a message that failed has nowhere further to go.",
  },
  {
    rules: ["AwsSolutions-IAM5[Resource::*]"],
    type: "AWS::IAM::ManagedPolicy",
    where: /\/(SallyportAccountSettings\/Tracing|(passwords|public-access-block|root-access)\/Policy)$/,
    because:
      "The settings are the account's, and X-Ray's traces: none of these actions knows a resource. " +
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html",
  },
  {
    rules: ["Serverless-EventBusDLQ"],
    type: "AWS::Events::Rule",
    where: /^a-way-in-for-[\w-]+\/use$/,
    because:
      "EventBridge tries for a day to publish to a topic of the same account and region, and the trail has every use. A queue beside it " +
      "would have nobody who reads it on the night of an emergency.",
  },
];

/** What AWS Backup makes has no name beforehand; what ends in `*` is in this account and region, and of one service. */
const backups: readonly Disagreement[] = [
  {
    rules: ["NIST.800.53.R5-EFSInBackupPlan", "HIPAA.Security-EFSInBackupPlan"],
    type: "AWS::EFS::FileSystem",
    where: /^a-file-system-[\w-]+\/file-system$/,
    because:
      "It looks for a selection in the same template. `BackupPolicy` puts the file system into AWS Backup's own plan, every day for 35 " +
      "days; beside a backup vault that names it the rule is silent. https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html",
  },
  {
    rules: [
      "*",
      "arn:<AWS::Partition>:backup:<AWS::Region>:<AWS::AccountId>:recovery-point:*",
      "arn:<AWS::Partition>:ec2:<AWS::Region>::snapshot/*",
      "arn:<AWS::Partition>:rds:<AWS::Region>:<AWS::AccountId>:cluster-snapshot:awsbackup:*",
      "arn:<AWS::Partition>:rds:<AWS::Region>:<AWS::AccountId>:snapshot:awsbackup:*",
      "arn-aws-dynamodb-eu-west-1-111122223333-table-orders/backup/*",
    ].map((resource) => `AwsSolutions-IAM5[Resource::${resource}]`),
    type: "AWS::IAM::ManagedPolicy",
    where: /^(a-backup-vault-[\w-]+|storefront\/backups)\/role-policy$/,
    because:
      "Copies are named when they are made. `*` alone stands for looking things up, which EC2 and the tagging service narrow to nothing " +
      "(a condition narrows it to the region), and for copying out of the vault, where some backups have ARNs of their own service. " +
      "AWS's own policy for the role, which the rule refuses as well, names the services and nothing else.",
  },
  {
    rules: [
      "arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/*",
      "arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/*/backup/*",
      "arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:volume/*",
      "arn:<AWS::Partition>:elasticfilesystem:<AWS::Region>:<AWS::AccountId>:file-system/*",
      "arn:<AWS::Partition>:rds:<AWS::Region>:<AWS::AccountId>:cluster:*",
      "arn:<AWS::Partition>:rds:<AWS::Region>:<AWS::AccountId>:db:*",
    ].map((resource) => `AwsSolutions-IAM5[Resource::${resource}]`),
    type: "AWS::IAM::ManagedPolicy",
    where: /^a-backup-vault-for-what-has-a-tag\/role-policy$/,
    because: "Its purpose: what will have the tag is not known beforehand. Each kind has to be named.",
  },
  {
    rules: ["AwsSolutions-IAM5[Resource::*]"],
    type: "AWS::IAM::ManagedPolicy",
    where: /^encrypted-volumes-[\w-]+\/encryption\/Policy$/,
    because:
      "Encryption by default is a setting of the account, of which EC2 knows no resource; a condition narrows it to the region. " +
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html",
  },
];

const tables: readonly Disagreement[] = [
  {
    rules: ["NIST.800.53.R5-DynamoDBInBackupPlan", "HIPAA.Security-DynamoDBInBackupPlan"],
    type: "AWS::DynamoDB::Table",
    where: /^a-table-[\w-]+\/table$/,
    because:
      "It looks for a selection in the same template. DynamoDB itself keeps every moment of as many days as the class asks, up to 35; " +
      "beside a backup vault that names the table the rule is silent.",
  },
];

const queues: readonly Disagreement[] = [
  {
    rules: ["Serverless-SQSRedrivePolicy"],
    type: "AWS::SQS::Queue",
    where: /^(a-queue-[\w-]+|storefront\/orders)\/dead-letters$|^a-queue-for-the-dead-letters-of-others\/queue$/,
    because: "It is the dead-letter queue: a message that failed has nowhere further to go.",
  },
  {
    rules: ["AwsSolutions-SQS3"],
    type: "AWS::SQS::Queue",
    where: /^a-queue-for-the-dead-letters-of-others\/queue$/,
    because: "It is the dead-letter queue of queues in other stacks, where the rule does not look.",
  },
];

const databases: readonly Disagreement[] = [
  {
    rules: ["NIST.800.53.R5-RDSInBackupPlan", "HIPAA.Security-RDSInBackupPlan"],
    type: "AWS::RDS::DBInstance",
    where: /^[\w-]+\/instance(-[a-f])?$/,
    because:
      "It looks for a selection in the same template. RDS makes backups of its own as long as the class asks, up to 35 days; what is " +
      "longer is a backup vault's, beside which the rule is silent on an instance. AWS Backup knows Aurora by its clusters alone. " +
      "https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html",
  },
  {
    rules: ["AwsSolutions-RDS14"],
    type: "AWS::RDS::DBCluster",
    where: /^[\w-]+-Aurora-MySQL-cluster\/cluster$/,
    because:
      "Backtracking takes back in place what was committed, records of who did what among it, at the word of one API call. A restore " +
      "to a point in time makes a second cluster and leaves the first as it is.",
  },
  {
    rules: ["W3691", "E3691", "E9006"],
    type: "AWS::RDS::DBInstance",
    where: /^[\w-]+(\/order-database)?\/instance$/,
    because:
      "It asks for a minor version. With automatic minor upgrades RDS is soon past any that is written down, and refuses the way back; " +
      "of a major version alone RDS takes the default, and never one that is lower than what runs. " +
      "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html",
  },
  {
    rules: ["W3690"],
    type: "AWS::RDS::DBCluster",
    where: /^[\w-]+-Aurora-MySQL-cluster\/cluster$/,
    because: "As above.",
  },
];

/** In stacks of their own, and in the storefront's pipeline. */
const runnersAre = (what: string): RegExp =>
  new RegExp(`^(runners-of-[\\w-]+|storefront/pipeline/storefront)/${what}$`);
const deployRolesAre = (what: string): RegExp =>
  new RegExp(`^(deploy-roles[\\w-]*|storefront/pipeline/deploy)/${what}$`);

const runners: readonly Disagreement[] = [
  {
    rules: ["PCI.DSS.321-CodeBuildProjectSourceRepoUrl", "HIPAA.Security-CodeBuildProjectSourceRepoUrl"],
    type: "AWS::CodeBuild::Project",
    where: runnersAre("(pull-request|branch|protected-branch|deploy)-project-\\w+"),
    because:
      "It takes a connection for a password: of all ways it knows `OAUTH` alone, whose token lasts until somebody takes it back. A " +
      "connection's lasts hours. https://docs.aws.amazon.com/codebuild/latest/userguide/connections-github-app.html",
  },
  {
    rules: ["AwsSolutions-CB5"],
    type: "AWS::CodeBuild::Project",
    where: /^runners-of-repositories-in-GitLab-with-an-image-of-their-own\/branch-project-\w+$/,
    because:
      "Its purpose: an image of one's own, by its digest. Of one whose name is known only after deployment the rule fails.",
  },
  {
    rules: [
      "AwsSolutions-IAM5[Resource::*]",
      "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:network-interface/*]",
    ],
    type: "AWS::IAM::ManagedPolicy",
    where: runnersAre("(pull-request|branch|protected-branch|deploy)-role-policy"),
    because:
      "A network interface has no name before it is made; a condition narrows it to the tier's subnets. EC2 describes nothing by name, " +
      "ECR's log-in knows no resource, and a Deny holds for everything. " +
      "https://docs.aws.amazon.com/codebuild/latest/userguide/auth-and-access-control-iam-identity-based-access-control.html",
  },
  {
    rules: ["E3050"],
    type: "AWS::CodeBuild::Project",
    where: runnersAre("(pull-request|branch|protected-branch|deploy)-project-\\w+"),
    because:
      "It takes the role's ARN, which `Fn::GetAtt` writes here, for its `Ref`, and asks for `Fn::GetAtt`; cfn-lint, whose rule it is, does not.",
  },
  {
    rules: ["Serverless-EventBusDLQ"],
    type: "AWS::Events::Rule",
    where: runnersAre("records-rule"),
    because:
      "EventBridge tries for a day to write to a log group of the same account and region, and CloudTrail has each build's start as " +
      "well. A queue beside it would have nobody who reads it.",
  },
];

/** What is the account's, of a service, in the region. */
const ofService = (service: string): string => `arn:<AWS::Partition>:${service}:<AWS::Region>:<AWS::AccountId>:*`;
const ofIam = (resource: string): string => `arn:<AWS::Partition>:iam::<AWS::AccountId>:${resource}`;
const wild = (resources: readonly string[]): readonly string[] =>
  resources.map((resource) => `AwsSolutions-IAM5[Resource::${resource}]`);

/** What pipelines deploy, but for buckets. */
const deployed = [
  "backup",
  "cloudwatch",
  "dynamodb",
  "ec2",
  "ecr",
  "ecs",
  "elasticfilesystem",
  "elasticloadbalancing",
  "events",
  "kms",
  "lambda",
  "logs",
  "rds",
  "secretsmanager",
  "sns",
  "sqs",
];

const madeByPipelines = [
  "policy/*",
  "policy/app/*",
  "policy/app/shop/*",
  "role/*",
  "role/app/*",
  "role/app/shop/*",
  "role/aws-service-role/*",
].map(ofIam);

const deployment: readonly Disagreement[] = [
  {
    rules: [
      ...[...deployed, "s3", "signer"].map((service) => `AwsSolutions-IAM5[Action::${service}:*]`),
      ...wild([
        "*",
        ...madeByPipelines,
        ...["role/ci/*", "role/pipeline/*", "role/cdk-hnb659fds-*", "policy/storefront/*", "role/storefront/*"].map(
          ofIam,
        ),
      ]),
      ...inAllPacks("IAMPolicyNoStatementsWithFullAccess"),
      "CKV_AWS_107",
      "CKV_AWS_108",
      "CKV_AWS_109",
      "CKV_AWS_110",
      "CKV_AWS_111",
    ],
    type: "AWS::IAM::ManagedPolicy",
    where: /^(deploy-roles[\w-]*|storefront\/pipeline\/deploy)\/boundary$/,
    because:
      "A boundary allows nobody anything: it says what the roles that have it may do at most, of what their own policies allow by name. " +
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  },
  {
    rules: wild(["*", "arn:<AWS::Partition>:s3:::*", ...deployed.map(ofService)]),
    type: "AWS::IAM::ManagedPolicy",
    where: deployRolesAre("(plan|apply)-(compute|databases|messages|network|storage)"),
    because:
      "The purpose of a role that deploys: what it will make has no name yet. Each service and each action is named, all of one account " +
      "and region; `*` alone stands for actions that AWS narrows to nothing, with a condition on the region.",
  },
  {
    rules: wild([...madeByPipelines, ...["policy/storefront/*", "role/storefront/*"].map(ofIam)]),
    type: "AWS::IAM::ManagedPolicy",
    where: deployRolesAre("(plan|apply)-identities"),
    because:
      "As above: it makes roles and policies under one path, with one boundary, has services link theirs, and reads the others to compare.",
  },
  {
    rules: wild(["*"]),
    type: "AWS::IAM::ManagedPolicy",
    where: /^an-image-repository[\w-]*\/grant-[a-z]+$/,
    because:
      "The token that Docker logs in with is the account's: ECR knows no resource for it, and a condition narrows it to the region. " +
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html",
  },
  {
    rules: wild(["arn:<AWS::Partition>:signer:<AWS::Region>:<AWS::AccountId>:/signing-jobs/*"]),
    type: "AWS::IAM::ManagedPolicy",
    where: /^code-signing-[\w-]+\/grant-build$/,
    because: "A job is named when it begins; to wait for its end is all that is allowed of it.",
  },
  {
    rules: ["CKV_AWS_32"],
    type: "AWS::ECR::Repository",
    where: /^an-image-repository[\w-]*\/repository$/,
    because: "It takes a denial to everybody but those who push for a permission.",
  },
  {
    rules: ["AwsSolutions-ECR1"],
    type: "AWS::ECR::Repository",
    where: /^an-image-repository-that-an-organization-[\w-]+\/repository$/,
    because:
      "It takes `*` for everybody whatever the condition says. Here it is `aws:PrincipalOrgID`, AWS's own way to name an organization. " +
      "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html",
  },
  {
    rules: ["Serverless-EventBusDLQ"],
    type: "AWS::Events::Rule",
    where: /^(a-change-alarm[\w-]*|storefront\/pipeline\/changes)\/rule-[a-z-]+$/,
    because:
      "Every event goes to a log group beside the topic, for as long as its class asks: what cannot be delivered to one is found in the " +
      "other, and in the trail. EventBridge goes on trying for 24 hours.",
  },
];

const boundary = {
  type: "AWS::IAM::ManagedPolicy",
  where: /^(a-boundary-[\w-]+|storefront\/storefront(-builds)?)\/policy$/,
};

const roles: readonly Disagreement[] = [
  {
    ...boundary,
    rules: [
      "Action::backup:*",
      "Action::cloudtrail:*",
      "Action::codebuild:*",
      "Action::codeconnections:*",
      "Action::config:*",
      "Action::dynamodb:*",
      "Action::ec2:*",
      "Action::kms:*",
      "Action::lambda:*",
      "Action::logs:*",
      "Action::rds-db:*",
      "Action::rds:*",
      "Action::s3:*",
      "Action::sqs:*",
      "Action::tag:*",
      "Action::xray:*",
      "Resource::*",
      "Resource::arn:<AWS::Partition>:iam::<AWS::AccountId>:policy/*",
      "Resource::arn:<AWS::Partition>:iam::<AWS::AccountId>:policy/shop/*",
      "Resource::arn:<AWS::Partition>:iam::<AWS::AccountId>:role/*",
      "Resource::arn:<AWS::Partition>:iam::<AWS::AccountId>:role/aws-service-role/*",
      "Resource::arn:<AWS::Partition>:iam::<AWS::AccountId>:role/shop/*",
    ].map((what) => `AwsSolutions-IAM5[${what}]`),
    because:
      "A boundary gives nothing: it says what other policies may give at most, service by service. Each of those is looked at itself.",
  },
  {
    ...boundary,
    rules: [
      ...inAllPacks("IAMPolicyNoStatementsWithFullAccess"),
      "CKV_AWS_107",
      "CKV_AWS_108",
      "CKV_AWS_109",
      "CKV_AWS_110",
      "CKV_AWS_111",
    ],
    because: "As above: nobody reads, writes or manages anything by it.",
  },
  {
    rules: ["AwsSolutions-IAM5[Resource::*]"],
    type: "AWS::IAM::ManagedPolicy",
    where: /^a-role-that-does-what-it-declares\/policy$/,
    because:
      "ec2:DescribeInstances and xray:PutTraceSegments know no resource; those that do are refused there. " +
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html",
  },
  {
    rules: ["invoices/*", "invoices/in/*", "logs/*"].map(
      (objects) => `AwsSolutions-IAM5[Resource::arn-aws-s3-${objects}]`,
    ),
    type: "AWS::IAM::ManagedPolicy",
    where: /^a-role-(for-a-week|that-uses-what-storage-made)\/policy$/,
    because:
      "Objects that are not there yet have no other name than their bucket's, with what theirs begin with. Where the right is declared on the " +
      "bucket it stands in the bucket's policy, at which the rule does not look.",
  },
];

const machines: readonly Disagreement[] = [
  {
    rules: [
      "AwsSolutions-IAM5[Resource::*]",
      ...["*/*", "instance/*", "network-interface/*", "volume/*"].map(
        (things) => `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:${things}]`,
      ),
    ],
    type: "AWS::IAM::ManagedPolicy",
    where: /^machines-of-EC2-for-[\w-]+\/controller-(role|machines)-policy$/,
    because:
      "A machine, its disk and its interface have no name before they are made: conditions narrow them to the tiers' templates and to the " +
      "runners' tag. EC2 describes nothing by name, X-Ray knows no resources, a Deny holds for everything, and Lambda tries the right to " +
      "delete an interface with no name. https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
  },
  {
    rules: [...["NIST.800.53.R5", "HIPAA.Security", "Serverless"].map((pack) => `${pack}-LambdaDLQ`), "CKV_AWS_116"],
    type: "AWS::Lambda::Function",
    where: /^machines-of-EC2-for-[\w-]+\/controller-function$/,
    because:
      "What calls it says nothing but that a minute is over, and the next call looks at everything anew: there is nothing in a call that " +
      "failed that somebody could do later.",
  },
  {
    rules: ["Serverless-EventBusDLQ"],
    type: "AWS::Events::Rule",
    where: /^machines-of-EC2-for-[\w-]+\/records-rule$/,
    because:
      "EventBridge tries for a day to write to a log group of the same account and region, and CloudTrail has the start and the end of each " +
      "machine as well. A queue beside it would have nobody who reads it.",
  },
];

export const disagreements: readonly Disagreement[] = [
  ...backups,
  ...databases,
  ...tables,
  ...queues,
  ...network,
  ...logBucket,
  ...replication,
  ...defaultRules,
  ...accounts,
  ...roles,
  ...runners,
  ...machines,
  ...deployment,
];

export const covers = ({ type, where }: Disagreement, rule: string, finding: Finding): boolean =>
  finding.rule === rule && finding.type === type && where.test(`${finding.stack}/${finding.resource}`);
