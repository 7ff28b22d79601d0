import type { Kind } from "../../components/model/graph";

/** What AWS does by itself where a property is not written, and since when: what is not stated is not therefore insecure. */
export interface AwsDefault {
  readonly type: Kind;
  /** In CloudFormation's words. */
  readonly property: string;
  /** A clause that completes "without it ". */
  readonly does: string;
  /** A month, or the version that brought it; absent where it has always been so. */
  readonly since?: string;
  readonly link: string;
  /** The rule that rests on it. */
  readonly rule: string;
  /** Whether the rule is content with the default; where it is not, why. */
  readonly but?: string;
}

const guide = "https://docs.aws.amazon.com";

/**
 * The defaults that verdicts rest on, where they have changed or people look for them. New ones of AWS's go here, and into the
 * facet or rule that reads the property: the test asks both.
 */
export const awsDefaults: readonly AwsDefault[] = [
  {
    type: "AWS::S3::Bucket",
    property: "BucketEncryption",
    does: "S3 encrypts every object with a key of its own",
    since: "January 2023",
    link: `${guide}/AmazonS3/latest/userguide/default-encryption-faq.html`,
    rule: "encrypted-at-rest",
  },
  {
    type: "AWS::S3::Bucket",
    property: "OwnershipControls",
    does: "a new bucket has no ACLs (BucketOwnerEnforced)",
    since: "April 2023",
    link: `${guide}/AmazonS3/latest/userguide/about-object-ownership.html`,
    rule: "bucket-acls-off",
  },
  {
    type: "AWS::S3::Bucket",
    property: "PublicAccessBlockConfiguration",
    does: "a new bucket blocks public access",
    since: "April 2023",
    link: `${guide}/AmazonS3/latest/userguide/access-control-block-public-access.html`,
    rule: "bucket-public-access-blocked",
    but: "older and imported buckets have no such block, and only one that is stated is put back when somebody takes it off",
  },
  {
    type: "AWS::S3::AccessPoint",
    property: "PublicAccessBlockConfiguration",
    does: "an access point blocks public access, for good",
    link: `${guide}/AmazonS3/latest/userguide/access-points-bpa-settings.html`,
    rule: "bucket-public-access-blocked",
  },
  {
    type: "AWS::SQS::Queue",
    property: "SqsManagedSseEnabled",
    does: "SQS encrypts messages with a key of its own",
    since: "October 2022",
    link: `${guide}/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html`,
    rule: "encrypted-at-rest",
  },
  {
    type: "AWS::DynamoDB::Table",
    property: "SSESpecification",
    does: "DynamoDB encrypts every table with a key of its own",
    since: "2018",
    link: `${guide}/amazondynamodb/latest/developerguide/EncryptionAtRest.html`,
    rule: "encrypted-at-rest",
  },
  {
    type: "AWS::SNS::Topic",
    property: "KmsMasterKeyId",
    does: "SNS encrypts its disks",
    link: `${guide}/securityhub/latest/userguide/sns-controls.html#sns-1`,
    rule: "encrypted-at-rest",
  },
  {
    type: "AWS::Logs::LogGroup",
    property: "KmsKeyId",
    does: "CloudWatch Logs encrypts every group with a key of its own",
    link: `${guide}/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html`,
    rule: "encrypted-at-rest",
  },
  {
    type: "AWS::Redshift::Cluster",
    property: "Encrypted",
    does: "a new cluster is encrypted",
    since: "January 2025",
    link: `${guide}/redshift/latest/mgmt/behavior-changes.html`,
    rule: "encrypted-at-rest",
  },
  {
    type: "AWS::Redshift::Cluster",
    property: "PubliclyAccessible",
    does: "a new cluster is private",
    since: "January 2025",
    link: `${guide}/redshift/latest/mgmt/behavior-changes.html`,
    rule: "not-open-to-internet",
  },
  {
    type: "AWS::RDS::DBInstance",
    property: "DBParameterGroupName",
    does: "PostgreSQL refuses connections in the clear",
    since: "PostgreSQL 15",
    link: `${guide}/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html`,
    rule: "encrypted-in-transit",
  },
  {
    type: "AWS::EKS::Cluster",
    property: "EncryptionConfig",
    does: "everything in the Kubernetes API is encrypted with a key of AWS's",
    since: "Kubernetes 1.28",
    link: `${guide}/eks/latest/userguide/envelope-encryption.html`,
    rule: "encrypted-at-rest",
  },
  {
    type: "AWS::EC2::Instance",
    property: "MetadataOptions.HttpTokens",
    does: "the first version of the metadata service answers too, unless image or account say otherwise",
    link: `${guide}/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html`,
    rule: "imdsv2-required",
    but: "whoever makes an instance send a request reads its role's credentials",
  },
  {
    type: "AWS::ElasticLoadBalancingV2::Listener",
    property: "SslPolicy",
    does: "an HTTPS listener takes TLS 1.0 (ELBSecurityPolicy-2016-08)",
    link: `${guide}/elasticloadbalancing/latest/application/describe-ssl-policies.html`,
    rule: "load-balancer-tls-modern",
    but: "TLS 1.0 and 1.1 are broken",
  },
];

/** What AWS does by itself that a rule rests on. */
export const defaultsBehind = (rule: string): readonly AwsDefault[] => awsDefaults.filter((it) => it.rule === rule);

/** One sentence: what happens without the property, since when, and whether that is enough. */
export const spellDefault = ({ type, property, does, since, but, link }: AwsDefault): string => {
  const when =
    since === undefined ? "" : /^[A-Z][a-z]+ \d{4}$|^\d{4}$/.test(since) ? ` since ${since}` : ` from ${since} on`;
  const enough = but === undefined ? "which is enough" : `which is not enough: ${but}`;
  return `${type} without ${property}: ${does}${when}, ${enough}. ${link}`;
};
