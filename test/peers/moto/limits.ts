import { read } from "../judges/python";

/** Types of which moto's CloudFormation has no model. What their plans promise is tested without moto. */
export const notModelled: readonly string[] = [
  "AWS::AccessAnalyzer::Analyzer",
  "AWS::Backup::BackupPlan",
  "AWS::Backup::BackupSelection",
  "AWS::Backup::BackupVault",
  "AWS::Backup::RestoreTestingPlan",
  "AWS::Backup::RestoreTestingSelection",
  "AWS::CodeBuild::Project",
  "AWS::EC2::EgressOnlyInternetGateway",
  "AWS::EC2::GatewayRouteTableAssociation",
  "AWS::EC2::NetworkAcl",
  "AWS::EC2::NetworkAclEntry",
  "AWS::EC2::SecurityGroupEgress",
  "AWS::EC2::SnapshotBlockPublicAccess",
  "AWS::EC2::SubnetNetworkAclAssociation",
  "AWS::EC2::TransitGatewayAttachment",
  "AWS::EC2::TransitGatewayRouteTableAssociation",
  "AWS::EC2::TransitGatewayRouteTablePropagation",
  "AWS::EC2::VPCBlockPublicAccessExclusion",
  "AWS::EC2::VPCBlockPublicAccessOptions",
  "AWS::EC2::VPCCidrBlock",
  "AWS::EC2::VPCEncryptionControl",
  "AWS::IAM::OIDCProvider",
  "AWS::Lambda::CodeSigningConfig",
  "AWS::NetworkFirewall::Firewall",
  "AWS::NetworkFirewall::FirewallPolicy",
  "AWS::NetworkFirewall::LoggingConfiguration",
  "AWS::NetworkFirewall::RuleGroup",
  "AWS::Organizations::Account",
  "AWS::Organizations::Organization",
  "AWS::Organizations::OrganizationalUnit",
  "AWS::Organizations::Policy",
  "AWS::RDS::DBCluster",
  "AWS::RDS::DBClusterParameterGroup",
  "AWS::RDS::OptionGroup",
  "AWS::Route53Resolver::FirewallDomainList",
  "AWS::Route53Resolver::FirewallRuleGroup",
  "AWS::Route53Resolver::FirewallRuleGroupAssociation",
  "AWS::Route53Resolver::ResolverQueryLoggingConfig",
  "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation",
  // Told to the service itself, with every reference resolved: by PutBucketPolicy and SetQueueAttributes.
  "AWS::S3::BucketPolicy",
  "AWS::SQS::QueuePolicy",
  "AWS::SNS::Subscription",
  "AWS::SNS::TopicPolicy",
  "AWS::SecretsManager::ResourcePolicy",
  "AWS::SecretsManager::RotationSchedule",
  "AWS::SecretsManager::Secret",
  "AWS::Scheduler::Schedule",
  "AWS::Signer::ProfilePermission",
  "AWS::Signer::SigningProfile",
];

/** Types that moto has a model of and fails to create, with its fault. */
export const notWorking: { readonly [type: string]: string } = {
  "AWS::SSO::Assignment": "it has no model of it, and answers a stack of nothing else with a page for people",
  "AWS::SSO::PermissionSet": "as above",
  "AWS::RDS::DBInstance": "it takes the reference to a parameter group for a text and finds an object",
};

/** Types for which moto would run a function in a container. */
export const notRun = /^(Custom::|AWS::CloudFormation::CustomResource$)/;

/** Properties that are left out, with the reason. */
export const notTaken: { readonly [type: string]: { readonly [property: string]: string } } = {
  "AWS::KMS::Key": { Tags: "moto looks for `TagKey`, as KMS's API has it, where CloudFormation has `Key`" },
  "AWS::Logs::LogGroup": { LogGroupName: "the tests' databases have one name, and moto is one account" },
  "AWS::SQS::Queue": { QueueName: "as above" },
};

/** Attributes that moto's resources do not have: what asks for one is not deployed. */
export const notAnswered: readonly string[] = ["DefaultNetworkAcl"];

/** Stacks that moto refuses, for want of what. One that it takes after all fails the tests. */
export const refused: { readonly [stack: string]: string } = {
  "a-dual-stack-network-of-bigger-zones-with-a-transit-gateway-that-enforces-encryption":
    "a VPC whose addresses come from a pool",
  "a-file-system-with-everything": "the ARN of a file system",
  "a-network-in-which-only-named-hosts-are-found": "a NAT gateway of a whole region",
  "a-dual-stack-network-with-a-firewall-a-pool-of-addresses-and-a-bucket-for-its-logs":
    "a VPC whose addresses come from a pool",
  "an-image-repository": "a name, which it makes up with letters that ECR does not take",
  "a-queue-that-keeps-its-order-and-shares-its-dead-letters": "the other account's queue, which it looks for",
};

/** The types of which moto's CloudFormation has a model. */
export const modelledTypes = async (): Promise<ReadonlySet<string>> => {
  const script = "import json, moto.cloudformation.parsing as it; print(json.dumps(list(it.get_model_map())))";
  return new Set((await read("python", ["-c", script])) as readonly string[]);
};
