import type { Kind, Properties } from "../../components/model/graph";
import type { View } from "../../components/model/view";

/** Properties that decide about security and are no facet's: policies, rules of networks, switches. By what they are. */
type Judged = {
  readonly [K in Kind]?: (it: View<Properties<K>>) => readonly (readonly [string, View<unknown>])[];
};

export const judgedProperties: Judged = {
  "AWS::CloudTrail::Trail": (it) => [
    ["logging", it.get("IsLogging")],
    ["logging", it.get("IsMultiRegionTrail")],
    ["logging", it.get("EnableLogFileValidation")],
  ],
  "AWS::EC2::Instance": (it) => [["metadata", it.get("MetadataOptions").get("HttpTokens")]],
  "AWS::EC2::SecurityGroup": (it) => [
    ["network", it.get("SecurityGroupIngress")],
    ["network", it.get("SecurityGroupEgress")],
  ],
  "AWS::EC2::SecurityGroupEgress": (it) => [["network", it.get("CidrIp")]],
  "AWS::EC2::SecurityGroupIngress": (it) => [["network", it.get("CidrIp")]],
  "AWS::ECR::Repository": (it) => [["policy", it.get("RepositoryPolicyText")]],
  "AWS::EFS::FileSystem": (it) => [["policy", it.get("FileSystemPolicy")]],
  "AWS::ElasticLoadBalancingV2::Listener": (it) => [["tls", it.get("SslPolicy")]],
  "AWS::GuardDuty::Detector": (it) => [["logging", it.get("Enable")]],
  "AWS::IAM::ManagedPolicy": (it) => [["policy", it.get("PolicyDocument")]],
  "AWS::IAM::Policy": (it) => [["policy", it.get("PolicyDocument")]],
  "AWS::IAM::Role": (it) => [
    ["policy", it.get("AssumeRolePolicyDocument")],
    ["policy", it.get("ManagedPolicyArns")],
    ["policy", it.get("PermissionsBoundary")],
  ],
  "AWS::KMS::Key": (it) => [
    ["policy", it.get("KeyPolicy")],
    ["rotation", it.get("EnableKeyRotation")],
  ],
  "AWS::Logs::LogGroup": (it) => [["retention", it.get("RetentionInDays")]],
  "AWS::OpenSearchService::Domain": (it) => [["policy", it.get("AccessPolicies")]],
  "AWS::S3::Bucket": (it) => {
    const block = it.get("PublicAccessBlockConfiguration");
    return [
      ["exposure", block.get("BlockPublicAcls")],
      ["exposure", block.get("BlockPublicPolicy")],
      ["exposure", block.get("IgnorePublicAcls")],
      ["exposure", block.get("RestrictPublicBuckets")],
      ["exposure", it.get("AccessControl")],
    ];
  },
  "AWS::S3::BucketPolicy": (it) => [["policy", it.get("PolicyDocument")]],
  "AWS::SecretsManager::ResourcePolicy": (it) => [["policy", it.get("ResourcePolicy")]],
  "AWS::SNS::TopicPolicy": (it) => [["policy", it.get("PolicyDocument")]],
  "AWS::SQS::QueuePolicy": (it) => [["policy", it.get("PolicyDocument")]],
};
