import type { Kind } from "../../components/model/graph";

/**
 * What mends a finding where CDK's own constructs have one argument for it: by rule, with the aspect where there is one, and by the
 * type of the resource that the construct makes. A template's words alone would send its user to an escape hatch.
 */
const words: { readonly [rule: string]: { readonly [K in Kind]?: string } } = {
  "bucket-public-access-blocked": { "AWS::S3::Bucket": "blockPublicAccess: BlockPublicAccess.BLOCK_ALL" },
  "bucket-tls-only": { "AWS::S3::Bucket": "enforceSSL: true" },
  "key-rotation": { "AWS::KMS::Key": "enableKeyRotation: true" },
  "messages-over-tls-only": { "AWS::SNS::Topic": "enforceSSL: true" },
  "old-versions-kept": { "AWS::S3::Bucket": "versioned: true" },
  "point-in-time-recovery": {
    "AWS::DynamoDB::Table": "pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true }",
  },
  "requests-are-traced": {
    "AWS::Lambda::Function": "tracing: Tracing.ACTIVE",
    "AWS::StepFunctions::StateMachine": "tracingEnabled: true",
  },
  "subnet-no-auto-public-ip": { "AWS::EC2::Subnet": "mapPublicIpOnLaunch: false` in `subnetConfiguration" },
  "use-is-logged/flow-logs": { "AWS::EC2::VPC": "flowLogs: { all: {} }" },
};

/** What CDK does for all resources at once, of whatever type. */
const forAll: { readonly [rule: string]: string } = {
  "owner-tagged": 'In CDK, `Tags.of(app).add("Owner", "orders")` does it for all at once.',
};

/** The fix, with the words of CDK's own constructs after it where they have any. */
export const inCdkWords = (fix: string, ruleName: string, kind: Kind): string => {
  const own = Object.hasOwn(words, ruleName) ? words[ruleName]?.[kind] : undefined;
  if (own !== undefined) return `${fix} CDK's own construct takes \`${own}\`.`;
  return Object.hasOwn(forAll, ruleName) ? `${fix} ${forAll[ruleName] ?? ""}` : fix;
};
